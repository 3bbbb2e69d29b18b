import type { MediaItem } from '../../../api/media.ts';
import type { Histogram } from '../../files/parse.ts';

/** A histogram at a step. */
export interface Stepped {
    step: number;
    histogram: Histogram;
    /** What holds it. */
    item: MediaItem;
}

/** The least and greatest edge of all of them. */
export function rangeOf(all: readonly Histogram[]): [number, number] {
    let [lo, hi] = [Infinity, -Infinity];
    for (const { edges } of all) {
        lo = Math.min(lo, edges[0] as number);
        hi = Math.max(hi, edges.at(-1) as number);
    }
    return lo < hi ? [lo, hi] : Number.isFinite(lo) ? [lo - 0.5, lo + 0.5] : [0, 1];
}

/** Shares of the values in `n` equal bins of the range; a bin's count is spread evenly over its width, as in TensorBoard's plugin (tf.histogram's visual bins). */
export function shares({ edges, counts }: Histogram, [lo, hi]: [number, number], n: number): Float64Array {
    const out = new Float64Array(n);
    const total = counts.reduce((a, b) => a + b, 0) || 1;
    const place = (v: number): number => Math.min(n, Math.max(0, ((v - lo) / (hi - lo)) * n));
    counts.forEach((count, i) => {
        const [a, b] = [place(edges[i] as number), place(edges[i + 1] as number)];
        if (b - a < 1e-9) {
            const bin = Math.min(n - 1, Math.floor(a));
            out[bin] = (out[bin] as number) + count / total;
            return;
        }
        for (let bin = Math.floor(a); bin < Math.min(n, Math.ceil(b)); bin++) {
            const part = (Math.min(b, bin + 1) - Math.max(a, bin)) / (b - a);
            out[bin] = (out[bin] as number) + (count / total) * part;
        }
    });
    return out;
}

/** The value below which a share `q` of the values lies, by even spread within bins; NaN of an empty one. */
export function quantile({ edges, counts }: Histogram, q: number): number {
    const total = counts.reduce((a, b) => a + b, 0);
    if (!(total > 0)) {
        return NaN;
    }
    let before = 0;
    for (let i = 0; i < counts.length; i++) {
        const count = counts[i] as number;
        if (count > 0 && before + count >= q * total) {
            const [a, b] = [edges[i] as number, edges[i + 1] as number];
            return a + ((q * total - before) / count) * (b - a);
        }
        before += count;
    }
    return edges.at(-1) as number;
}

/** Mean and standard deviation, by even spread within bins; NaN of an empty one. */
export function moments({ edges, counts }: Histogram): { mean: number; sd: number } {
    const total = counts.reduce((a, b) => a + b, 0);
    let [mean, square] = [0, 0];
    counts.forEach((count, i) => {
        const [a, b] = [edges[i] as number, edges[i + 1] as number];
        mean += (count / total) * ((a + b) / 2);
        square += (count / total) * ((a * a + a * b + b * b) / 3);
    });
    return { mean, sd: Math.sqrt(Math.max(0, square - mean * mean)) };
}
