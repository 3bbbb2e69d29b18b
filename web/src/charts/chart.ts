import type { Line } from '../api/columns.ts';
import { duration, tick, value } from '../kit/format.ts';
import type { Look } from '../state/looks.ts';
import { paintArea, paintLine, token, type Frame } from './painter.ts';
import { linear, logarithmic, type Scale } from './scale.ts';

/** A line of a chart: who it is and how it looks. */
export interface ChartLine {
    id: string;
    name: string;
    look: Look;
}

export interface Picture {
    lines: ChartLine[];
    data: Line[];
    /** Range of x; null for all there is. */
    range: [number, number] | null;
    axis: 'step' | 'relative' | 'wall' | string;
    logY: boolean;
    highlighted: string | null;
}

const LEFT = 44;
const RIGHT = 92;
const BOTTOM = 22;
const TOP = 6;
const LABEL_APART = 14;
const MANY = 12;
const MOST_LABELS = 8;

/** A chart on a canvas; holds no decisions about data. */
export class Chart {
    private picture: Picture | null = null;
    private sx: Scale = linear(0, 1, 1);
    private sy: Scale = linear(0, 1, 1);
    private frame: Frame = { left: 0, top: 0, width: 1, height: 1 };
    private ratio = 1;
    private readonly g: CanvasRenderingContext2D;

    constructor(
        private readonly canvas: HTMLCanvasElement,
        private readonly over: HTMLCanvasElement,
    ) {
        this.g = canvas.getContext('2d') as CanvasRenderingContext2D;
    }

    /** Device pixel columns of the plot, which is what the server is asked for. */
    columns(): number {
        return Math.max(50, Math.round((this.canvas.clientWidth - LEFT - RIGHT) * (window.devicePixelRatio || 1)));
    }

    update(picture: Picture): void {
        this.picture = picture;
        this.paint();
    }

    /** Value of x under a pointer at `clientX`, null outside the plot. */
    xAt(clientX: number): number | null {
        const px = (clientX - this.canvas.getBoundingClientRect().left) * this.ratio - this.frame.left;
        return px < 0 || px > this.frame.width ? null : this.sx.of(px);
    }

    /** Where an x lies, in CSS pixels from the left edge. */
    pixelOf(x: number): number {
        return (this.frame.left + this.sx.at(x)) / this.ratio;
    }

    /** The lines at an x, top first: the nearest point of each. */
    at(x: number): { line: ChartLine; y: number; x: number }[] {
        const picture = this.picture;
        if (!picture) {
            return [];
        }
        const found: { line: ChartLine; y: number; x: number }[] = [];
        for (const one of picture.data) {
            const line = picture.lines[one.head.series];
            if (line && one.head.role === 'line' && one.x.length > 0) {
                const i = nearest(one.x, x);
                found.push({ line, y: one.y[i] as number, x: one.x[i] as number });
            }
        }
        return found.sort((a, b) => b.y - a.y);
    }

    /** What is on the screen, for tests. */
    scene(): unknown {
        return { x: [this.sx.lo, this.sx.hi], y: [this.sy.lo, this.sy.hi], lines: this.picture?.data.map((d) => d.head) ?? [] };
    }

    private paint(): void {
        const picture = this.picture;
        this.ratio = window.devicePixelRatio || 1;
        const width = Math.round(this.canvas.clientWidth * this.ratio);
        const height = Math.round(this.canvas.clientHeight * this.ratio);
        for (const canvas of [this.canvas, this.over]) {
            canvas.width = width;
            canvas.height = height;
        }
        if (!picture || width < 10) {
            return;
        }
        const labelled = picture.lines.length <= MOST_LABELS && picture.lines.length > 0;
        const right = labelled ? RIGHT : 8;
        this.frame = {
            left: Math.round(LEFT * this.ratio),
            top: Math.round(TOP * this.ratio),
            width: Math.max(10, width - Math.round((LEFT + right) * this.ratio)),
            height: Math.max(10, height - Math.round((TOP + BOTTOM) * this.ratio)),
        };
        this.scales(picture);
        this.axes(picture);
        this.data(picture);
        if (labelled) {
            this.labels(picture);
        }
    }

