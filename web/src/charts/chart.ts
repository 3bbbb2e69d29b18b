import type { Line } from '../api/columns.ts';
import { isPointed } from '../state/pointed.ts';
import { exactLabel, paintAxes } from './axes.ts';
import { colour } from './colours.ts';
import { paintEndLabels } from './endLabels.ts';
import { paintArea, paintLine, paintMarks, type Frame } from './painter.ts';
import { paintBrush, paintPill } from './overlay.ts';
import { extents, nearest, stepFrom, type ChartLine, type Picture } from './picture.ts';
import { linear, logarithmic, type Scale } from './scale.ts';

/** A line's point at the cursor. */
export interface Reading {
    line: ChartLine;
    x: number;
    y: number;
}

const LEFT = 50;
const RIGHT = 92;
const PLAIN_RIGHT = 8;
const BOTTOM = 22;
const TOP = 6;
const MANY = 13;
const MOST_LABELS = 8;
const LABELLED_FROM = 340;
const NEAR = 28;

/** A chart on two canvases, the lines and what lies over them; holds no decisions about data. */
export class Chart {
    private picture: Picture | null = null;
    private sx: Scale = linear(0, 1, 1);
    private sy: Scale = linear(0, 1, 1);
    private frame: Frame = { left: 0, top: 0, width: 1, height: 1 };
    private ratio = 1;
    private tickPlaces: [number, number][] = [];
    private readonly g: CanvasRenderingContext2D;
    private readonly o: CanvasRenderingContext2D;

    constructor(
        private readonly canvas: HTMLCanvasElement,
        private readonly over: HTMLCanvasElement,
    ) {
        this.g = canvas.getContext('2d') as CanvasRenderingContext2D;
        this.o = over.getContext('2d') as CanvasRenderingContext2D;
    }

    /** Device pixel columns of the plot with so many lines, which is what the server is asked for. */
    columns(lines: number): number {
        return this.frameFor(lines).width;
    }

    update(picture: Picture): void {
        this.picture = picture;
        this.paint();
    }

    /** The range of x that is drawn. */
    range(): [number, number] {
        return [this.sx.lo, this.sx.hi];
    }

    /** Value of x under a pointer at `clientX`, null outside the plot. */
    xAt(clientX: number): number | null {
        const px = this.device(clientX);
        return px < 0 || px > this.frame.width ? null : this.sx.of(px);
    }

    /** Where an x lies, in CSS pixels from the left edge. */
    pixelOf(x: number): number {
        return (this.frame.left + this.sx.at(x)) / this.ratio;
    }

    /** The range moved so that what was under one pointer is under another. */
    moved(fromClientX: number, toClientX: number): [number, number] {
        const by = (fromClientX - toClientX) * this.ratio;
        return [this.sx.of(by), this.sx.of(this.frame.width + by)];
    }

    /** The range grown or shrunk by a factor around a pointer, or around the middle. */
    zoomed(factor: number, clientX?: number): [number, number] {
        const at = clientX === undefined ? this.frame.width / 2 : Math.max(0, Math.min(this.frame.width, this.device(clientX)));
        return [this.sx.of(at - at * factor), this.sx.of(at + (this.frame.width - at) * factor)];
    }

    /** The x of the point that lies `by` points onwards. */
    step(x: number | null, by: number): number | null {
        return this.picture ? stepFrom(this.picture.data, this.range(), x, by) : null;
    }

    /** The lines at an x, as they lie on the screen, top first; lines that end before it are left out. */
    at(x: number): Reading[] {
        const picture = this.picture;
        const slack = (3 * (this.sx.hi - this.sx.lo)) / this.frame.width;
        const found: Reading[] = [];
        for (const one of picture?.data ?? []) {
            const line = picture?.lines[one.head.series];
            const last = one.x[one.x.length - 1];
            if (line && one.head.role === 'line' && last !== undefined && x <= last + slack && x >= (one.x[0] as number) - slack) {
                const i = nearest(one.x, x);
                found.push({ line, y: one.y[i] as number, x: one.x[i] as number });
            }
        }
        const height = (y: number): number => (Number.isNaN(y) ? -Infinity : y);
        return found.sort((a, b) => (height(b.y) === height(a.y) ? 0 : height(b.y) - height(a.y)));
    }

    /** The line nearest to a pointer, null where none is near. */
    lineAt(clientX: number, clientY: number): string | null {
        const x = this.xAt(clientX);
        if (x === null) {
            return null;
        }
        const py = (clientY - this.canvas.getBoundingClientRect().top) * this.ratio;
        let best: string | null = null;
        let least = NEAR * this.ratio;
        for (const one of this.at(x)) {
            const far = Math.abs(this.row(one.y) - py);
            if (far < least) {
                [best, least] = [one.line.id, far];
            }
        }
        return best;
    }

    /** What is on the screen, for tests. */
    scene(): unknown {
        return {
            x: [this.sx.lo, this.sx.hi],
            y: [this.sy.lo, this.sy.hi],
            logX: this.sx.log,
            logY: this.sy.log,
            axis: this.picture?.axis,
            lines: this.picture?.data.map((d) => d.head) ?? [],
        };
    }

