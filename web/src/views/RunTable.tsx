import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, CircleAlert, Columns3, EyeOff } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type JSX } from 'react';
import { get, Problem, search, type FieldUse, type Group, type Row } from '../api/client.ts';
import { useWords } from '../i18n/index.ts';
import { duration, value } from '../kit/format.ts';
import { look as nth, type Look } from '../state/looks.ts';
import type { ProjectView } from '../state/view.ts';

interface Props {
    project: string;
    view: ProjectView;
    columns: string[];
    onView: (part: Partial<ProjectView>) => void;
    look: (run: string) => Look;
    groups: Group[] | null;
    onHover: (run: string | null) => void;
}

const ROW = 28;
const PAGE = 100;

/** All runs, however many: rows are fetched by the window that is seen; sorted and filtered by the server. */
export function RunTable({ project, view, columns, onView, look, groups, onHover }: Props): JSX.Element {
    const { t } = useWords();
    const navigate = useNavigate();
    const body = useRef<HTMLDivElement>(null);
    const [draft, setDraft] = useState(view.filter ?? '');
    const [at, setAt] = useState(0);
    const [picking, setPicking] = useState(false);
    const sort = view.sort ?? 'start_time desc';
    const question = { projects: [project], filter: view.filter ?? '', orderBy: [sort], columns: [...columns, 'duration'] };
    const head = useQuery({
        queryKey: ['rows', question, 0],
        retry: false,
        queryFn: () => search({ ...question, offset: 0, limit: PAGE }),
    });
    const total = groups ? groups.length : (head.data?.matched ?? 0);
    const rows = useVirtualizer({ count: total, getScrollElement: () => body.current, estimateSize: () => ROW, overscan: 10 });
    const window = rows.getVirtualItems();
    const page = Math.floor((window[0]?.index ?? 0) / PAGE);
    const second = useQuery({
        queryKey: ['rows', question, page],
        enabled: page > 0 && groups === null,
        queryFn: () => search({ ...question, offset: page * PAGE, limit: PAGE }),
    });
    const third = useQuery({
        queryKey: ['rows', question, page + 1],
        enabled: groups === null && (page + 1) * PAGE < total,
        queryFn: () => search({ ...question, offset: (page + 1) * PAGE, limit: PAGE }),
    });
    const row = (index: number): Row | undefined => {
        const of = Math.floor(index / PAGE);
        const found = of === 0 ? head.data : of === page ? second.data : third.data;
        return found?.runs[index - of * PAGE];
    };
    useEffect(() => setDraft(view.filter ?? ''), [view.filter]);
    const hidden = useMemo(() => new Set(view.hidden ?? []), [view.hidden]);
    const toggle = (id: string): void =>
        onView({ hidden: hidden.has(id) ? [...hidden].filter((h) => h !== id) : [...hidden, id] });
    const mistake = head.error instanceof Problem ? head.error : null;
    const template = `minmax(150px, 1fr) repeat(${columns.length}, 96px) 76px`;

    useEffect(() => {
        const key = (event: KeyboardEvent): void => {
            const target = event.target as HTMLElement;
            if (target.closest('input, select, textarea, dialog') || event.ctrlKey || event.metaKey) {
                return;
            }
            if (event.key === 'j' || event.key === 'k') {
                const next = Math.max(0, Math.min(total - 1, at + (event.key === 'j' ? 1 : -1)));
                setAt(next);
                rows.scrollToIndex(next);
                onHover(groups ? String(groups[next]?.by[0]) : (row(next)?.id ?? null));
            } else if (event.key === 'x') {
                const id = groups ? String(groups[at]?.by[0]) : row(at)?.id;
                if (id !== undefined) {
                    toggle(id);
                }
            } else if (event.key === 'o' || (event.key === 'Enter' && target === document.body)) {
                const run = row(at);
                if (run && !groups) {
                    void navigate({ to: '/runs/$run', params: { run: run.id }, search: {} });
                }
            } else if (event.key === '/') {
                event.preventDefault();
                document.getElementById('filter')?.focus();
            }
        };
        document.addEventListener('keydown', key);
        return () => document.removeEventListener('keydown', key);
    });

    return (
        <section className="runs" aria-label={t('rail.runs')}>
            <form
                className="query"
                onSubmit={(e) => {
                    e.preventDefault();
                    onView({ filter: draft });
                }}
            >
                <input
                    id="filter"
                    className={mistake ? 'wrong' : ''}
                    value={draft}
                    spellCheck={false}
                    placeholder={t('project.filter')}
                    aria-label={t('project.filter')}
                    aria-invalid={mistake !== null}
                    onChange={(e) => setDraft(e.target.value)}
                    onBlur={() => draft !== (view.filter ?? '') && onView({ filter: draft })}
                />
                <kbd>/</kbd>
                {mistake && (
                    <div className="mistake" role="alert">
                        {mistake.at !== undefined && <pre aria-hidden="true">{' '.repeat(mistake.at) + '^'.repeat(Math.max(1, mistake.length ?? 1))}</pre>}
                        {mistake.message}
                    </div>
                )}
            </form>
            <div className="tools">
                <GroupChoice project={project} value={view.group ?? ''} onChange={(group) => onView({ group, hidden: [] })} />
                <span className="space" />
                <button type="button" className="icon" aria-expanded={picking} title={t('project.columns')} aria-label={t('project.columns')} onClick={() => setPicking(!picking)}>
                    <Columns3 size={16} />
                </button>
                {picking && <ColumnPicker project={project} chosen={columns} onChosen={(chosen) => onView({ columns: chosen })} />}
            </div>
            <div className="table" role="table" aria-rowcount={total}>
                <div className="table-head" role="row" style={{ gridTemplateColumns: template }}>
                    <Head name={t('project.run')} field="name" sort={sort} onSort={(s) => onView({ sort: s })} />
                    {columns.map((c) => (
                        <Head key={c} name={short(c)} field={c} sort={sort} onSort={(s) => onView({ sort: s })} num />
                    ))}
                    <Head name={t('project.time')} field="duration" sort={sort} onSort={(s) => onView({ sort: s })} num />
                </div>
                <div className="table-body" ref={body} tabIndex={0} role="rowgroup" aria-label={t('rail.runs')}>
                    {total === 0 && head.data && <p className="empty">{t('project.empty')}</p>}
                    <div style={{ height: rows.getTotalSize() }}>
                        {window.map((item) => {
                            const one = groups ? undefined : row(item.index);
                            const group = groups?.[item.index];
                            const id = group ? String(group.by[0]) : (one?.id ?? '');
                            const name = group ? String(group.by[0] ?? '–') : (one?.name ?? '');
                            const style = { transform: `translateY(${item.start}px)`, gridTemplateColumns: template };
                            const dressed = group ? nth(item.index) : look(id);
                            const off = hidden.has(id);
                            return (
                                <div
                                    key={item.key}
                                    role="row"
                                    className="table-row"
                                    data-hidden={off}
                                    data-at={item.index === at}
                                    style={style}
                                    onMouseEnter={() => onHover(id)}
                                    onMouseLeave={() => onHover(null)}
                                    onClick={() => one && void navigate({ to: '/runs/$run', params: { run: one.id }, search: {} })}
                                >
                                    <span role="cell" className="run-name">
                                        <button
                                            type="button"
                                            className="swatch-button"
                                            aria-label={t('project.show', { name })}
                                            aria-pressed={!off}
                                            onClick={(e) => {
                                                e.stopPropagation();
                                                toggle(id);
                                            }}
                                        >
                                            <i
                                                className="swatch"
                                                style={off ? {} : { background: dressed.dash.length > 0 ? `repeating-linear-gradient(90deg, var(${dressed.colour}) 0 4px, transparent 4px 6px)` : `var(${dressed.colour})` }}
                                            />
                                        </button>
                                        <span className="cut" title={name}>
                                            {name}
                                        </span>
                                        {group && <span className="fact">{group.runs}</span>}
                                        <span className="space" />
                                        {one?.status === 'RUNNING' && <i className="dot" title={t('status.RUNNING')} />}
                                        {(one?.status === 'FAILED' || one?.status === 'KILLED') && <CircleAlert size={14} className="danger" aria-label={t(`status.${one.status}`)} />}
                                        {off && <EyeOff size={14} className="fact" />}
                                    </span>
                                    {columns.map((c, n) => (
                                        <span role="cell" className="num" key={c}>
                                            {group ? (group.values[n]?.same ?? value(group.values[n]?.mean)) : value(one?.values[n])}
                                            {group?.values[n]?.sd !== undefined && group.values[n]?.sd !== 'NaN' && <span className="fact"> ±{value(group.values[n]?.sd)}</span>}
                                        </span>
                                    ))}
                                    <span role="cell" className="num fact">
                                        {one && duration(((one.values[columns.length] as number | null) ?? (Date.now() - one.start) / 1000) * 1000)}
                                    </span>
                                </div>
                            );
                        })}
                    </div>
                </div>
            </div>
            <footer className="table-foot">
                <span>
                    {t('project.of', { shown: head.data?.matched ?? 0, total: head.data?.total ?? 0 })}
                    {hidden.size > 0 && ` · ${t('project.hidden', { n: hidden.size })}`}
                </span>
                <span className="space" />
                <kbd>J</kbd> <kbd>K</kbd> {t('keys.move')} <kbd>X</kbd> {t('keys.show')} <kbd>O</kbd> {t('keys.open')}
            </footer>
        </section>
    );
}

