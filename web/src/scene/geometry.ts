import { radiusOf } from './scene.ts';
import type { Leaf } from './scene.ts';
import type { Stretch } from './view.ts';

/** An outline as SVG path data under two stretches. */
export function pathData(leaf: Leaf, x: Stretch, y: Stretch): string {
    let out = '';
    let p = 0;
    const points = leaf.points;
    const short = (value: number): number => Math.round(value * 100) / 100;
    const point = (): string => {
        const text = `${short(x.by * (points[p] ?? 0) + x.plus)} ${short(y.by * (points[p + 1] ?? 0) + y.plus)}`;
        p += 2;
        return text;
    };
    for (const step of leaf.steps) {
        out += step === 'Z' ? 'Z' : step === 'C' ? `C${point()} ${point()} ${point()}` : step + point();
    }
    return out.replace(/(M[^MLCZ]+)(?=M|$)/g, '$1h0');
}

const CURVE_PARTS = 8;

/** Straight pieces that an outline is made of, as x y pairs; NaN pairs part them. */
export function pieces(leaf: Leaf): Float64Array {
    const out: number[] = [];
    const points = leaf.points;
    let p = 0;
    let start = 0;
    for (const step of leaf.steps) {
        const x = points[p] ?? 0;
        const y = points[p + 1] ?? 0;
        if (step === 'M') {
            if (out.length > 0) {
                out.push(NaN, NaN);
            }
            start = out.length;
            out.push(x, y);
            p += 2;
        } else if (step === 'L') {
            out.push(x, y);
            p += 2;
        } else if (step === 'C') {
            const fromX = out[out.length - 2] ?? x;
            const fromY = out[out.length - 1] ?? y;
            for (let part = 1; part <= CURVE_PARTS; part++) {
                const t = part / CURVE_PARTS;
                const s = 1 - t;
                const mix = (a: number, i: number): number => s * s * s * a + 3 * s * s * t * (points[p + i] ?? 0) + 3 * s * t * t * (points[p + i + 2] ?? 0) + t * t * t * (points[p + i + 4] ?? 0);
                out.push(mix(fromX, 0), mix(fromY, 1));
            }
            p += 6;
        } else {
            out.push(out[start] ?? 0, out[start + 1] ?? 0);
        }
    }
    return Float64Array.from(out);
}

/** The corners of an outline that stand for data: where steps end. */
export function corners(leaf: Leaf): Float64Array {
    if (!leaf.steps.includes('C')) {
        return leaf.points;
    }
    const out: number[] = [];
    let p = 0;
    for (const step of leaf.steps) {
        const takes = step === 'C' ? 6 : step === 'Z' ? 0 : 2;
        if (takes > 0) {
            out.push(leaf.points[p + takes - 2] ?? 0, leaf.points[p + takes - 1] ?? 0);
        }
        p += takes;
    }
    return Float64Array.from(out);
}

/** The pair nearest to a place, and how far it is in pixels of the screen. */
export function nearestPoint(points: Float64Array, px: number, py: number, x: Stretch, y: Stretch): { index: number; distance: number } {
    let index = -1;
    let best = Infinity;
    for (let i = 0; i + 1 < points.length; i += 2) {
        const dx = x.by * (points[i] ?? 0) + x.plus - px;
        const dy = y.by * (points[i + 1] ?? 0) + y.plus - py;
        const square = dx * dx + dy * dy;
        if (square < best) {
            best = square;
            index = i / 2;
        }
    }
    return { index, distance: Math.sqrt(best) };
}

/** The pair nearest to an x, in pixels of the scene; -1 if there is none. */
export function nearestAlong(points: Float64Array, x: number): number {
    let index = -1;
    let best = Infinity;
    for (let i = 0; i + 1 < points.length; i += 2) {
        const off = Math.abs((points[i] ?? NaN) - x);
        if (off < best) {
            best = off;
            index = i / 2;
        }
    }
    return index;
}