    private device(clientX: number): number {
        return (clientX - this.canvas.getBoundingClientRect().left) * this.ratio - this.frame.left;
    }

    private row(y: number): number {
        return this.frame.top + this.frame.height - 1 - this.sy.at(y);
    }

    private labelled(lines: number): boolean {
        return lines > 1 && lines <= MOST_LABELS && this.canvas.clientWidth >= LABELLED_FROM;
    }

    private frameFor(lines: number): Frame {
        const ratio = window.devicePixelRatio || 1;
        const right = this.labelled(lines) ? RIGHT : PLAIN_RIGHT;
        return {
            left: Math.round(LEFT * ratio),
            top: Math.round(TOP * ratio),
            width: Math.max(10, Math.round(this.canvas.clientWidth * ratio) - Math.round((LEFT + right) * ratio)),
            height: Math.max(10, Math.round(this.canvas.clientHeight * ratio) - Math.round((TOP + BOTTOM) * ratio)),
        };
    }

    private paint(): void {
        const picture = this.picture;
        this.ratio = window.devicePixelRatio || 1;
        for (const canvas of [this.canvas, this.over]) {
            canvas.width = Math.round(this.canvas.clientWidth * this.ratio);
            canvas.height = Math.round(this.canvas.clientHeight * this.ratio);
        }
        if (!picture || this.canvas.width < 10) {
            return;
        }
        this.frame = this.frameFor(picture.lines.length);
        const span = extents(picture);
        this.sx = (picture.logX ? logarithmic : linear)(...span.x, this.frame.width);
        this.sy = (picture.logY ? logarithmic : linear)(...span.y, this.frame.height);
        if (picture.data.length === 0) {
            this.tickPlaces = [];
            return;
        }
        this.tickPlaces = paintAxes(this.g, this.frame, this.ratio, this.sx, this.sy, picture.axis);
        this.lines(picture);
        if (this.labelled(picture.lines.length)) {
            paintEndLabels(this.g, picture, this.sy, this.frame, this.ratio, (RIGHT - 12) * this.ratio);
        }
    }

    private lines(picture: Picture): void {
        for (const low of picture.data.filter((d) => d.head.role === 'low')) {
            const high = picture.data.find((d) => d.head.role === 'high' && d.head.series === low.head.series);
            const line = picture.lines[low.head.series];
            if (high && line) {
                paintArea(this.g, { low, high, colour: colour(line.look.colour) }, this.sx, this.sy, this.frame, 0.16);
            }
        }
        const width = (picture.lines.length >= MANY ? 1 : 1.5) * this.ratio;
        const gaps: [number, string][] = [];
        for (const role of ['raw', 'line']) {
            for (const one of picture.data.filter((d) => d.head.role === role)) {
                const line = picture.lines[one.head.series];
                if (line) {
                    this.stroke(this.g, one, line, width, role === 'raw' ? 0.22 : 1).forEach((column) => gaps.push([column, colour(line.look.colour)]));
                }
            }
        }
        paintMarks(this.g, gaps, this.frame, this.ratio);
    }

    private stroke(g: CanvasRenderingContext2D, one: Line, line: ChartLine, width: number, opacity: number): number[] {
        const stroke = { x: one.x, y: one.y, colour: colour(line.look.colour), width, opacity, dash: line.look.dash };
        return paintLine(g, stroke, this.sx, this.sy, this.frame);
    }

    /** What lies over the lines: the crosshair of an x (strong in the chart under the pointer) and the line that is pointed at. */
    overlay(x: number | null, strong: boolean, pointed: string | null): void {
        const { frame, ratio, picture, o } = this;
        o.clearRect(0, 0, this.over.width, this.over.height);
        if (!picture) {
            return;
        }
        for (const one of picture.lines.length > 1 ? picture.data.filter((d) => d.head.role === 'line') : []) {
            const line = picture.lines[one.head.series];
            if (line && isPointed(line.id, pointed)) {
                this.stroke(o, one, line, 3 * ratio, 1);
            }
        }
        if (x === null || x < this.sx.lo || x > this.sx.hi) {
            return;
        }
        const px = Math.round(frame.left + this.sx.at(x));
        o.globalAlpha = strong ? 0.7 : 0.28;
        o.fillStyle = colour('--cross');
        o.fillRect(px, frame.top, Math.max(1, Math.round(ratio)), frame.height);
        o.globalAlpha = 1;
        for (const one of this.at(x)) {
            if (Number.isFinite(one.y)) {
                o.fillStyle = colour(one.line.look.colour);
                o.beginPath();
                o.arc(frame.left + this.sx.at(one.x), this.row(one.y), (isPointed(one.line.id, pointed) ? 4 : 3) * ratio, 0, 7);
                o.fill();
            }
        }
        paintPill(o, frame, ratio, { at: px, text: exactLabel(x, picture.axis), strong, ticks: this.tickPlaces });
    }

    /** The range that is dragged out. */
    brush(from: number, to: number): void {
        this.o.clearRect(0, 0, this.over.width, this.over.height);
        paintBrush(this.o, this.frame, this.ratio, this.sx.at(from), this.sx.at(to));
    }
}
