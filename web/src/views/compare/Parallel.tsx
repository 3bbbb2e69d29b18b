import { useMemo, useRef, useState, type JSX, type KeyboardEvent, type PointerEvent } from 'react';
import type { Row } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { value } from '../../kit/format.ts';
import type { Brush } from '../../state/compareView.ts';
import { short } from '../runs/fields.ts';
import type { Axis } from './axis.ts';
import type { Compared } from './useCompared.ts';
import { useWidth } from './useWidth.ts';

interface Props {
    compared: Compared;
    axes: Axis[];
    brushes: readonly Brush[];
    /** Runs that all brushes leave. */
    kept: ReadonlySet<string>;
    base: string | undefined;
    onBrushes: (brushes: Brush[]) => void;
    onOpen: (run: Row) => void;
}

const [TOP, BOTTOM, SIDE, HEIGHT] = [34, 14, 72, 250];
const SHADES = 7;
const FIRST_SHADE = 2;
const NEAR = 12;
const LEAST = 0.01;
const NUDGE = 0.05;
const SNAP = 0.03;
const LEAST_APART = 104;

/** A line for each run over the axes of its params, which ends in its score: dragging along an axis keeps the runs that pass there. */
export function Parallel({ compared, axes, brushes, kept, base, onBrushes, onOpen }: Props): JSX.Element {
    const { t } = useWords();
    const [frame, shown] = useWidth();
    const width = Math.max(shown, axes.length * LEAST_APART);
    const drag = useRef<{ axis: Axis; from: number } | null>(null);
    const [moving, setMoving] = useState<Brush | null>(null);
    const [near, setNear] = useState<number | null>(null);
    const room = HEIGHT - TOP - BOTTOM;
    const xs = axes.map((_, i) => SIDE + (i * (width - 2 * SIDE)) / Math.max(1, axes.length - 1));
    const y = (place: number): number => TOP + (1 - place) * room;
    const runs = compared.found.runs;
    const places = useMemo(() => {
        const columns = axes.map((a) => compared.valuesOf(a).map((v) => a.of(v)));
        return runs.map((_, r) => axes.map((a, i) => (columns[i]?.[r] === null || columns[i]?.[r] === undefined ? null : a.at(columns[i]?.[r] as number))));
    }, [compared, axes]);
    const score = axes[axes.length - 1];
    const shades = useMemo(() => shadesOf(places.map((p) => p[axes.length - 1] ?? null)), [places]);
    const spot = (i: number, place: number): string => `${xs[i]?.toFixed(1)} ${y(place).toFixed(1)}`;
    const path = (r: number): string => places[r]?.map((place, i, all) => (place === null ? '' : `${i > 0 && all[i - 1] !== null ? 'L' : 'M'}${spot(i, place)}`)).join('') ?? '';
    const bridges = (r: number): string => bridgesOf(places[r] ?? []).map(([from, to]) => `M${spot(from, places[r]?.[from] as number)}L${spot(to, places[r]?.[to] as number)}`).join('');
    const placeAt = (event: PointerEvent): [number, number] => {
        const box = event.currentTarget.getBoundingClientRect();
        return [event.clientX - box.left, event.clientY - box.top];
    };
    const axisAt = (x: number): Axis | undefined => axes.find((_, i) => Math.abs((xs[i] as number) - x) <= NEAR);
    const upTo = (axis: Axis, from: number, to: number): Brush => {
        const inside = [from, to].map((p) => axis.from(snapped(1 - (p - TOP) / room))).sort((a, b) => a - b) as [number, number];
        return { field: axis.field, lo: inside[0], hi: inside[1] };
    };
    const set = (field: string, brush: Brush | null): void => onBrushes([...brushes.filter((b) => b.field !== field), ...(brush ? [brush] : [])]);
    const nearest = (x: number, py: number): number | null => {
        const i = xs.findIndex((left, n) => x >= left && x <= (xs[n + 1] ?? -1));
        let best: number | null = null;
        let least = NEAR;
        for (const [r, at] of places.entries()) {
            const [a, b] = [at[i], at[i + 1]];
            if (i < 0 || a === null || a === undefined || b === null || b === undefined || !kept.has(runs[r]?.id ?? '')) {
                continue;
            }
            const share = (x - (xs[i] as number)) / ((xs[i + 1] as number) - (xs[i] as number));
            const far = Math.abs(y(a + share * (b - a)) - py);
            if (far < least) {
                [best, least] = [r, far];
            }
        }
        return best;
    };
    const onMove = (event: PointerEvent): void => {
        const [x, py] = placeAt(event);
        if (drag.current) {
            setMoving(upTo(drag.current.axis, drag.current.from, py));
        } else {
            setNear(axisAt(x) ? null : nearest(x, py));
        }
    };
    const onUp = (): void => {
        const at = drag.current;
        drag.current = null;
        if (at && moving) {
            set(at.axis.field, at.axis.at(moving.hi) - at.axis.at(moving.lo) > LEAST ? moving : null);
        }
        setMoving(null);
    };
    const onKey = (axis: Axis) => (event: KeyboardEvent): void => {
        const now = brushes.find((b) => b.field === axis.field);
        const [lo, hi] = now ? [axis.at(now.lo), axis.at(now.hi)] : [0, 1];
        const by = { ArrowUp: [NUDGE, 0], ArrowDown: [0, -NUDGE], Escape: null }[event.key];
        if (by === undefined) {
            return;
        }
        event.preventDefault();
        const next = by && [Math.max(0, Math.min(hi - NUDGE, lo + (by[0] as number))), Math.min(1, Math.max(lo + NUDGE, hi + (by[1] as number)))];
        set(axis.field, next && { field: axis.field, lo: axis.from(next[0] as number), hi: axis.from(next[1] as number) });
    };
    const seen = moving ? [...brushes.filter((b) => b.field !== moving.field), moving] : brushes;
    // A thousand lines are not made again for every line that is pointed at.
    const lines = useMemo(() => {
        const order = runs.map((_, r) => r).sort((a, b) => Number(kept.has(runs[a]?.id ?? '')) - Number(kept.has(runs[b]?.id ?? '')));
        return order.map((r) => {
            const own = kept.has(runs[r]?.id ?? '') ? { className: 'kept', style: { stroke: shades[r] } } : { className: 'left-out' };
            const bridge = bridges(r);
            return (
                <g key={runs[r]?.id} {...own}>
                    <path d={path(r)} />
                    {bridge !== '' && <path d={bridge} className="bridge" />}
                </g>
            );
        });
    }, [places, kept, width]);
    const pointed = near === null ? null : runs[near];
    return (
        <div className="parallel" ref={frame} style={{ height: HEIGHT }}>
            <svg width={width} height={HEIGHT} className="under" aria-hidden="true">
                {lines}
                {base !== undefined && runs.some((run) => run.id === base) && <path d={path(runs.findIndex((run) => run.id === base))} className="base" />}
            </svg>
            <svg
                width={width}
                height={HEIGHT}
                role="group"
                aria-label={t('compare.parallel')}
                onPointerMove={onMove}
                onPointerUp={onUp}
                onPointerCancel={() => {
                    drag.current = null;
                    setMoving(null);
                }}
                onPointerLeave={() => setNear(null)}
                onPointerDown={(event) => {
                    const [x, py] = placeAt(event);
                    const axis = axisAt(x);
                    if (axis) {
                        event.currentTarget.setPointerCapture(event.pointerId);
                        drag.current = { axis, from: py };
                        setMoving(upTo(axis, py, py));
                    }
                }}
                onClick={() => pointed && onOpen(pointed)}
            >
                {near !== null && <path d={path(near)} className="near" />}
                {axes.map((axis, i) => {
                    const brush = seen.find((b) => b.field === axis.field);
                    const [top, foot] = brush ? [y(axis.at(brush.hi)), y(axis.at(brush.lo))] : [0, 0];
                    return (
                        <g key={axis.field} transform={`translate(${xs[i]} 0)`}>
                            <text className="axis-name" y={14} textAnchor="middle">
                                <title>{axis.field}</title>
                                {cutTo(short(axis.field), Math.max(8, Math.floor(width / axes.length / 8)))}
                            </text>
                            <line y1={TOP} y2={HEIGHT - BOTTOM} className="axis-line" />
                            {axis.ticks.map(({ at, text }) => (
                                <text key={text} className="axis-tick" x={-6} y={y(at) + 4} textAnchor="end">
                                    {cutTo(text, 12)}
                                </text>
                            ))}
                            {brush && <rect className="axis-brush" x={-6} width={12} y={top} height={Math.max(2, foot - top)} />}
                            <rect
                                className="axis-catch"
                                x={-NEAR}
                                width={2 * NEAR}
                                y={TOP}
                                height={room}
                                tabIndex={0}
                                role="slider"
                                aria-label={t('compare.brush', { name: short(axis.field) })}
                                aria-valuemin={0}
                                aria-valuemax={1}
                                aria-valuenow={brush ? axis.at(brush.lo) : 0}
                                aria-valuetext={brush ? rangeText(axis, brush) : t('compare.all')}
                                onKeyDown={onKey(axis)}
                            />
                        </g>
                    );
                })}
            </svg>
            {pointed && (
                <div className="tip parallel-tip" role="status">
                    <div className="tip-head">{pointed.name}</div>
                    {score && (
                        <div>
                            <span className="fact">{short(score.field)}</span> <span className="num">{value(compared.valuesOf(score)[near as number])}</span>
                        </div>
                    )}
                </div>
            )}
        </div>
    );
}

