import { colour } from './colours.ts';
import type { Frame, Pen } from './painter.ts';
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
export function paintEndLabels(g: Pen, picture: Picture, sy: Scale, frame: Frame, ratio: number, room: number): void {
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
    const names = ends.map((end) => end.line?.name ?? '');
    ends.forEach((end, i) => {
        if (end.line) {
            g.fillStyle = `color-mix(in oklab, ${colour(end.line.look.colour)} 60%, ${ink})`;
            g.fillText(fit(g, end.line.name, names, room), frame.left + frame.width + INSET * ratio, places[i] as number);
        }
    });
}

/** A name within a width, cut where it can still be told from the others. */
export function fit(g: Pen, text: string, others: readonly string[], room: number): string {
    let cut = text;
    for (let kept = [...text].length - 1; kept > 3 && g.measureText(cut).width > room; kept--) {
        cut = cutApart(text, others, kept);
    }
    return cut;
}

/**
 * The first and last characters of a text around an ellipsis, `kept` of them: as many of either, or, where another text begins and ends alike,
 * the nearest to that by which this one differs. Where none does, as many of either.
 */
export function cutApart(text: string, others: readonly string[], kept: number): string {
    const all = [...text];
    if (kept >= all.length) {
        return text;
    }
    const rivals = others.filter((other) => other !== text);
    const even = kept - Math.floor(kept / 2);
    for (let away = 0; away < kept; away++) {
        for (const head of new Set([even + away, even - away])) {
            const start = all.slice(0, head).join('');
            const end = all.slice(all.length - (kept - head)).join('');
            if (head > 0 && head <= kept && !rivals.some((rival) => rival.startsWith(start) && rival.endsWith(end))) {
                return `${start}…${end}`;
            }
        }
    }
    return `${all.slice(0, even).join('')}…${all.slice(all.length - (kept - even)).join('')}`;
}
