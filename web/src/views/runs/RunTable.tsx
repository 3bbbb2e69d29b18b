import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Columns3, Trash2, X } from 'lucide-react';
import { useMemo, useRef, useState, type CSSProperties, type JSX } from 'react';
import type { Row } from '../../api/client.ts';
import { toggled } from '../../charts/style.ts';
import { count } from '../../kit/format.ts';
import { useMedia } from '../../kit/useMedia.ts';
import { useWords } from '../../i18n/index.ts';
import { BASELINE, given, lookOf, lookOfGroup, type Look } from '../../state/looks.ts';
import { isHidden, type GroupNode, type Ungrouped } from '../../state/groups.ts';
import { point } from '../../state/pointed.ts';
import type { ProjectView, ViewChange } from '../../state/view.ts';
import { deltaColumn } from './baseline.ts';
import { ColumnPicker } from './ColumnPicker.tsx';
import { FilterBar } from './FilterBar.tsx';
import { GroupChoice } from './GroupChoice.tsx';
import { RunRow, type Delta } from './RunRow.tsx';
import { TableHead } from './TableHead.tsx';
import { seriesOf } from './fields.ts';
import { useColumnTrends } from './useColumnTrends.ts';
import { useRunRows, type Entry } from './useRunRows.ts';
import { useTableKeys } from './useTableKeys.ts';

interface Props {
    project: string;
    view: ProjectView;
    columns: string[];
    onView: (part: ViewChange) => void;
    groups: GroupNode[] | null;
    /** Why the runs could not be grouped. */
    ungrouped: Ungrouped | null;
    /** The run that all others are held against. */
    base: Row | undefined;
}

const [PICK, NAME, PLAIN, SPREAD, TREND, TIME, GAP, APART] = [20, 130, 104, 114, 58, 60, 8, 60];
/** What a column gives up where the differences from the baseline stand beside it. */
const YIELD = 12;
const BLOCK = 50;
const SHORT = 72;
const LONG_NAME = 160;
/** Of a group whose groups are drawn instead of it. */
const PARTS: Look = { colour: '--mute', dash: [] };
const ROW = matchMedia('(pointer: coarse)').matches ? 44 : 28;

