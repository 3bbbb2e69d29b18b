import { useState, type JSX } from 'react';
import { send, type RunDetail, type SeriesSummary } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { duration, moment, value } from '../../kit/format.ts';
import { ParamTree } from './ParamTree.tsx';
import { Sparkline } from './Sparkline.tsx';
import { useTrends } from './useTrends.ts';

interface Props {
    run: RunDetail;
    measured: SeriesSummary[];
    colour: string;
}

/** What a run was told, and what it measured in the end. */
export function Overview({ run, measured, colour }: Props): JSX.Element {
    const { t, language } = useWords();
    const trends = useTrends(run.id, measured);
    return (
        <div className="overview">
            <div className="pane side">
                <ParamTree params={run.params} />
                <h2>{t('run.madeBy')}</h2>
                <dl className="facts">
                    <dt>{t('run.started')}</dt>
                    <dd>{moment(run.start, language)}</dd>
                    <dt>{t('run.took')}</dt>
                    <dd>{duration((run.end ?? run.heartbeat) - run.start)}</dd>
                    {run.user && <dt>{t('run.user')}</dt>}
                    {run.user && <dd>{run.user}</dd>}
                    <dt>{t('run.id')}</dt>
                    <dd>
                        <code>{run.id}</code>
                    </dd>
                </dl>
                <Note run={run} />
                <h2>{t('run.tags')}</h2>
                <dl className="facts">
                    {Object.entries(run.tags)
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
                            <th>{t('run.trend')}</th>
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
                                <td>{Object.keys(s.context).length === 0 && <Sparkline trend={trends.get(s.key)} colour={colour} />}</td>
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
