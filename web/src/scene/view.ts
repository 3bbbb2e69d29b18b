import { timeTicks } from '../charts/axes.ts';
import { linear, logarithmic } from '../charts/scale.ts';
import { tick, value } from '../kit/format.ts';
import type { AxisJson, PanelJson } from './scene.ts';

/** What stretches a picture along one axis: pixel `p` of the scene is shown at `by · p + plus`. */
export interface Stretch {
    readonly by: number;
    readonly plus: number;
}

export const AS_IS: Stretch = { by: 1, plus: 0 };
const FARTHEST = 1e5;

export type Side = 'x' | 'y';

/** An axis of a panel: `right` is a second one upwards, which is stretched as `y` is. */
export type Ruler = Side | 'right';

export function axisOf(panel: PanelJson, ruler: Ruler): AxisJson {
    return ruler === 'right' ? (panel.right ?? panel.y) : panel[ruler];
}

/** Panels that share this share their stretch: the same data along the same pixels. */
export function keyOf(panel: PanelJson, side: Side): string {
    const axis = panel[side];
    const at = side === 'x' ? 0 : 1;
    return [side, axis.kind, axis.name ?? '', axis.from, axis.to, panel.box[at], panel.box[at + 2]].join(' ');
}

export function stretches(axis: AxisJson): boolean {
    return !axis.stops && (axis.kind === 'linear' || axis.kind === 'log' || axis.kind === 'time') && axis.from !== axis.to;
}

/** Stretched by `factor` about a pixel of the screen, not smaller than the scene. */
export function zoomed(stretch: Stretch, about: number, factor: number, from: number, length: number): Stretch {
    const by = Math.min(FARTHEST, Math.max(1, stretch.by * factor));
    const real = by / stretch.by;
    return within({ by, plus: about - real * (about - stretch.plus) }, from, length);
}

/** Stretched so that what is shown from `a` to `b` fills the side. */
export function fitted(stretch: Stretch, a: number, b: number, from: number, length: number): Stretch {
    const by = Math.min(FARTHEST, (stretch.by * length) / Math.max(1e-9, b - a));
    const left = (a - stretch.plus) / stretch.by;
    return within({ by, plus: from - by * left }, from, length);
}

export function moved(stretch: Stretch, pixels: number, from: number, length: number): Stretch {
    return within({ by: stretch.by, plus: stretch.plus + pixels }, from, length);
}

/** Moved back so that no end of the scene's panel comes inside. */
function within(stretch: Stretch, from: number, length: number): Stretch {
    const most = from - stretch.by * from;
    const least = from + length - stretch.by * (from + length);
    return { by: stretch.by, plus: Math.min(most, Math.max(least, stretch.plus)) };
}

/** Where data lie along a side of a panel, as the scene has it (before any stretch). */
export interface Along {
    at(data: number): number;
    of(pixel: number): number;
}

export function along(panel: PanelJson, side: Ruler): Along {
    const axis = axisOf(panel, side);
    const [x, y, width, height] = panel.box;
    const start = side === 'x' ? x : y + height;
    const length = side === 'x' ? width : -height;
    const log = axis.kind === 'log';
    const to = (data: number): number => (log ? Math.log(data) : data);
    const from = to(axis.from);
    const range = to(axis.to) - from || 1;
    return {
        at: (data) => start + (length * (to(data) - from)) / range,
        of: (pixel) => {
            const place = from + (range * (pixel - start)) / length;
            return log ? Math.exp(place) : place;
        },
    };
}

