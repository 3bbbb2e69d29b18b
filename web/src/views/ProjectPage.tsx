import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, type CSSProperties, type JSX } from 'react';
import { everyPage, get, search, type FieldUse, type Project, type SeriesUse } from '../api/client.ts';
import { ChartGrid } from '../charts/ChartGrid.tsx';
import { toggled } from '../charts/style.ts';
import { facetsOf, linesOf } from '../charts/facets.ts';
import { closedAtFirst } from '../charts/sections.ts';
import { useWords } from '../i18n/index.ts';
import { styleOf, viewOf } from '../state/chartView.ts';
import { drawnGroups, drawnRuns, withBaseline } from '../state/drawn.ts';
import { levelsOf, nested, Ungrouped } from '../state/groups.ts';
import { visit } from '../state/recent.ts';
import { useLastGood } from '../state/useLastGood.ts';
import { headlines } from '../state/scores.ts';
import { clean, lifecycleOf, REPLACING, type ProjectView, type ViewChange } from '../state/view.ts';
import { MediaSection } from './media/MediaSection.tsx';
import { Failure } from './Failure.tsx';
import { Path } from './Path.tsx';
import { Snippets } from './Snippets.tsx';
import { ProjectHead } from './ProjectHead.tsx';
import { ProjectSwitch } from './ProjectSwitch.tsx';
import { SavedViews } from './SavedViews.tsx';
import { Divider, usePanel } from './runs/Divider.tsx';
import { useBaseline } from './runs/baseline.ts';
import { among, short } from './runs/fields.ts';
import { RunTable } from './runs/RunTable.tsx';
import { SelectionBar } from './runs/SelectionBar.tsx';
import { useTogether } from './runs/useTogether.ts';

const route = getRouteApi('/projects/$project');

