import { isPointed } from '../state/pointed.ts';
import { exactLabel } from './axes.ts';
import { colour } from './colours.ts';
import { paintBrush, paintPill } from './overlay.ts';
import { nearest, stepFrom, type ChartLine, type Picture } from './picture.ts';
import { frameOf, paintPlot, plotOf, strokeOf, type Plot, type Sheet } from './plot.ts';
import { linear } from './scale.ts';

/** A line's point at the cursor. */
export interface Reading {
    line: ChartLine;
    x: number;
    y: number;
}

const NEAR = 28;

/** A chart on two canvases, the lines and what lies over them; holds no decisions about data. */
export class Chart {
    private picture: Picture | null = null;
    private plot: Plot = { frame: { left: 0, top: 0, width: 1, height: 1 }, ratio: 1, sx: linear(0, 1, 1), sy: linear(0, 1, 1) };
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
        return frameOf(lines, this.sheet()).width;
    }

    update(picture: Picture): void {
        this.picture = picture;
        this.paint();
    }

    /** The range of x that is drawn. */
    range(): [number, number] {
        return [this.plot.sx.lo, this.plot.sx.hi];
    }

    /** Value of x under a pointer at `clientX`, null outside the plot. */
    xAt(clientX: number): number | null {
        const px = this.device(clientX);
        return px < 0 || px > this.plot.frame.width ? null : this.plot.sx.of(px);
    }

    /** Where an x lies, in CSS pixels from the left edge. */
    pixelOf(x: number): number {
        return (this.plot.frame.left + this.plot.sx.at(x)) / this.plot.ratio;
    }

    /** The range moved so that what was under one pointer is under another. */
    moved(fromClientX: number, toClientX: number): [number, number] {
        const by = (fromClientX - toClientX) * this.plot.ratio;
        return [this.plot.sx.of(by), this.plot.sx.of(this.plot.frame.width + by)];
    }

    /** The range grown or shrunk by a factor around a pointer, or around the middle. */
    zoomed(factor: number, clientX?: number): [number, number] {
        const at = clientX === undefined ? this.plot.frame.width / 2 : Math.max(0, Math.min(this.plot.frame.width, this.device(clientX)));
        return [this.plot.sx.of(at - at * factor), this.plot.sx.of(at + (this.plot.frame.width - at) * factor)];
    }

    /** The x of the point that lies `by` points onwards. */
    step(x: number | null, by: number): number | null {
        return this.picture ? stepFrom(this.picture.data, this.range(), x, by) : null;
    }

    /** The lines at an x, as they lie on the screen, top first; lines that end before it are left out. */
    at(x: number): Reading[] {
        const picture = this.picture;
        const slack = (3 * (this.plot.sx.hi - this.plot.sx.lo)) / this.plot.frame.width;
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

    /** The last finite point of each line in the range, top first. */
    ends(): Reading[] {
        const [lo, hi] = this.range();
        const found: Reading[] = [];
        for (const one of this.picture?.data ?? []) {
            const line = this.picture?.lines[one.head.series];
            for (let i = one.x.length - 1; line && one.head.role === 'line' && i >= 0; i--) {
                const [x, y] = [one.x[i] as number, one.y[i] as number];
                if (x >= lo && x <= hi && Number.isFinite(y)) {
                    found.push({ line, x, y });
                    break;
                }
            }
        }
        return found.sort((a, b) => b.y - a.y);
    }

    /** The line nearest to a pointer, null where none is near. */
    lineAt(clientX: number, clientY: number): string | null {
        const x = this.xAt(clientX);
        if (x === null) {
            return null;
        }
        const py = (clientY - this.canvas.getBoundingClientRect().top) * this.plot.ratio;
        let best: string | null = null;
        let least = NEAR * this.plot.ratio;
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
            x: [this.plot.sx.lo, this.plot.sx.hi],
            y: [this.plot.sy.lo, this.plot.sy.hi],
            logX: this.plot.sx.log,
            logY: this.plot.sy.log,
            axis: this.picture?.axis,
            lines: this.picture?.data.map((d) => d.head) ?? [],
        };
    }

    private device(clientX: number): number {
        return (clientX - this.canvas.getBoundingClientRect().left) * this.plot.ratio - this.plot.frame.left;
    }

    private row(y: number): number {
        return this.plot.frame.top + this.plot.frame.height - 1 - this.plot.sy.at(y);
    }

    private sheet(): Sheet {
        return { width: this.canvas.clientWidth, height: this.canvas.clientHeight, ratio: window.devicePixelRatio || 1 };
    }

    private paint(): void {
        const picture = this.picture;
        const sheet = this.sheet();
        for (const canvas of [this.canvas, this.over]) {
            canvas.width = Math.round(sheet.width * sheet.ratio);
            canvas.height = Math.round(sheet.height * sheet.ratio);
        }
        if (!picture || this.canvas.width < 10) {
            return;
        }
        this.plot = plotOf(picture, sheet);
        this.tickPlaces = picture.data.length === 0 ? [] : paintPlot(this.g, picture, this.plot, sheet);
    }

    /** What lies over the lines: the crosshair of an x (strong in the chart under the pointer) and the line that is pointed at. */
    overlay(x: number | null, strong: boolean, pointed: string | null): void {
        const { picture, o } = this;
        const { frame, ratio, sx } = this.plot;
        o.clearRect(0, 0, this.over.width, this.over.height);
        if (!picture) {
            return;
        }
        for (const one of picture.lines.length > 1 ? picture.data.filter((d) => d.head.role === 'line') : []) {
            const line = picture.lines[one.head.series];
            if (line && isPointed(line.id, pointed)) {
                strokeOf(o, one, line, this.plot, 3 * ratio, 1);
            }
        }
        if (x === null || x < sx.lo || x > sx.hi) {
            return;
        }
        const px = Math.round(frame.left + sx.at(x));
        o.globalAlpha = strong ? 0.7 : 0.28;
        o.fillStyle = colour('--cross');
        o.fillRect(px, frame.top, Math.max(1, Math.round(ratio)), frame.height);
        o.globalAlpha = 1;
        for (const one of this.at(x)) {
            if (Number.isFinite(one.y)) {
                o.fillStyle = colour(one.line.look.colour);
                o.beginPath();
                o.arc(frame.left + sx.at(one.x), this.row(one.y), (isPointed(one.line.id, pointed) ? 4 : 3) * ratio, 0, 7);
                o.fill();
            }
        }
        paintPill(o, frame, ratio, { at: px, text: exactLabel(x, picture.axis), strong, ticks: this.tickPlaces });
    }

    /** The range that is dragged out. */
    brush(from: number, to: number): void {
        this.o.clearRect(0, 0, this.over.width, this.over.height);
        const { frame, ratio, sx } = this.plot;
        paintBrush(this.o, frame, ratio, sx.at(from), sx.at(to));
    }
}