/** All runs, however many: rows are fetched by the window that is seen; sorted, filtered and grouped by the server. */
export function RunTable({ project, view, columns, onView, groups, ungrouped, base }: Props): JSX.Element {
    const { t, says } = useWords();
    const navigate = useNavigate();
    const body = useRef<HTMLDivElement>(null);
    const columnsFrame = useRef<HTMLDivElement>(null);
    const [at, setAt] = useState(-1);
    const [first, setFirst] = useState(0);
    const [picking, setPicking] = useState(false);
    const anchor = useRef<number | null>(null);
    const rows = useRunRows(project, view, columns, groups, first);
    const virtual = useVirtualizer({
        count: rows.total,
        getScrollElement: () => body.current,
        estimateSize: () => ROW,
        overscan: 10,
        onChange: (v) => setFirst(v.range?.startIndex ?? 0),
    });
    // What is wrong with the filter or the order stands under the filter.
    const wrong = rows.error === null ? ungrouped : null;
    const roomy = useMedia('(min-width: 1280px)');
    const block = Math.floor(first / BLOCK) * BLOCK;
    const around = Array.from({ length: 2 * BLOCK }, (_, i) => rows.at(block + i)).filter((e) => e !== undefined);
    const pinned: Entry | undefined = base && { kind: 'run', id: base.id, name: base.name, row: base, of: null };
    const trends = useColumnTrends(roomy ? columns : [], pinned && !around.some((e) => e.id === pinned.id) ? [pinned, ...around] : around);
    const hidden = useMemo(() => new Set(view.hidden ?? []), [view.hidden]);
    const picked = useMemo(() => new Set(view.picked ?? []), [view.picked]);
    const only = useMemo(() => (view.only ? new Set(view.only) : null), [view.only]);
    const cells = columns.map((c) => {
        const trend = roomy && seriesOf(c) !== null;
        return (groups !== null ? SPREAD : trend ? SHORT : PLAIN) + (trend ? TREND : 0) - (view.base === undefined ? 0 : YIELD);
    });
    const shift = view.base === undefined ? -1 : deltaColumn(columns, view.sort ?? '');
    const delta: Delta | null = view.base === undefined ? null : { at: shift, from: base?.values[shift], of: view.base };
    const name = roomy ? NAME : LONG_NAME;
    const template = `${PICK}px minmax(${name}px, 1fr) ${cells.map((w, n) => `${w}px ${n === shift ? `${APART}px ` : ''}`).join('')}${TIME}px`;
    const minWidth = PICK + name + cells.reduce((a, b) => a + b, 0) + (shift < 0 ? 0 : APART + GAP) + TIME + (columns.length + 4) * GAP;

    const isOff = (e: Entry): boolean => {
        const kept = only === null || (e.kind === 'run' ? only.has(e.id) : e.node.group.ids.some((id) => only.has(id)));
        const of = e.kind === 'group' ? e.node : e.of;
        return !kept || hidden.has(e.id) || (of !== null && isHidden(of, view));
    };
    const pick = (index: number, range: boolean): void => {
        const entry = rows.at(index);
        if (entry?.kind !== 'run') {
            return;
        }
        const from = range && anchor.current !== null ? Math.min(anchor.current, index) : index;
        const to = range && anchor.current !== null ? Math.max(anchor.current, index) : index;
        anchor.current = index;
        if (from === to) {
            onView({ picked: toggled(view.picked ?? [], entry.id) });
            return;
        }
        const between = Array.from({ length: to - from + 1 }, (_, i) => rows.at(from + i)).filter((e) => e?.kind === 'run');
        onView({ picked: [...new Set([...picked, ...between.map((e) => (e as Entry).id)])] });
    };
    const open = (entry: Entry | undefined): void => {
        if (entry?.kind === 'group') {
            onView(entry.node.parts.length > 0 ? { shut: toggled(view.shut ?? [], entry.id) } : { open: toggled(view.open ?? [], entry.id) });
        } else if (entry) {
            void navigate({ to: '/runs/$run', params: { run: entry.id }, search: view.base === undefined || view.base === entry.id ? {} : { against: view.base } });
        }
    };
    const toggle = (entry: Entry | undefined): void => {
        if (entry) {
            onView({ hidden: toggled(view.hidden ?? [], entry.id) });
        }
    };
    useTableKeys({
        move: (by) => {
            const next = Math.max(0, Math.min(rows.total - 1, at + by));
            setAt(next);
            virtual.scrollToIndex(next);
            point(rows.at(next)?.id ?? null);
        },
        toggle: () => toggle(rows.at(at)),
        pin: () => {
            const entry = rows.at(at);
            if (entry?.kind === 'run') {
                onView({ base: view.base === entry.id ? undefined : entry.id });
            }
        },
        pick: () => pick(at, false),
        open: () => open(rows.at(at)),
        clear: () => onView({ picked: [] }),
    });

    const lookOfNode = (node: GroupNode): Look => lookOfGroup(node.id, node.n, view.looks);
    const lookOfEntry = (entry: Entry): Look => (entry.kind === 'group' ? (apart(entry) ? PARTS : lookOfNode(entry.node)) : entry.of !== null ? lookOfNode(entry.of) : lookOf(entry.row));
    const rowOf = (entry: Entry, style: CSSProperties, index?: number): JSX.Element => (
        <RunRow
            key={`${entry.kind} ${entry.id}`}
            entry={entry}
            look={entry.id === view.base ? BASELINE : lookOfEntry(entry)}
            columns={columns}
            delta={delta}
            trends={trends}
            style={style}
            at={index !== undefined && index === at}
            off={isOff(entry)}
            picked={picked.has(entry.id)}
            onToggle={() => toggle(entry)}
            onPick={(range) => (index === undefined ? onView({ picked: toggled(view.picked ?? [], entry.id) }) : pick(index, range))}
            onOpen={() => open(entry)}
            onLook={apart(entry) || entry.kind === 'run' ? null : (one) => onView({ looks: given(view.looks ?? [], entry.id, one) })}
        />
    );

    return (
        <section className="runs" aria-label={t('rail.runs')}>
            <FilterBar project={project} filter={view.filter ?? ''} onFilter={(filter) => onView({ filter })} error={rows.error} hint={rows.found?.hint} found={rows.found ? [rows.found.matched, rows.found.total] : null} />
            <div className="tools">
                <div className="tools-first">
                    <GroupChoice project={project} value={view.group ?? []} wrong={wrong?.field} onChange={(group) => onView({ group, hidden: [], open: [], shut: [] })} />
                    {view.deleted && (
                        <button type="button" className="chip" onClick={() => onView({ deleted: undefined, picked: [] })}>
                            {t('project.deletedRuns')} <X size={12} />
                        </button>
                    )}
                    {only && (
                        <button type="button" className="chip" onClick={() => onView({ only: [] })}>
                            {t('project.onlyThese', { n: only.size })} <X size={12} />
                        </button>
                    )}
                    {view.base !== undefined && (
                        <button type="button" className="chip quiet" title={t('project.noBaseline')} onClick={() => onView({ base: undefined })}>
                            <span className="fact">{t('project.baseline')}</span> <span className="cut">{base?.name ?? ''}</span> <X size={12} />
                        </button>
                    )}
                </div>
                <button
                    type="button"
                    className="icon"
                    aria-pressed={view.deleted ?? false}
                    title={t('project.deletedRuns')}
                    aria-label={t('project.deletedRuns')}
                    onClick={() => onView({ deleted: view.deleted ? undefined : true, picked: [], only: [], hidden: [] })}
                >
                    <Trash2 size={16} />
                </button>
                <div ref={columnsFrame}>
                    <button type="button" className="icon" aria-expanded={picking} title={t('project.columns')} aria-label={t('project.columns')} onClick={() => setPicking(!picking)}>
                        <Columns3 size={16} />
                    </button>
                    {picking && <ColumnPicker project={project} chosen={columns} onChosen={(chosen) => onView({ columns: chosen })} frame={columnsFrame} close={() => setPicking(false)} />}
                </div>
            </div>
            <div className="table" role="table" aria-label={t('rail.runs')} aria-rowcount={rows.total} data-picking={picked.size > 0}>
                <TableHead columns={columns} delta={shift} sort={view.sort ?? 'start_time desc'} onSort={(sort) => onView({ sort })} template={template} minWidth={minWidth} />
                {delta && <div className="baseline" style={{ minWidth }}>{pinned && rowOf(pinned, { gridTemplateColumns: template })}</div>}
                <div className="table-body" ref={body} style={{ minWidth }} tabIndex={0} role="rowgroup" aria-label={t('rail.runs')}>
                    {wrong && (
                        <p className="empty" role="row">
                            <span role="cell" className="problem" id="groups-said">
                                <span role="alert">
                                    <code>{wrong.field}</code> {says(wrong.why)}
                                </span>
                            </span>
                        </p>
                    )}
                    {rows.total === 0 && !wrong && (
                        <p className="empty" role="row">
                            <span role="cell">{rows.found && t(rows.found.total > 0 ? 'project.empty' : view.deleted ? 'project.noDeleted' : 'home.empty')}</span>
                        </p>
                    )}
                    <div role="presentation" style={{ height: virtual.getTotalSize() }}>
                        {virtual.getVirtualItems().map((item) => {
                            const entry = rows.at(item.index);
                            return entry && rowOf(entry, { transform: `translateY(${item.start}px)`, gridTemplateColumns: template }, item.index);
                        })}
                    </div>
                </div>
            </div>
            <footer className="table-foot">
                <span>
                    {rows.found && t('project.of', { shown: count(rows.found.matched), total: count(rows.found.total) })}
                    {groups !== null && ` · ${t('project.groups', { n: innermost(groups) })}`}
                    {hidden.size > 0 && ` · ${t('project.hidden', { n: hidden.size })}`}
                </span>
                <span className="space" />
                <span className="keys">
                    <kbd>J</kbd> <kbd>K</kbd> {t('keys.move')} <kbd>X</kbd> {t('keys.show')} <kbd>{t('keys.space')}</kbd> {t('keys.choose')} <kbd>P</kbd> {t('keys.pin')} <kbd>O</kbd> {t('keys.open')}
                </span>
            </footer>
        </section>
    );
}

function apart(entry: Entry): boolean {
    return entry.kind === 'group' && entry.open && entry.node.parts.length > 0;
}

function innermost(groups: readonly GroupNode[]): number {
    return groups.reduce((sum, one) => sum + (one.parts.length === 0 ? 1 : innermost(one.parts)), 0);
}