/** The run table beside the charts of what it shows. */
export function ProjectPage(): JSX.Element {
    const { t } = useWords();
    const { project: id } = route.useParams();
    const view = route.useSearch();
    const navigate = useNavigate();
    const project = useQuery({ queryKey: ['project', id], queryFn: () => get<Project>(`/api/v1/projects/${id}`) });
    const metrics = useQuery({
        queryKey: ['fields', id, 'metric'],
        queryFn: () => everyPage<FieldUse>(`/api/v1/projects/${id}/fields?kind=metric`, 'fields'),
    });
    const axes = useMemo(() => metrics.data?.filter((f) => f.context === undefined).map((f) => f.key) ?? [], [metrics.data]);
    const series = useQuery({
        queryKey: ['projectSeries', id],
        queryFn: () => everyPage<SeriesUse>(`/api/v1/projects/${id}/series`, 'series'),
    });
    const columns = view.columns ?? firstColumns(metrics.data ?? []);
    const group = view.group ?? [];
    const grouped = group.length > 0;
    const filter = view.only && !grouped ? among(view.only) : (view.filter ?? '');
    const shown = useQuery({
        queryKey: ['drawn', id, filter, lifecycleOf(view), view.sort ?? '', group, grouped ? columns : ''],
        retry: false,
        queryFn: async () => {
            const question = { projects: [id], filter, lifecycle: lifecycleOf(view), orderBy: [view.sort ?? 'start_time desc'], columns: grouped ? columns : [], offset: 0, limit: grouped ? 0 : 200 };
            const levels = await levelsOf(group, (groupBy) => search({ ...question, groupBy }));
            return { levels: levels.map((l) => l.groups ?? []), ...(levels[0] ?? (await search(question))) };
        },
    });
    const found = useLastGood(`${id} ${group.join('\n')}`, shown.data);
    const groups = useMemo(() => nested(found?.levels ?? [], group.map(short)), [found, group.join('\n')]);
    const change = (part: ViewChange): void =>
        void navigate({ to: '/projects/$project', params: { project: id }, search: clean<ProjectView>({ ...view, ...part }), replace: REPLACING.some((name) => name in part) });
    const picked = view.picked ?? [];
    const members = useQuery({
        queryKey: ['picked', id, picked, lifecycleOf(view)],
        enabled: grouped && picked.length > 0,
        queryFn: () => search({ projects: [id], filter: among(picked), lifecycle: lifecycleOf(view), orderBy: [], columns: [], offset: 0, limit: 200 }),
    });
    const base = useBaseline(id, view.base, columns);
    const own = grouped ? drawnGroups(groups, picked.length > 0 ? (members.data?.runs ?? []) : [], view) : drawnRuns(found?.runs ?? [], view);
    const drawn = withBaseline(own, base, view);
    const together = useTogether(id, axes);
    const facets = new Map(facetsOf(series.data ?? [], drawn).map((f) => [f.title, f]));
    const closed = view.closed ?? ['system', ...closedAtFirst(together)];
    const name = project.data?.name;
    useEffect(() => {
        if (name !== undefined) {
            document.title = `${name} · Loupe`;
            visit('project', id, name, name);
        }
    }, [id, name]);
    const split = useRef<HTMLDivElement>(null);
    const [width, setWidth] = usePanel();
    if (project.error && !project.data) {
        return <Failure error={project.error} again={() => void project.refetch()} />;
    }
    return (
        <div className="project">
            <Path>
                <Link to="/">{t('bar.projects')}</Link> <span className="fact">/</span> <ProjectSwitch project={id} />
            </Path>
            <ProjectHead id={id} project={project.data} views={<SavedViews project={id} view={view} />} />
            <div className="split" ref={split} style={{ '--panel': `${width}px` } as CSSProperties}>
                <RunTable
                    project={id}
                    view={view}
                    columns={columns}
                    onView={change}
                    groups={grouped ? groups : null}
                    ungrouped={shown.error instanceof Ungrouped ? shown.error : null}
                    base={base}
                />
                <Divider width={width} onWidth={setWidth} frame={split} />
                <ChartGrid
                    keys={[...facets.keys()]}
                    axes={axes}
                    together={together}
                    linesOf={(title) => linesOf(facets.get(title) ?? { title, key: title, contexts: [{}] }, drawn)}
                    drawn={drawn}
                    settled={series.isFetched && !shown.isPending}
                    start={<Start project={project.data} />}
                    style={styleOf(view)}
                    onStyle={(part) => change(viewOf(part))}
                    find={view.find ?? ''}
                    onFind={(find) => change({ find })}
                    missing={grouped ? 0 : Math.max(0, (found?.matched ?? 0) - own.length - (view.hidden?.length ?? 0))}
                    onHide={(one) => change({ hidden: toggled(view.hidden ?? [], one) })}
                    closed={closed}
                    onClosed={(sections) => change({ closed: sections })}
                    foot={<MediaSection drawn={drawn} picked={picked} view={view} onView={change} closed={closed} onClosed={(sections) => change({ closed: sections })} />}
                />
            </div>
            <SelectionBar project={id} name={project.data?.name ?? ''} view={view} onView={change} />
        </div>
    );
}

/** What stands in a project without points: what is missing, and how it comes. */
function Start({ project }: { project: Project | undefined }): JSX.Element | null {
    const { t } = useWords();
    return (
        project === undefined ? null : (
            <div className="start">
                <p>{t(project.runs === 0 ? 'home.empty' : 'charts.empty')}</p>
                <p className="fact">{t(project.runs === 0 ? 'project.start' : 'project.startPoints')}</p>
                <Snippets project={project.name} />
            </div>
        )
    );
}

/** What a stranger wants to see first: the best of a score, the last of a loss with its course. */
function firstColumns(metrics: FieldUse[]): string[] {
    const { score, loss } = headlines(metrics);
    const found = [score && `max(${score.field})`, loss?.field].filter((f): f is string => f !== undefined);
    return found.length > 0 ? found : metrics.filter((m) => !m.key.startsWith('system')).slice(0, 2).map((m) => m.field);
}