    private scales(picture: Picture): void {
        let [lo, hi] = [Infinity, -Infinity];
        let [bottom, top] = [Infinity, -Infinity];
        for (const one of picture.data) {
            const [a, b] = one.head.all.x;
            if (typeof a === 'number' && typeof b === 'number') {
                lo = Math.min(lo, a);
                hi = Math.max(hi, b);
            }
        }
        const [from, to] = picture.range ?? [lo, hi];
        for (const one of picture.data) {
            if (one.head.role === 'raw' && picture.data.length > 1) {
                continue;
            }
            for (let i = 0; i < one.x.length; i++) {
                const x = one.x[i] as number;
                const y = one.y[i] as number;
                if (x >= from && x <= to && Number.isFinite(y) && (!picture.logY || y > 0)) {
                    bottom = Math.min(bottom, y);
                    top = Math.max(top, y);
                }
            }
        }
        if (bottom > top) {
            [bottom, top] = picture.logY ? [0.1, 1] : [0, 1];
        }
        this.sx = Number.isFinite(from) ? linear(from, to, this.frame.width) : linear(0, 1, this.frame.width);
        if (picture.logY) {
            this.sy = logarithmic(bottom / 1.1, Math.max(top * 1.1, bottom * 1.3), this.frame.height);
        } else {
            const pad = (top - bottom || Math.abs(top) || 1) * 0.05;
            this.sy = linear(bottom - pad, top + pad, this.frame.height);
        }
    }

    private axes(picture: Picture): void {
        const { g, frame, ratio } = this;
        g.font = `400 ${11 * ratio}px Inter, sans-serif`;
        g.textBaseline = 'middle';
        g.textAlign = 'right';
        g.lineWidth = ratio;
        const grid = token(this.canvas.parentElement as Element, '--grid');
        const ink = token(this.canvas.parentElement as Element, '--tick');
        for (const y of this.sy.ticks(4)) {
            const py = frame.top + frame.height - Math.round(this.sy.at(y));
            g.fillStyle = grid;
            g.fillRect(frame.left, py, frame.width, Math.max(1, Math.round(ratio)));
            g.fillStyle = ink;
            g.fillText(tick(y), frame.left - 6 * ratio, py);
        }
        g.fillStyle = token(this.canvas.parentElement as Element, '--axis');
        g.fillRect(frame.left, frame.top + frame.height, frame.width, Math.max(1, Math.round(ratio)));
        g.textBaseline = 'top';
        const ticks = this.sx.ticks(Math.max(2, Math.floor(frame.width / (90 * ratio))));
        ticks.forEach((x, i) => {
            const px = frame.left + this.sx.at(x);
            g.fillRect(px, frame.top + frame.height, Math.max(1, Math.round(ratio)), 3 * ratio);
            g.save();
            g.fillStyle = ink;
            g.textAlign = i === 0 && px < frame.left + 12 * ratio ? 'left' : px > frame.left + frame.width - 14 * ratio ? 'right' : 'center';
            g.fillText(label(x, picture.axis, this.sx.hi - this.sx.lo), px, frame.top + frame.height + 6 * ratio);
            g.restore();
        });
    }

    private data(picture: Picture): void {
        const colours = new Map<string, string>();
        const colour = (line: ChartLine): string => {
            const known = colours.get(line.look.colour) ?? token(this.canvas.parentElement as Element, line.look.colour);
            colours.set(line.look.colour, known);
            return known;
        };
        const lows = picture.data.filter((d) => d.head.role === 'low');
        for (const low of lows) {
            const high = picture.data.find((d) => d.head.role === 'high' && d.head.series === low.head.series);
            const line = picture.lines[low.head.series];
            if (high && line) {
                this.band(low, high, colour(line));
            }
        }
        const many = picture.lines.length > MANY;
        const gaps: [number, string][] = [];
        for (const role of ['raw', 'line']) {
            for (const one of picture.data.filter((d) => d.head.role === role)) {
                const line = picture.lines[one.head.series];
                if (!line) {
                    continue;
                }
                const chosen = picture.highlighted === line.id;
                const width = (chosen ? 2 : many ? 1 : 1.5) * this.ratio;
                const stroke = { x: one.x, y: one.y, colour: colour(line), width, opacity: role === 'raw' ? 0.22 : 1, dash: line.look.dash };
                paintLine(this.g, stroke, this.sx, this.sy, this.frame).forEach((column) => gaps.push([column, stroke.colour]));
            }
        }
        this.marks(gaps);
    }

    private band(low: Line, high: Line, colour: string): void {
        paintArea(this.g, { low, high, colour }, this.sx, this.sy, this.frame, 0.16);
    }

