import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { get, send, type RunDetail, type SeriesSummary } from '../api/client.ts';
import { ChartGrid } from '../charts/ChartGrid.tsx';
import { LineChart } from '../charts/LineChart.tsx';
import { useWords } from '../i18n/index.ts';
import { duration, moment, value } from '../kit/format.ts';
import { runRoute } from '../router.tsx';
import { styleOf, viewOf } from '../state/chartView.ts';
import { look } from '../state/looks.ts';
import { clean, type RunTab, type RunView } from '../state/view.ts';
import { ConsolePane } from './ConsolePane.tsx';
import { FilesPane } from './FilesPane.tsx';
import { ParamTree } from './ParamTree.tsx';
import { Path } from './Path.tsx';

const TABS: RunTab[] = ['overview', 'charts', 'console', 'system', 'files'];
const SYSTEM = 'system';

/** One run: what it was told, what it measured, printed and left behind. */
export function RunPage(): JSX.Element {
    const { t, language } = useWords();
    const { run: id } = runRoute.useParams();
    const view = runRoute.useSearch();
    const { tab = 'overview', file } = view;
    const navigate = useNavigate();
    const run = useQuery({ queryKey: ['run', id], queryFn: () => get<RunDetail>(`/api/v1/runs/${id}`) });
    const series = useQuery({ queryKey: ['series', id], queryFn: () => get<{ series: SeriesSummary[] }>(`/api/v1/runs/${id}/series?limit=1000`) });
    const all = series.data?.series ?? [];
    const measured = all.filter((s) => !s.key.startsWith(SYSTEM));
    const system = all.filter((s) => s.key.startsWith(SYSTEM));
    if (!run.data) {
        return <div className="page">{run.error ? <p className="problem">{run.error.message}</p> : null}</div>;
    }
    const one = run.data;
    const go = (next: RunTab): void => void navigate({ to: '/runs/$run', params: { run: id }, search: next === 'overview' ? {} : { tab: next } });
    const change: ChartsProps['onView'] = (part) => void navigate({ to: '/runs/$run', params: { run: id }, search: clean<RunView>({ ...view, ...part }) });
    const counts: Record<RunTab, number> = {
        overview: 0,
        charts: new Set(measured.map((s) => s.key)).size,
        console: one.consoleLines,
        system: system.length,
        files: 0,
    };
    return (
        <div className="run">
            <Path>
                <Link to="/">{t('bar.projects')}</Link> <span className="fact">/</span>{' '}
                <Link to="/projects/$project" params={{ project: one.project }} search={{}}>
                    {one.projectName}
                </Link>{' '}
                <span className="fact">/</span> <b>{one.name}</b>
            </Path>
            <header className="page-head">
                <i className="swatch" style={{ background: 'var(--c1)' }} />
                <h1>{one.name}</h1>
                <span className={`status ${one.status}`}>
                    {one.status === 'RUNNING' && <i className="dot" />} {t(`status.${one.status}`)}
                </span>
                <span className="fact">{duration((one.end ?? one.heartbeat) - one.start)}</span>
            </header>
            <div className="tabs" role="tablist">
                {TABS.map((name) => (
                    <button key={name} type="button" role="tab" aria-selected={tab === name} onClick={() => go(name)}>
                        {t(`run.${name}`)} {counts[name] > 0 && <span className="fact">{counts[name].toLocaleString('en-US')}</span>}
                    </button>
                ))}
            </div>
            {tab === 'overview' && (
                <div className="overview">
                    <div className="pane side">
                        <ParamTree params={one.params} />
                        <h2>{t('run.madeBy')}</h2>
                        <dl className="facts">
                            <dt>{t('run.started')}</dt>
                            <dd>{moment(one.start, language)}</dd>
                            <dt>{t('run.took')}</dt>
                            <dd>{duration((one.end ?? one.heartbeat) - one.start)}</dd>
                            {one.user && <dt>{t('run.user')}</dt>}
                            {one.user && <dd>{one.user}</dd>}
                            <dt>{t('run.id')}</dt>
                            <dd>
                                <code>{one.id}</code>
                            </dd>
                        </dl>
                        <Note run={one} />
                        <h2>{t('run.tags')}</h2>
                        <dl className="facts">
                            {Object.entries(one.tags)
                                .filter(([k]) => k !== 'mlflow.runName' && k !== 'mlflow.note.content')
                                .map(([k, v]) => [
                                    <dt key={k} title={k} className="cut">
                                        {k}
                                    </dt>,
                                    <dd key={`${k}=`}>{v}</dd>,
                                ])}
                        </dl>
                    </div>
                    <div className="pane">
                        <h2>
                            {t('run.summaries')} <span className="fact">{measured.length}</span>
                        </h2>
                        <table className="summaries">
                            <thead>
                                <tr>
                                    <th>{t('run.series')}</th>
                                    <th className="num">{t('run.last')}</th>
                                    <th className="num">{t('run.min')}</th>
                                    <th className="num">{t('run.atStep')}</th>
                                    <th className="num">{t('run.max')}</th>
                                    <th className="num">{t('run.atStep')}</th>
                                </tr>
                            </thead>
                            <tbody>
                                {measured.map((s) => (
                                    <tr key={s.key + JSON.stringify(s.context)}>
                                        <td title={s.key}>
                                            {s.key} <span className="fact">{Object.values(s.context).join(' ')}</span>
                                        </td>
                                        <td className="num">{value(s.last)}</td>
                                        <td className="num">{value(s.min)}</td>
                                        <td className="num fact">{s.minStep?.toLocaleString('en-US')}</td>
                                        <td className="num">{value(s.max)}</td>
                                        <td className="num fact">{s.maxStep?.toLocaleString('en-US')}</td>
                                    </tr>
                                ))}
                            </tbody>
                        </table>
                    </div>
                </div>
            )}
            {tab === 'charts' && <RunCharts run={one} keys={[...new Set(measured.map((s) => s.key))]} view={view} onView={change} />}
            {tab === 'system' && <SystemCharts run={one} keys={system.map((s) => s.key)} view={view} onView={change} />}
            {tab === 'console' && <ConsolePane run={id} total={one.consoleLines} />}
            {tab === 'files' && (
                <FilesPane
                    run={id}
                    file={file ?? null}
                    onFile={(path) => void navigate({ to: '/runs/$run', params: { run: id }, search: { tab: 'files', file: path } })}
                />
            )}
        </div>
    );
}

