import { colour } from './colours.ts';
import type { Frame } from './painter.ts';

/** The value of x at the crosshair, below the axis. */
interface Pill {
    /** Device pixel of the crosshair. */
    at: number;
    text: string;
    /** Whether it is the chart under the pointer. */
    strong: boolean;
    /** Where the labels of ticks stand; those that would touch are hidden. */
    ticks: readonly [number, number][];
}

const PAD = 6;
const HEIGHT = 18;
const RADIUS = 3;

export function paintPill(g: CanvasRenderingContext2D, frame: Frame, ratio: number, { at, text, strong, ticks }: Pill): void {
    g.font = `${strong ? 500 : 400} ${11 * ratio}px Inter, sans-serif`;
    const pad = PAD * ratio;
    const width = g.measureText(text).width + 2 * pad;
    const left = Math.max(0, Math.min(g.canvas.width - width, at - width / 2));
    const top = frame.top + frame.height + 3 * ratio;
    g.fillStyle = colour('--surface');
    for (const [from, to] of ticks) {
        if (to > left - pad && from < left + width + pad) {
            g.fillRect(from - ratio, top + 2 * ratio, to - from + 2 * ratio, (HEIGHT - 3) * ratio);
        }
    }
    g.fillStyle = colour(strong ? '--ink' : '--surface');
    g.beginPath();
    g.roundRect(left, top, width, HEIGHT * ratio, RADIUS * ratio);
    g.fill();
    g.fillStyle = colour(strong ? '--surface' : '--tick');
    g.textAlign = 'left';
    g.textBaseline = 'middle';
    g.fillText(text, left + pad, top + (HEIGHT / 2 + 0.5) * ratio);
}

/** A range between two pixels of the plot while it is dragged out. */
export function paintBrush(g: CanvasRenderingContext2D, frame: Frame, ratio: number, from: number, to: number): void {
    const [a, b] = [frame.left + Math.min(from, to), frame.left + Math.max(from, to)];
    g.fillStyle = colour('--accent');
    g.globalAlpha = 0.14;
    g.fillRect(a, frame.top, b - a, frame.height);
    g.globalAlpha = 1;
    g.fillRect(a, frame.top, ratio, frame.height);
    g.fillRect(b, frame.top, ratio, frame.height);
}