    private marks(gaps: [number, string][]): void {
        const { g, frame, ratio } = this;
        const seen = new Set<number>();
        for (const [column, colour] of gaps.slice(0, 500)) {
            const place = Math.round(column / (4 * ratio));
            if (seen.has(place)) {
                continue;
            }
            seen.add(place);
            g.strokeStyle = colour;
            g.lineWidth = ratio;
            g.beginPath();
            g.arc(frame.left + column, frame.top + frame.height - 4 * ratio, 2.5 * ratio, 0, 7);
            g.stroke();
        }
    }

    private labels(picture: Picture): void {
        const { g, frame, ratio } = this;
        const ink = token(this.canvas.parentElement as Element, '--ink');
        const ends = picture.data
            .filter((d) => d.head.role === 'line' && d.y.length > 0)
            .map((d) => {
                let last = d.y.length - 1;
                while (last > 0 && !Number.isFinite(d.y[last])) {
                    last--;
                }
                const y = frame.top + frame.height - 1 - this.sy.at(d.y[last] as number);
                return { line: picture.lines[d.head.series], y, at: y };
            })
            .filter((e) => e.line !== undefined && Number.isFinite(e.y))
            .sort((a, b) => a.y - b.y);
        const apart = LABEL_APART * ratio;
        ends.forEach((end, i) => {
            const before = ends[i - 1];
            end.at = Math.max(end.y, before ? before.at + apart : frame.top + apart / 2);
        });
        for (let i = ends.length - 1; i >= 0; i--) {
            const end = ends[i] as (typeof ends)[number];
            const limit = i === ends.length - 1 ? frame.top + frame.height : (ends[i + 1] as (typeof ends)[number]).at - apart;
            end.at = Math.min(end.at, limit);
        }
        g.textAlign = 'left';
        g.textBaseline = 'middle';
        g.font = `500 ${11 * ratio}px Inter, "Noto Sans CJK SC", sans-serif`;
        for (const end of ends) {
            const line = end.line as ChartLine;
            const colour = token(this.canvas.parentElement as Element, line.look.colour);
            g.fillStyle = `color-mix(in oklab, ${colour} 60%, ${ink})`;
            g.fillText(fit(g, line.name, (RIGHT - 12) * ratio), frame.left + frame.width + 6 * ratio, end.at);
        }
    }

    /** The crosshair of an x, strong in the chart under the pointer. */
    cross(x: number | null, strong: boolean): void {
        const g = this.over.getContext('2d') as CanvasRenderingContext2D;
        const { frame, ratio } = this;
        g.clearRect(0, 0, this.over.width, this.over.height);
        if (x === null || x < this.sx.lo || x > this.sx.hi) {
            return;
        }
        const px = Math.round(frame.left + this.sx.at(x));
        g.globalAlpha = strong ? 0.7 : 0.28;
        g.fillStyle = token(this.canvas.parentElement as Element, '--cross');
        g.fillRect(px, frame.top, Math.max(1, Math.round(ratio)), frame.height);
        g.globalAlpha = 1;
        for (const one of this.at(x)) {
            if (Number.isFinite(one.y)) {
                g.fillStyle = token(this.canvas.parentElement as Element, one.line.look.colour);
                g.beginPath();
                g.arc(frame.left + this.sx.at(one.x), frame.top + frame.height - 1 - this.sy.at(one.y), 3 * ratio, 0, 7);
                g.fill();
            }
        }
    }

    /** The selected range while it is dragged. */
    brush(from: number, to: number): void {
        const g = this.over.getContext('2d') as CanvasRenderingContext2D;
        const { frame } = this;
        g.clearRect(0, 0, this.over.width, this.over.height);
        g.globalAlpha = 0.14;
        g.fillStyle = token(this.canvas.parentElement as Element, '--accent');
        const a = frame.left + this.sx.at(Math.min(from, to));
        const b = frame.left + this.sx.at(Math.max(from, to));
        g.fillRect(a, frame.top, b - a, frame.height);
        g.globalAlpha = 1;
    }
}

function nearest(xs: Float64Array, x: number): number {
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

function fit(g: CanvasRenderingContext2D, text: string, room: number): string {
    let cut = text;
    while (cut.length > 3 && g.measureText(cut).width > room) {
        cut = `${cut.slice(0, cut.endsWith('…') ? -2 : -1)}…`;
    }
    return cut;
}

/** An x as people read it on that axis. */
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
    return Number.isInteger(x) && Math.abs(x) < 1e4 ? x.toLocaleString('en-US') : range > 1e4 ? tick(x) : value(x);
}
