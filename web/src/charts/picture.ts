import type { Line } from '../api/columns.ts';
import type { Look } from '../state/looks.ts';

/** A line of a chart: who it is and how it looks. */
export interface ChartLine {
    id: string;
    name: string;
    look: Look;
    /** Whether the others are held against it. */
    baseline?: boolean;
}

/** All a chart draws. */
export interface Picture {
    lines: ChartLine[];
    data: Line[];
    /** Range of x; null for all there is. */
    range: [number, number] | null;
    axis: string;
    logX: boolean;
    logY: boolean;
    /** Whether y spans all there is, runaways too. */
    whole: boolean;
}

export interface Extents {
    x: [number, number];
    y: [number, number];
    /** Lines that leave the range of y far behind and are cut by it. */
    beyond: number;
}

/** The range of x of all lines together; on a log axis from the first positive x. Null without points. */
export function allX(data: readonly Line[], log: boolean): [number, number] | null {
    let [lo, hi] = [Infinity, -Infinity];
    for (const one of data) {
        const [a, b] = one.head.all.x;
        if (typeof a !== 'number' || typeof b !== 'number') {
            continue;
        }
        const first = log && a <= 0 ? (one.x.find((x) => x > 0) ?? Infinity) : a;
        lo = Math.min(lo, first);
        hi = Math.max(hi, b);
    }
    return lo <= hi ? [lo, hi] : null;
}

/** What the axes span: all of x, or the range; of y what is seen there, raw lines under smoothed ones left aside, and what runs away unless all is wanted. */
export function extents(picture: Picture): Extents {
    const x = widened(picture.range ?? allX(picture.data, picture.logX) ?? (picture.logX ? [1, 10] : [0, 1]), picture);
    const smoothed = picture.data.some((d) => d.head.role === 'raw');
    const shown = picture.data.filter((d) => !smoothed || d.head.role !== 'raw');
    const spans = spansOf(shown, x, picture.logY, [-Infinity, Infinity]);
    const all = [...spans.values()];
    const free = picture.whole || picture.logY;
    const kept = free ? all : withoutRunaways(all);
    if (kept.length === 0) {
        return { x, y: picture.logY ? [0.1, 1] : [0, 1], beyond: 0 };
    }
    const keep = new Set(kept);
    const calm = shown.filter((d) => keep.has(spans.get(d.head.series) as [number, number]));
    const reach = free ? null : reachOf(calm, x);
    const within = reach === null ? kept : [...spansOf(calm, x, false, reach).values()];
    const cut = reach === null ? 0 : kept.filter(([low, high]) => low < reach[0] || high > reach[1]).length;
    const bottom = Math.min(...within.map((s) => s[0]));
    const top = Math.max(...within.map((s) => s[1]));
    const beyond = all.length - kept.length + cut;
    if (picture.logY) {
        const room = Math.max(1.05, (top / bottom) ** 0.05);
        return { x, y: [bottom / room, top * room], beyond };
    }
    const pad = (top - bottom || Math.abs(top) || 1) * 0.05;
    return { x, y: [bottom - pad, top + pad], beyond };
}

/** Room around a single x. */
function widened(x: [number, number], { logX, axis }: Picture): [number, number] {
    const room = axis === 'relative' || axis === 'wall' ? 1_000 : 1;
    return x[0] < x[1] ? x : logX ? [x[0] / 2, x[0] * 2] : [x[0] - room, x[0] + room];
}

/** Least and greatest y of each series between two x, of what lies in a reach. */
function spansOf(data: readonly Line[], x: [number, number], positive: boolean, reach: [number, number]): Map<number, [number, number]> {
    const spans = new Map<number, [number, number]>();
    for (const one of data) {
        const span = spans.get(one.head.series) ?? [Infinity, -Infinity];
        for (let i = 0; i < one.x.length; i++) {
            const at = one.x[i] as number;
            const y = one.y[i] as number;
            if (at >= x[0] && at <= x[1] && Number.isFinite(y) && (!positive || y > 0) && y >= reach[0] && y <= reach[1]) {
                span[0] = Math.min(span[0], y);
                span[1] = Math.max(span[1], y);
            }
        }
        if (span[0] <= span[1]) {
            spans.set(one.head.series, span);
        }
    }
    return spans;
}

