import { duration, evenTicks, tick, value } from '../kit/format.ts';
import { colour } from './colours.ts';
import type { Frame, Pen } from './painter.ts';
import type { Scale } from './scale.ts';

const TICK_FONT = 11;
const LEAST_FONT = 8;
const APART = 60;
const GAP = 12;

/** An x as people read it on that axis, where the axis spans `range`. */
export function label(x: number, axis: string, range: number): string {
    if (axis === 'relative') {
        return duration(Math.max(0, x));
    }
    if (axis === 'wall') {
        const date = new Date(x);
        return range > 172_800_000
            ? date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })
            : date.toLocaleTimeString('en-GB', range < 600_000 ? {} : { hour: '2-digit', minute: '2-digit' });
    }
    return Number.isInteger(x) && Math.abs(x) < 1e4 ? x.toLocaleString('en-US') : tick(x);
}

/** An x in full: the head of a tooltip, the pill on the axis. */
export function exactLabel(x: number, axis: string): string {
    if (axis === 'wall') {
        return new Date(x).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' });
    }
    return axis === 'relative' ? duration(Math.max(0, x)) : Number.isInteger(x) ? x.toLocaleString('en-US') : value(x);
}

/** Horizontal grid, ticks and their labels; labels that would touch are left out. Answers where the labels of x stand: their left and right ends. */
export function paintAxes(g: Pen, frame: Frame, ratio: number, sx: Scale, sy: Scale, axis: string): [number, number][] {
    const hair = Math.max(1, Math.round(ratio));
    const foot = frame.top + frame.height;
    const ink = colour('--tick');
    const font = (size: number): string => `400 ${size * ratio}px Inter, sans-serif`;
    g.font = font(TICK_FONT);
    g.textBaseline = 'middle';
    g.textAlign = 'right';
    const rows = sy.ticks(Math.max(4, Math.round(frame.height / (48 * ratio))));
    const words = sy.log ? rows.map(tick) : evenTicks(rows);
    const widest = Math.max(1, ...words.map((word) => g.measureText(word).width));
    // A range that is small beside its numbers takes long labels.
    g.font = font(Math.max(LEAST_FONT, TICK_FONT * Math.min(1, (frame.left - GAP * ratio) / widest)));
    rows.forEach((y, i) => {
        const py = foot - Math.round(sy.at(y));
        g.fillStyle = colour('--grid');
        g.fillRect(frame.left, py, frame.width, hair);
        g.fillStyle = ink;
        g.fillText(words[i] as string, frame.left - 6 * ratio, py);
    });
    g.font = font(TICK_FONT);
    g.fillStyle = colour('--axis');
    g.fillRect(frame.left, foot, frame.width, hair);
    g.textBaseline = 'top';
    g.textAlign = 'left';
    const step = axis === 'relative' || axis === 'wall' ? timeTicks : null;
    const most = Math.max(2, Math.floor(frame.width / (APART * ratio)));
    const places: [number, number][] = [];
    let free = -Infinity;
    for (const x of step && !sx.log ? step(sx.lo, sx.hi, most, axis === 'wall') : sx.ticks(most)) {
        const px = frame.left + sx.at(x);
        const text = label(x, axis, sx.hi - sx.lo);
        const width = g.measureText(text).width;
        const from = Math.max(frame.left - 4 * ratio, Math.min(frame.left + frame.width - width, px - width / 2));
        g.fillStyle = colour('--axis');
        g.fillRect(Math.round(px), foot, hair, 3 * ratio);
        if (from >= free) {
            g.fillStyle = ink;
            g.fillText(text, from, foot + 6 * ratio);
            free = from + width + GAP * ratio;
            places.push([from, from + width]);
        }
    }
    return places;
}

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const STEPS = [1, 2, 5, 10, 15, 30].map((n) => n * SECOND)
    .concat([1, 2, 5, 10, 15, 30].map((n) => n * MINUTE))
    .concat([1, 2, 3, 6, 12].map((n) => n * HOUR))
    .concat([1, 2, 7, 14, 28, 91, 182, 365].map((n) => n * DAY));

/** Round times, in milliseconds; a wall axis counts from the local midnight. */
export function timeTicks(lo: number, hi: number, most: number, wall: boolean): number[] {
    const rough = (hi - lo) / Math.max(1, most);
    if (rough < SECOND / 2) {
        const power = 10 ** Math.ceil(Math.log10(rough));
        return range(lo, hi, power, 0);
    }
    const step = STEPS.find((s) => s >= rough) ?? Math.ceil(rough / (365 * DAY)) * 365 * DAY;
    return range(lo, hi, step, wall ? new Date(lo).getTimezoneOffset() * MINUTE : 0);
}

function range(lo: number, hi: number, step: number, offset: number): number[] {
    const ticks: number[] = [];
    for (let i = Math.ceil((lo - offset) / step); i * step + offset <= hi; i++) {
        ticks.push(i * step + offset);
    }
    return ticks;
}