/** How far a place is from straight pieces, in pixels of the screen. */
export function distanceTo(flat: Float64Array, px: number, py: number, x: Stretch, y: Stretch): number {
    let best = Infinity;
    let fromX = NaN;
    let fromY = NaN;
    for (let i = 0; i + 1 < flat.length; i += 2) {
        const toX = x.by * (flat[i] ?? NaN) + x.plus;
        const toY = y.by * (flat[i + 1] ?? NaN) + y.plus;
        if (!Number.isNaN(fromX) && !Number.isNaN(toX)) {
            const dx = toX - fromX;
            const dy = toY - fromY;
            const length = dx * dx + dy * dy;
            const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - fromX) * dx + (py - fromY) * dy) / length));
            const offX = fromX + t * dx - px;
            const offY = fromY + t * dy - py;
            best = Math.min(best, offX * offX + offY * offY);
        }
        fromX = toX;
        fromY = toY;
    }
    return Math.sqrt(best);
}

/** Whether a place lies inside an outline, by the even-odd rule. */
export function inside(flat: Float64Array, px: number, py: number): boolean {
    let odd = false;
    let start = 0;
    const edge = (a: number, b: number): void => {
        const ay = flat[a + 1] ?? 0;
        const by = flat[b + 1] ?? 0;
        if (ay > py !== by > py && px < (flat[a] ?? 0) + (((flat[b] ?? 0) - (flat[a] ?? 0)) * (py - ay)) / (by - ay)) {
            odd = !odd;
        }
    };
    for (let i = 0; i < flat.length; i += 2) {
        if (Number.isNaN(flat[i])) {
            edge(i - 2, start);
            start = i + 2;
        } else if (i > start) {
            edge(i - 2, i);
        }
    }
    if (flat.length > 2) {
        edge(flat.length - 2, start);
    }
    return odd;
}

const CELL = 16;

/** Dots in cells of 16 pixels of the scene, so that one of a million is found at once. */
export class DotIndex {
    private readonly cells = new Map<number, number[]>();
    private readonly widest: number;

    constructor(private readonly leaf: Leaf) {
        const n = leaf.points.length / 2;
        let widest = 0;
        for (let i = 0; i < n; i++) {
            const key = DotIndex.key(Math.floor((leaf.points[2 * i] ?? 0) / CELL), Math.floor((leaf.points[2 * i + 1] ?? 0) / CELL));
            const cell = this.cells.get(key);
            if (cell) {
                cell.push(i);
            } else {
                this.cells.set(key, [i]);
            }
            widest = Math.max(widest, radiusOf(leaf.item, i));
        }
        this.widest = widest;
    }

    private static key(column: number, row: number): number {
        return column * 1_000_003 + row;
    }

    /** The uppermost dot under a place of the screen, else the nearest whose edge is at most `reach` away; -1 if there is none. */
    nearest(px: number, py: number, x: Stretch, y: Stretch, reach: number): { index: number; distance: number } {
        const span = reach + this.widest;
        let index = -1;
        let best = Infinity;
        const column = (at: number, s: Stretch): number => Math.floor((at - s.plus) / s.by / CELL);
        for (let c = column(px - span, x); c <= column(px + span, x); c++) {
            for (let r = column(py - span, y); r <= column(py + span, y); r++) {
                for (const i of this.cells.get(DotIndex.key(c, r)) ?? []) {
                    const dx = x.by * (this.leaf.points[2 * i] ?? 0) + x.plus - px;
                    const dy = y.by * (this.leaf.points[2 * i + 1] ?? 0) + y.plus - py;
                    const edge = Math.max(0, Math.hypot(dx, dy) - radiusOf(this.leaf.item, i));
                    if (edge <= reach && (edge < best || (edge === best && i > index))) {
                        best = edge;
                        index = i;
                    }
                }
            }
        }
        return { index, distance: best };
    }
}
