import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, type JSX } from 'react';
import { everyPage, get, type RunDetail, type SeriesSummary } from '../api/client.ts';
import { seriesOf } from '../api/media.ts';
import { sectionsOf } from '../charts/sections.ts';
import { useWords } from '../i18n/index.ts';
import { Tabs } from '../kit/Tabs.tsx';
import { visit } from '../state/recent.ts';
import { useLook } from '../state/useLook.ts';
import { clean, REPLACING, type RunTab, type RunView } from '../state/view.ts';
import { ConsolePane } from './ConsolePane.tsx';
import { FilesPane } from './files/FilesPane.tsx';
import { Failure } from './Failure.tsx';
import { Path } from './Path.tsx';
import { useAgainst } from './run/useAgainst.ts';
import { useAncestors } from './run/useAncestors.ts';
import { Overview } from './run/Overview.tsx';
import { RunHead } from './run/RunHead.tsx';
import { RunCharts, SystemCharts, type ChartsProps } from './run/RunCharts.tsx';

const route = getRouteApi('/runs/$run');

const TABS: RunTab[] = ['overview', 'charts', 'media', 'console', 'system', 'files'];
const MediaPane = lazy(() => import('./media/MediaPane.tsx'));
const SYSTEM = 'system';

/** One run: what it was told, what it measured, printed and left behind. */
export function RunPage(): JSX.Element {
    const { t } = useWords();
    const { run: id } = route.useParams();
    const view = route.useSearch();
    const { tab = 'overview', file } = view;
    const navigate = useNavigate();
    const run = useQuery({ queryKey: ['run', id], queryFn: () => get<RunDetail>(`/api/v1/runs/${id}`) });
    const series = useQuery({ queryKey: ['series', id], queryFn: () => everyPage<SeriesSummary>(`/api/v1/runs/${id}/series`, 'series') });
    const against = useAgainst(view.against);
    const ancestors = useAncestors(run.data);
    const media = useQuery({ queryKey: ['media', id], queryFn: () => seriesOf(id) });
    const dress = useLook(id, run.data?.project ?? null);
    const all = inOrder(series.data ?? []);
    const measured = all.filter((s) => !s.key.startsWith(SYSTEM));
    const system = all.filter((s) => s.key.startsWith(SYSTEM));
    const [name, of] = [run.data?.name, run.data?.projectName];
    useEffect(() => {
        if (name !== undefined && of !== undefined) {
            document.title = `${name} · ${of} · Loupe`;
            visit('run', id, name, of);
        }
    }, [id, name, of]);
    if (!run.data) {
        return run.error ? <Failure error={run.error} again={() => void run.refetch()} /> : <div className="page" />;
    }
    const one = run.data;
    const go = (next: RunTab): void => void navigate({ to: '/runs/$run', params: { run: id }, search: clean<RunView>({ against: view.against, tab: next === 'overview' ? undefined : next }) });
    const toFile = (path: string): void => void navigate({ to: '/runs/$run', params: { run: id }, search: clean<RunView>({ against: view.against, tab: 'files', file: path }) });
    const change: ChartsProps['onView'] = (part) => void navigate({ to: '/runs/$run', params: { run: id }, search: clean<RunView>({ ...view, ...part }), replace: REPLACING.some((name) => name in part) });
    const counts: Record<RunTab, number> = {
        overview: 0,
        charts: new Set(measured.map((s) => s.key)).size,
        media: media.data?.length ?? 0,
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
                <span className="fact">/</span> <b title={one.name}>{one.name}</b>
            </Path>
            <RunHead run={one} series={measured} look={dress} against={view.against} />
            <Tabs
                names={TABS}
                chosen={tab}
                onChoose={go}
                title={one.name}
                label={(name) => (
                    <>
                        {t(`run.${name}`)} {counts[name] > 0 && <span className="fact">{counts[name].toLocaleString('en-US')}</span>}
                    </>
                )}
            />
            {tab === 'overview' && (
                <Overview
                    run={one}
                    measured={measured}
                    parent={ancestors[0]}
                    against={against}
                    onAgainst={(other) => change({ against: other })}
                    system={system.length > 0 ? <SystemCharts run={one} series={system} look={dress} view={view} onView={change} /> : null}
                    colour={dress.colour}
                    onTab={go}
                    onFile={toFile}
                />
            )}
            {tab === 'charts' && <RunCharts run={one} series={measured} ancestors={ancestors} look={dress} view={view} onView={change} />}
            {tab === 'media' && (
                <Suspense fallback={<div className="pane" />}>
                    <MediaPane runs={[{ id: one.id, name: one.name, look: dress }]} view={view} onView={change} />
                </Suspense>
            )}
            {tab === 'system' && <SystemCharts run={one} series={system} look={dress} view={view} onView={change} />}
            {tab === 'console' && <ConsolePane run={id} total={one.consoleLines} />}
            {tab === 'files' && (
                <FilesPane
                    run={id}
                    file={file ?? null}
                    onFile={toFile}
                />
            )}
        </div>
    );
}

/** As the charts stand: by section. */
function inOrder(series: readonly SeriesSummary[]): SeriesSummary[] {
    const keys = [...sectionsOf([...new Set(series.map((s) => s.key))], '').values()].flat();
    const place = new Map(keys.map((key, i) => [key, i]));
    return [...series].sort((a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0));
}
