import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, type JSX } from 'react';
import { get, search, type FieldUse, type Project } from '../api/client.ts';
import { ChartGrid, type Drawn } from '../charts/ChartGrid.tsx';
import { useWords } from '../i18n/index.ts';
import { count } from '../kit/format.ts';
import { projectRoute } from '../router.tsx';
import { styleOf, viewOf } from '../state/chartView.ts';
import { look, looks } from '../state/looks.ts';
import { point } from '../state/pointed.ts';
import { clean, type ProjectView } from '../state/view.ts';
import { Path } from './Path.tsx';
import { RunTable } from './RunTable.tsx';

const MOST_DRAWN = 48;
const METRICS = 1_000;

/** The run table beside the charts of what it shows. */
export function ProjectPage(): JSX.Element {
    const { t } = useWords();
    const { project: id } = projectRoute.useParams();
    const view = projectRoute.useSearch();
    const navigate = useNavigate();
    const project = useQuery({ queryKey: ['project', id], queryFn: () => get<Project>(`/api/v1/projects/${id}`) });
    const metrics = useQuery({
        queryKey: ['fields', id, 'metric'],
        queryFn: () => get<{ fields: FieldUse[] }>(`/api/v1/projects/${id}/fields?kind=metric&limit=${METRICS}`),
    });
    const keys = useMemo(() => metrics.data?.fields.map((f) => f.key) ?? [], [metrics.data]);
    const columns = view.columns ?? firstColumns(metrics.data?.fields ?? []);
    const order = useQuery({
        queryKey: ['order', id],
        queryFn: () => search({ projects: [id], filter: '', orderBy: ['start_time asc'], columns: [], offset: 0, limit: 1000 }),
    });
    const group = view.group ?? '';
    const shown = useQuery({
        queryKey: ['drawn', id, view.filter ?? '', view.sort ?? '', group, group === '' ? '' : columns],
        retry: false,
        queryFn: () =>
            search({
                projects: [id],
                filter: view.filter ?? '',
                orderBy: [view.sort ?? 'start_time desc'],
                columns: group === '' ? [] : columns,
                offset: 0,
                limit: group === '' ? 200 : 0,
                ...(group === '' ? {} : { groupBy: [group] }),
            }),
    });
    const change = (part: { [K in keyof ProjectView]: ProjectView[K] | undefined }): void =>
        void navigate({ to: '/projects/$project', params: { project: id }, search: clean<ProjectView>({ ...view, ...part }) });
    const colours = useMemo(() => looks(order.data?.runs.map((r) => r.id) ?? []), [order.data]);
    const hidden = new Set(view.hidden ?? []);
    const drawn: Drawn[] =
        group === ''
            ? (shown.data?.runs ?? [])
                  .filter((r) => !hidden.has(r.id))
                  .slice(0, MOST_DRAWN)
                  .map((r) => ({ id: r.id, name: r.name, runs: [r.id], look: colours.get(r.id) ?? look(0) }))
            : (shown.data?.groups ?? [])
                  .map((g, n) => ({ id: String(g.by[0]), name: String(g.by[0] ?? '–'), runs: g.ids, look: look(n) }))
                  .filter((g) => !hidden.has(g.id));
    return (
        <div className="project">
            <Path>
                <Link to="/">{t('bar.projects')}</Link> <span className="fact">/</span> <b>{project.data?.name}</b>
            </Path>
            <header className="page-head">
                <h1>{project.data?.name ?? '\u00a0'}</h1>
                <span className="fact">
                    {project.data &&
                        [
                            project.data.note.split('\n')[0],
                            t('project.runs', { n: count(project.data.runs) }),
                            t('project.points', { n: count(project.data.points) }),
                        ]
                            .filter(Boolean)
                            .join(' · ')}
                </span>
            </header>
            <div className="split">
                <RunTable
                    project={id}
                    view={view}
                    columns={columns}
                    onView={change}
                    look={(run) => colours.get(run) ?? look(0)}
                    groups={group === '' ? null : (shown.data?.groups ?? [])}
                    onHover={point}
                />
                <ChartGrid
                    keys={keys}
                    drawn={drawn}
                    style={styleOf(view)}
                    onStyle={(part) => change(viewOf(part))}
                    find={view.find ?? ''}
                    onFind={(find) => change({ find })}
                    closed={view.closed ?? ['system']}
                    onClosed={(closed) => change({ closed })}
                />
            </div>
        </div>
    );
}

/** What a stranger wants to see first: the best of a score, the last of a loss. */
function firstColumns(metrics: FieldUse[]): string[] {
    const plain = metrics.filter((m) => !m.key.startsWith('system'));
    const score = plain.find((m) => /val.*acc|acc.*val/.test(m.key)) ?? plain.find((m) => /acc|f1|auc/.test(m.key));
    const loss = plain.find((m) => /val.*loss|loss.*val/.test(m.key)) ?? plain.find((m) => /loss|rmse|mae/.test(m.key));
    const found = [score && `max(${score.field})`, loss && `min(${loss.field})`].filter((f): f is string => f !== undefined);
    return found.length > 0 ? found : plain.slice(0, 2).map((m) => m.field);
}
