import type { Scale } from './scale.ts';

/** Above this many points a pixel column, a line is painted as spans: a stroke of so many turns would be slow, and no clearer. */
const MOST_A_COLUMN = 2.5;

/** A line as places between pixels, in unbroken runs. */
export interface Runs {
    /** x and y by turns, one array a run. */
    runs: number[][];
    /** Columns with NaN, for marks on the axis. */
    gaps: number[];
}

/**
 * The places of a line that has room for a smooth stroke through every one of its points; null where too many points share a pixel column.
 * A calm line that the server reduced has two points a column (first is min, last is max, or the other way), and so has room.
 */
export function runsOf(x: ArrayLike<number>, y: ArrayLike<number>, sx: Scale, sy: Scale, width: number, height: number): Runs | null {
    const runs: number[][] = [];
    const gaps: number[] = [];
    let run: number[] | null = null;
    let inside = 0;
    for (let i = 0; i < x.length; i++) {
        if (sx.log && (x[i] as number) <= 0) {
            run = null;
            continue;
        }
        const px = Math.max(-width, Math.min(2 * width, sx.at(x[i] as number)));
        const seen = px >= 0 && px <= width;
        const value = y[i] as number;
        if (Number.isNaN(value)) {
            run = null;
            if (seen) {
                gaps.push(Math.min(width - 1, Math.floor(px)));
            }
            continue;
        }
        if (seen && ++inside > MOST_A_COLUMN * width) {
            return null;
        }
        const raw = height - 0.5 - sy.at(value);
        const py = Math.max(-height, Math.min(2 * height, Number.isFinite(raw) ? raw : value > 0 ? -height : 2 * height));
        if (run) {
            run.push(px, py);
        } else {
            run = [px, py];
            runs.push(run);
        }
    }
    return { runs, gaps };
}
