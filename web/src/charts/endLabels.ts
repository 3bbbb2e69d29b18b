import { colour } from './colours.ts';
import type { Frame } from './painter.ts';
import type { Picture } from './picture.ts';
import type { Scale } from './scale.ts';

const APART = 14;
const INSET = 6;

/** Moves ascending places apart by at least `apart`, within `top` and `bottom`, each as near to where it was as the order allows. */
export function spread(places: readonly number[], apart: number, top: number, bottom: number): number[] {
    const moved: number[] = [];
    places.forEach((place, i) => moved.push(Math.max(place, i === 0 ? top : (moved[i - 1] as number) + apart)));
    for (let i = moved.length - 1; i >= 0; i--) {
        const limit = i === moved.length - 1 ? bottom : (moved[i + 1] as number) - apart;
        moved[i] = Math.min(moved[i] as number, limit);
    }
    return moved;
}

/** The names of lines beside their ends, in their colour mixed with ink. */
export function paintEndLabels(g: CanvasRenderingContext2D, picture: Picture, sy: Scale, frame: Frame, ratio: number, room: number): void {
    const ends = picture.data
        .filter((d) => d.head.role === 'line' && d.y.length > 0)
        .map((d) => {
            let last = d.y.length - 1;
            while (last > 0 && (!Number.isFinite(d.y[last]) || (picture.range !== null && (d.x[last] as number) > picture.range[1]))) {
                last--;
            }
            return { line: picture.lines[d.head.series], y: frame.top + frame.height - 1 - sy.at(d.y[last] as number) };
        })
        .filter((e) => e.line !== undefined && Number.isFinite(e.y))
        .sort((a, b) => a.y - b.y);
    const inside = ends.map((e) => Math.max(frame.top, Math.min(frame.top + frame.height, e.y)));
    const places = spread(inside, APART * ratio, frame.top + INSET * ratio, frame.top + frame.height);
    const ink = colour('--ink');
    g.textAlign = 'left';
    g.textBaseline = 'middle';
    g.font = `500 ${11 * ratio}px Inter, "Noto Sans CJK SC", sans-serif`;
    ends.forEach((end, i) => {
        if (end.line) {
            g.fillStyle = `color-mix(in oklab, ${colour(end.line.look.colour)} 60%, ${ink})`;
            g.fillText(fit(g, end.line.name, room), frame.left + frame.width + INSET * ratio, places[i] as number);
        }
    });
}

/** A name within a width, cut in the middle: names of runs differ at their ends. */
function fit(g: CanvasRenderingContext2D, text: string, room: number): string {
    let cut = text;
    for (let kept = text.length - 1; kept > 3 && g.measureText(cut).width > room; kept--) {
        cut = middleCut(text, kept);
    }
    return cut;
}

/** The first and last characters of a text around an ellipsis, `kept` of them. */
export function middleCut(text: string, kept: number): string {
    const all = [...text];
    const tail = Math.floor(kept / 2);
    return kept >= all.length ? text : `${all.slice(0, kept - tail).join('')}…${all.slice(all.length - tail).join('')}`;
}