interface ChartsProps {
    run: RunDetail;
    keys: string[];
    view: RunView;
    onView: (part: { [K in keyof RunView]: RunView[K] | undefined }) => void;
}

function RunCharts({ run, keys, view, onView }: ChartsProps): JSX.Element {
    return (
        <ChartGrid
            keys={keys}
            drawn={[{ id: run.id, name: run.name, runs: [run.id], look: look(0) }]}
            style={styleOf(view)}
            onStyle={(part) => onView(viewOf(part))}
            find={view.find ?? ''}
            onFind={(find) => onView({ find })}
            closed={view.closed ?? []}
            onClosed={(closed) => onView({ closed })}
        />
    );
}

function SystemCharts({ run, keys, view, onView }: ChartsProps): JSX.Element {
    const { t } = useWords();
    if (keys.length === 0) {
        return <p className="empty">{t('run.noSystem')}</p>;
    }
    return (
        <div className="grid">
            <div className="cards" data-small="true">
                {keys.map((key) => (
                    <LineChart
                        key={key}
                        title={key}
                        lines={[{ id: run.id, name: key.slice(key.lastIndexOf('/') + 1), look: look(0), runs: [run.id], key }]}
                        style={{ ...styleOf(view), axis: 'relative', logX: false }}
                        onStyle={(part) => onView(viewOf(part))}
                    />
                ))}
            </div>
        </div>
    );
}

function Note({ run }: { run: RunDetail }): JSX.Element {
    const { t } = useWords();
    const [draft, setDraft] = useState<string | null>(null);
    const note = run.tags['mlflow.note.content'] ?? '';
    const save = async (): Promise<void> => {
        if (draft !== null && draft !== note) {
            await send('PATCH', `/api/v1/runs/${run.id}`, { note: draft });
        }
        setDraft(null);
    };
    return (
        <>
            <h2>{t('run.note')}</h2>
            <textarea
                rows={3}
                value={draft ?? note}
                placeholder={t('run.addNote')}
                aria-label={t('run.note')}
                onChange={(e) => setDraft(e.target.value)}
                onBlur={() => void save()}
            />
        </>
    );
}