/** Round numbers along a side under a stretch, each with the pixel where it is shown. */
export function ticks(panel: PanelJson, side: Ruler, stretch: Stretch, apart: number): { data: number; pixel: number; text: string }[] {
    const axis = axisOf(panel, side);
    const map = along(panel, side);
    const [x, y, width, height] = panel.box;
    const ends = (side === 'x' ? [x, x + width] : [y, y + height]).map((pixel) => map.of((pixel - stretch.plus) / stretch.by));
    const lo = Math.min(...ends);
    const hi = Math.max(...ends);
    const most = Math.max(2, Math.floor((side === 'x' ? width : height) / apart));
    const round =
        axis.kind === 'time'
            ? timeTicks(lo / 1000, hi / 1000, most, false).map((millis) => millis * 1000)
            : (axis.kind === 'log' ? logarithmic(lo, hi, 1) : linear(lo, hi, 1)).ticks(most);
    return round.map((data) => ({ data, pixel: stretch.by * map.at(data) + stretch.plus, text: tickText(axis, data, hi - lo) }));
}

function tickText(axis: AxisJson, data: number, range: number): string {
    if (axis.kind !== 'time') {
        return tick(data);
    }
    const date = new Date(data / 1000);
    const spans = range / 1000;
    const options: Intl.DateTimeFormatOptions =
        spans > 5e10 ? { year: 'numeric', month: 'short' } : spans > 172_800_000 ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit', ...(spans < 600_000 ? { second: '2-digit' } : {}) };
    return date.toLocaleString('en-GB', { ...options, timeZone: 'UTC' });
}

/** What an axis reads at a pixel of the scene; empty if it cannot be told. */
export function reading(panel: PanelJson, side: Ruler, pixel: number): string {
    const axis = axisOf(panel, side);
    if (axis.kind === 'none' && !axis.stops) {
        return '';
    }
    if (axis.kind === 'band') {
        const names = axis.categories ?? [];
        const start = side === 'x' ? panel.box[0] : panel.box[1];
        const share = (pixel - start) / (side === 'x' ? panel.box[2] : panel.box[3]);
        return names[Math.min(names.length - 1, Math.max(0, Math.floor(share * names.length)))] ?? '';
    }
    const data = axis.stops ? between(axis.stops, shareOf(panel, side, pixel)) : along(panel, side).of(pixel);
    if (axis.kind === 'time') {
        return new Date(data / 1000).toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'UTC' });
    }
    const step = axis.stops ? stepAt(axis.stops, shareOf(panel, side, pixel), lengthOf(panel, side)) : Math.abs(axis.to - axis.from) / Math.max(panel.box[2], panel.box[3]);
    return value(axis.kind === 'linear' || axis.stops ? rounded(data, step) : data);
}

function lengthOf(panel: PanelJson, side: Ruler): number {
    return panel.box[side === 'x' ? 2 : 3];
}

function shareOf(panel: PanelJson, side: Ruler, pixel: number): number {
    const [x, y, width, height] = panel.box;
    return side === 'x' ? (pixel - x) / width : (y + height - pixel) / height;
}

function between(stops: readonly (readonly [number, number])[], share: number): number {
    const [a, b] = around(stops, share);
    return b[0] > a[0] ? a[1] + ((share - a[0]) / (b[0] - a[0])) * (b[1] - a[1]) : b[1];
}

/** How much data grow in a pixel there. */
function stepAt(stops: readonly (readonly [number, number])[], share: number, pixels: number): number {
    const [a, b] = around(stops, share);
    return b[0] > a[0] ? Math.abs(b[1] - a[1]) / ((b[0] - a[0]) * pixels) : 0;
}

function around(stops: readonly (readonly [number, number])[], share: number): [readonly [number, number], readonly [number, number]] {
    const next = stops.findIndex(([at]) => at > share);
    const after = next < 0 ? stops.length - 1 : Math.max(1, next);
    return [stops[after - 1] ?? [0, 0], stops[after] ?? [1, 0]];
}

/** As many digits as a tenth of a pixel's worth of data tells apart. */
function rounded(data: number, step: number): number {
    const unit = 10 ** Math.floor(Math.log10(step / 10));
    return Number.isFinite(unit) && unit > 0 ? +(Math.round(data / unit) * unit).toPrecision(12) : data;
}