const SAMPLE = 2_000;
const FEWEST_POINTS = 10;
const FAR_POINT = 100;
const INNER = 0.1;

/** How far y reaches before a point is a runaway: a hundred times the spread of the inner four fifths of the lines' points. Null where nothing runs away. */
function reachOf(data: readonly Line[], x: [number, number]): [number, number] | null {
    const lines = data.filter((d) => d.head.role === 'line');
    const stride = Math.max(1, Math.ceil(lines.reduce((sum, d) => sum + d.x.length, 0) / SAMPLE));
    const sample: number[] = [];
    for (const one of lines) {
        for (let i = 0; i < one.x.length; i += stride) {
            const at = one.x[i] as number;
            if (at >= x[0] && at <= x[1] && Number.isFinite(one.y[i])) {
                sample.push(one.y[i] as number);
            }
        }
    }
    if (sample.length < FEWEST_POINTS) {
        return null;
    }
    sample.sort((a, b) => a - b);
    const low = sample[Math.floor(INNER * (sample.length - 1))] as number;
    const high = sample[Math.ceil((1 - INNER) * (sample.length - 1))] as number;
    const far = FAR_POINT * (high - low);
    return far > 0 ? [low - far, high + far] : null;
}

const FEWEST = 3;
const FAR = 20;

/** The spans of lines without those that reach more than twenty times as far as the line in the middle; at least half are kept. */
export function withoutRunaways(spans: readonly [number, number][]): readonly [number, number][] {
    if (spans.length < FEWEST) {
        return spans;
    }
    const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] as number;
    const bottom = middle(spans.map((s) => s[0]));
    const top = middle(spans.map((s) => s[1]));
    const reach = FAR * Math.max(top - bottom, Math.abs(top) * 1e-3, Number.MIN_VALUE);
    return spans.filter(([low, high]) => high <= bottom + reach && low >= top - reach);
}

/** Index of the x nearest to a value; xs ascend. */
export function nearest(xs: ArrayLike<number>, x: number): number {
    let low = 0;
    let high = xs.length - 1;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((xs[middle] as number) < x) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 && x - (xs[low - 1] as number) < (xs[low] as number) - x ? low - 1 : low;
}

/** Where a cursor goes from an x: to the point nearest to it of any line, and from there `by` points onwards, points at one x counted once; the middle without an x. */
export function stepFrom(data: readonly Line[], range: [number, number], x: number | null, by: number): number | null {
    const drawn = data.filter((d) => d.head.role === 'line' && d.x.length > 0);
    let at = inRange(drawn, range, x ?? (range[0] + range[1]) / 2);
    for (let n = 0; at !== null && n < Math.abs(by) && x !== null; n++) {
        at = beside(drawn, range, at, Math.sign(by)) ?? at;
    }
    return at;
}

/** The x in the range that is nearest to a place. */
function inRange(lines: readonly Line[], range: [number, number], place: number): number | null {
    let best: number | null = null;
    for (const { x } of lines) {
        const near = nearest(x, place);
        for (const at of [x[near - 1], x[near], x[near + 1]]) {
            if (at !== undefined && at >= range[0] && at <= range[1] && (best === null || Math.abs(at - place) < Math.abs(best - place))) {
                best = at;
            }
        }
    }
    return best;
}

/** The next x of any line beyond a place in a direction, within the range. */
function beside(lines: readonly Line[], range: [number, number], place: number, way: number): number | null {
    let best: number | null = null;
    for (const { x } of lines) {
        let i = nearest(x, place);
        while (x[i] !== undefined && ((x[i] as number) - place) * way <= 0) {
            i += way;
        }
        const at = x[i];
        if (at !== undefined && at >= range[0] && at <= range[1] && (best === null || (at - best) * way < 0)) {
            best = at;
        }
    }
    return best;
}
