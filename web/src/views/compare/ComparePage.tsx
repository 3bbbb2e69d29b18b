import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Eye, X } from 'lucide-react';
import { useEffect, useMemo, type JSX } from 'react';
import { toggled } from '../../charts/style.ts';
import { useWords } from '../../i18n/index.ts';
import { count } from '../../kit/format.ts';
import type { CompareView } from '../../state/compareView.ts';
import { useProjects } from '../../state/useProjects.ts';
import { lookOf } from '../../state/looks.ts';
import { clean } from '../../state/view.ts';
import { Failure } from '../Failure.tsx';
import { Path } from '../Path.tsx';
import { FilterBar } from '../runs/FilterBar.tsx';
import { short } from '../runs/fields.ts';
import './compare.css';
import { Differences } from './Differences.tsx';
import { Parallel, rangeText } from './Parallel.tsx';
import { Relations } from './Relations.tsx';
import { useCompared } from './useCompared.ts';

const route = getRouteApi('/projects/$project/compare');
const FIRST_AXES = 6;
const MOST_BESIDE = 8;

/** Which params lead to which results, and in what chosen runs differ. */
export default function ComparePage(): JSX.Element {
    const { t } = useWords();
    const { project } = route.useParams();
    const view = route.useSearch();
    const navigate = useNavigate();
    const name = useProjects().data?.projects.find((p) => p.id === project)?.name ?? '';
    const { compared, error } = useCompared(project, view);
    const change = (part: { [K in keyof CompareView]: CompareView[K] | undefined }): void => void navigate({ to: '/projects/$project/compare', params: { project }, search: clean<CompareView>({ ...view, ...part }) });
    useEffect(() => {
        document.title = `${t('compare.title')} · ${name} · Loupe`;
    }, [name, t]);
    const params = compared?.params ?? [];
    const chosen = view.axes ?? params.slice(0, FIRST_AXES).map((p) => p.field);
    const axes = useMemo(() => [...chosen.flatMap((field) => params.filter((p) => p.field === field)), ...(compared?.score ? [compared.score] : [])], [compared, chosen.join()]);
    const brushes = (view.brushes ?? []).filter((b) => axes.some((a) => a.field === b.field));
    const runs = compared?.found.runs ?? [];
    const kept = useMemo(() => {
        const all = brushes.map((brush) => {
            const axis = axes.find((a) => a.field === brush.field);
            return axis && compared ? compared.valuesOf(axis).map((v) => axis.of(v)).map((n) => n !== null && n >= brush.lo - 1e-12 && n <= brush.hi + 1e-12) : [];
        });
        return new Set(runs.filter((_, r) => all.every((passes) => passes[r] ?? false)).map((run) => run.id));
    }, [compared, axes, JSON.stringify(brushes)]);
    const first = runs.filter((r) => kept.has(r.id)).map((r) => r.id);
    const beside = view.runs ?? (brushes.length > 0 ? first : []);
    const listed = [...new Set([...(view.base === undefined ? [] : [view.base]), ...beside])];
    const looks = new Map(runs.map((r) => [r.id, lookOf(r)]));
    if (error && !compared && view.filter === undefined) {
        return <Failure error={error} again={() => location.reload()} />;
    }
    return (
        <div className="beside">
            <Path>
                <Link to="/">{t('bar.projects')}</Link> <span className="fact">/</span>{' '}
                <Link to="/projects/$project" params={{ project }} search={{}}>
                    {name}
                </Link>{' '}
                <span className="fact">/</span> <b>{t('compare.title')}</b>
            </Path>
            <header className="page-head">
                <h1>{compared?.score ? t('compare.drives', { name: short(compared.score.field) }) : t('compare.title')}</h1>
                <span className="fact">{compared && [t('project.runs', { n: count(runs.length) }), brushes.length > 0 ? t('compare.chosen', { n: count(kept.size) }) : ''].filter(Boolean).join(', ')}</span>
                {compared && compared.found.matched > runs.length && <span className="fact">{t('compare.first', { n: count(runs.length), of: count(compared.found.matched) })}</span>}
                <span className="space" />
                {axes
                    .filter((a) => brushes.some((b) => b.field === a.field))
                    .map((a) => (
                        <button type="button" className="chip" key={a.field} onClick={() => change({ brushes: brushes.filter((b) => b.field !== a.field) })}>
                            <b>{short(a.field)}</b> {rangeText(a, brushes.find((b) => b.field === a.field)!)} <X size={12} />
                        </button>
                    ))}
                {listed.length > 0 && (
                    <Link to="/projects/$project" params={{ project }} search={clean({ only: listed, picked: listed, base: view.base })} className="button">
                        <Eye size={14} /> {t('compare.curves')}
                    </Link>
                )}
            </header>
            <FilterBar project={project} filter={view.filter ?? ''} onFilter={(filter) => change({ filter })} error={error} hint={compared?.found.hint} found={compared ? [compared.found.matched, compared.found.total] : null} />
            <div className="tools">
                <h2>{t('compare.parallel')}</h2>
                <span className="fact">{t('compare.parallelKey')}</span>
                <span className="space" />
                {compared && compared.scores.length > 0 && (
                    <label className="choice">
                        <span>{t('compare.score')}</span>
                        <select value={compared.score?.field ?? ''} onChange={(e) => change({ score: e.target.value })}>
                            {[...new Set([...(compared.score ? [compared.score.field] : []), ...compared.scores])].map((field) => (
                                <option key={field} value={field}>
                                    {short(field)}
                                </option>
                            ))}
                        </select>
                    </label>
                )}
            </div>
            {compared && runs.length > 0 && axes.length > 1 ? (
                <Parallel compared={compared} axes={axes} brushes={brushes} kept={kept} base={view.base} onBrushes={(next) => change({ brushes: next })} onOpen={(run) => void navigate({ to: '/runs/$run', params: { run: run.id }, search: {} })} />
            ) : (
                <p className="empty beside-empty">{compared && t(runs.length === 0 ? 'project.empty' : 'compare.noParams')}</p>
            )}
            <div className="beside-foot">
                {compared && <Relations compared={compared} axes={new Set(chosen)} onAxis={(field) => change({ axes: toggled(chosen, field) })} />}
                <Differences
                    runs={listed.slice(0, MOST_BESIDE)}
                    looks={looks}
                    base={view.base}
                    same={view.same ?? false}
                    more={Math.max(0, listed.length - MOST_BESIDE)}
                    onSame={(same) => change({ same: same || undefined })}
                    onBase={(base) => change({ base, runs: view.base !== undefined && base !== view.base ? listed : view.runs })}
                    onLeaveOut={(run) => change({ runs: listed.filter((r) => r !== run), base: view.base === run ? undefined : view.base })}
                />
            </div>
        </div>
    );
}