/** A place from 0 to 1; near an end it is the end. */
function snapped(place: number): number {
    return place < SNAP ? 0 : place > 1 - SNAP ? 1 : place;
}

/** Colours of runs by the rank of their score, so that one that ran away does not take all of them. */
function shadesOf(scores: readonly (number | null)[]): string[] {
    const sorted = scores.filter((s) => s !== null).sort((a, b) => a - b);
    return scores.map((s) => `var(--count-${s === null || sorted.length < 2 ? FIRST_SHADE : FIRST_SHADE + Math.round((sorted.indexOf(s) / (sorted.length - 1)) * (SHADES - FIRST_SHADE))})`);
}

/** Where a line leaps over axes of fields that its run does not have: from which to which. */
function bridgesOf(places: readonly (number | null)[]): [number, number][] {
    const known = places.flatMap((place, i) => (place === null ? [] : [i]));
    return known.flatMap((i, n): [number, number][] => (n > 0 && i - (known[n - 1] as number) > 1 ? [[known[n - 1] as number, i]] : []));
}

function cutTo(text: string, most: number): string {
    return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** A brush in words: numbers from and to, or the classes in it. */
export function rangeText(axis: Axis, brush: Brush): string {
    const inside = axis.numeric ? [value(brush.lo), value(brush.hi)] : axis.ticks.filter((tick) => axis.from(tick.at) >= brush.lo - 1e-9 && axis.from(tick.at) <= brush.hi + 1e-9).map((tick) => tick.text);
    return axis.numeric ? inside.join(' – ') : inside.join(', ');
}
