import type { Scale } from './scale.ts';

/**
 * The exact raster: in each pixel column a line covers the span from its lowest to its highest pixel there, joins to the next column included.
 * First, min, max and last of a column give the same spans as all its points, which is why M4 draws the same picture.
 */
export interface Spans {
    /** Pixel columns that are covered, ascending within an unbroken run. */
    column: Int32Array;
    top: Int32Array;
    bottom: Int32Array;
    /** 1 where a span does not go on from the one before. */
    starts: Uint8Array;
    n: number;
    /** Columns with NaN, for marks on the axis. */
    gaps: number[];
}

/** Spans of a line in a plot of `width` × `height` device pixels; y grows downwards. */
export function rasterise(x: ArrayLike<number>, y: ArrayLike<number>, sx: Scale, sy: Scale, width: number, height: number): Spans {
    const tops = new Map<number, [number, number]>();
    const order: number[] = [];
    const starts = new Set<number>();
    const gaps: number[] = [];
    const cover = (column: number, a: number, b: number): void => {
        if (column < 0 || column >= width) {
            return;
        }
        const low = Math.min(a, b);
        const high = Math.max(a, b);
        const span = tops.get(column);
        if (span) {
            span[0] = Math.min(span[0], low);
            span[1] = Math.max(span[1], high);
        } else {
            tops.set(column, [low, high]);
            order.push(column);
        }
    };
    let px = 0;
    let py = 0;
    let open = false;
    for (let i = 0; i < x.length; i++) {
        const value = y[i] as number;
        if (sx.log && (x[i] as number) <= 0) {
            open = false;
            continue;
        }
        const column = (x[i] as number) === sx.hi ? width - 1 : Math.floor(sx.at(x[i] as number));
        if (Number.isNaN(value)) {
            open = false;
            if (column >= 0 && column < width) {
                gaps.push(column);
            }
            continue;
        }
        const raw = height - 1 - sy.at(value);
        const row = Math.round(Math.max(-height, Math.min(2 * height, Number.isFinite(raw) ? raw : value > 0 ? -1 : height)));
        if (open) {
            join(px, py, column, row, width, cover);
        } else {
            starts.add(column);
            cover(column, row, row);
        }
        px = column;
        py = row;
        open = true;
    }
    order.sort((a, b) => a - b);
    const n = order.length;
    const spans: Spans = { column: new Int32Array(n), top: new Int32Array(n), bottom: new Int32Array(n), starts: new Uint8Array(n), n, gaps };
    order.forEach((column, i) => {
        const span = tops.get(column) as [number, number];
        spans.column[i] = column;
        spans.top[i] = span[0];
        spans.bottom[i] = span[1];
        spans.starts[i] = starts.has(column) ? 1 : 0;
    });
    return spans;
}

/** A straight join from one pixel to another, column by column. */
function join(x0: number, y0: number, x1: number, y1: number, width: number, cover: (column: number, a: number, b: number) => void): void {
    if (x1 <= x0) {
        cover(x0, y0, y1);
        return;
    }
    const slope = (y1 - y0) / (x1 - x0);
    const from = Math.max(x0, -1);
    const to = Math.min(x1, width);
    for (let column = from; column <= to; column++) {
        const a = Math.round(y0 + slope * Math.max(0, column - 0.5 - x0));
        const b = Math.round(y0 + slope * Math.min(x1 - x0, column + 0.5 - x0));
        cover(column, a, b);
    }
}