/** `max(metrics.`val/acc`)` as a head shows it: `val/acc max`. */
export function short(field: string): string {
    const summary = /^(\w+)\((.*)\)$/.exec(field);
    const key = (summary?.[2] ?? field).replace(/^(metrics|params|tags|attributes)\./, '').replace(/`/g, '');
    return summary ? `${key} ${summary[1]}` : key;
}

interface HeadProps {
    name: string;
    field: string;
    sort: string;
    onSort: (sort: string) => void;
    num?: boolean;
}

function Head({ name, field, sort, onSort, num }: HeadProps): JSX.Element {
    const { t } = useWords();
    const [by, direction] = [sort.replace(/ (asc|desc)$/, ''), sort.endsWith(' asc') ? 'asc' : 'desc'];
    const mine = by === field;
    return (
        <span role="columnheader" className={num ? 'num' : ''} aria-sort={mine ? (direction === 'asc' ? 'ascending' : 'descending') : 'none'}>
            <button type="button" title={t('project.sort', { name })} onClick={() => onSort(`${field} ${mine && direction === 'desc' ? 'asc' : 'desc'}`)}>
                <span className="cut">{name}</span>
                {mine && (direction === 'asc' ? <ArrowUp size={12} /> : <ArrowDown size={12} />)}
            </button>
        </span>
    );
}

function useFields(project: string, part: string): FieldUse[] {
    const fields = useQuery({
        queryKey: ['fields', project, part],
        queryFn: () => get<{ fields: FieldUse[] }>(`/api/v1/projects/${project}/fields?limit=200&q=${encodeURIComponent(part)}`),
    });
    return fields.data?.fields ?? [];
}

function GroupChoice({ project, value: chosen, onChange }: { project: string; value: string; onChange: (group: string) => void }): JSX.Element {
    const { t } = useWords();
    const params = useFields(project, '').filter((f) => f.kind === 'param');
    return (
        <label className="choice">
            <span>{t('project.group')}</span>
            <select value={chosen} onChange={(e) => onChange(e.target.value)}>
                <option value="">{t('project.none')}</option>
                {params.map((f) => (
                    <option key={f.field} value={f.field}>
                        {f.key}
                    </option>
                ))}
            </select>
        </label>
    );
}

function ColumnPicker({ project, chosen, onChosen }: { project: string; chosen: string[]; onChosen: (columns: string[]) => void }): JSX.Element {
    const { t } = useWords();
    const [part, setPart] = useState('');
    const fields = useFields(project, part).filter((f) => f.field !== 'name');
    return (
        <div className="float picker">
            <input value={part} placeholder={t('project.findField')} aria-label={t('project.findField')} onChange={(e) => setPart(e.target.value)} />
            {fields.slice(0, 100).map((f) => (
                <label key={f.field}>
                    <input
                        type="checkbox"
                        checked={chosen.some((c) => c.includes(f.field))}
                        onChange={(e) => onChosen(e.target.checked ? [...chosen, f.field] : chosen.filter((c) => !c.includes(f.field)))}
                    />
                    <span className="cut">{f.key}</span>
                    <span className="fact">{f.kind}</span>
                </label>
            ))}
        </div>
    );
}
