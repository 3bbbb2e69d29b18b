import type { Axis } from './axis.ts';
import type { Value } from '../../api/client.ts';

/** What one param alone tells about a score, over the runs that have both. */
export interface Relation {
    runs: number;
    /** Spearman's rank correlation with a number, from −1 to 1; null for texts, and where one of them never changes. */
    correlation: number | null;
    /** The share of the score's ranks that the param explains alone, from 0 to 1; null where it never changes, or where there are too few runs. */
    share: number | null;
}

const FEWEST = 3;
const MOST_CLASSES = 8;

/**
 * Of numbers Spearman's rank correlation; of all η²_H, the effect size of the test of Kruskal and Wallis, (H − k + 1) / (n − k) for k classes of n runs, not
 * less than 0. The classes are the values, or eight with as many runs each where numbers have more values than that. So a param with a best in the middle tells something too.
 */
export function relationOf(param: Axis, values: readonly (Value | undefined)[], score: Axis, scores: readonly (Value | undefined)[]): Relation {
    const pairs = values.map((v, i) => [param.of(v), score.of(scores[i])]).filter((p): p is [number, number] => p[0] !== null && p[1] !== null);
    const xs = pairs.map((p) => p[0]);
    const ys = ranks(pairs.map((p) => p[1]));
    if (pairs.length < FEWEST) {
        return { runs: pairs.length, correlation: null, share: null };
    }
    const many = param.numeric && new Set(xs).size > MOST_CLASSES;
    const places = ranks(xs);
    const classes = many ? places.map((rank) => Math.floor(((rank - 0.5) / xs.length) * MOST_CLASSES)) : xs;
    return { runs: pairs.length, correlation: param.numeric ? pearson(places, ys) : null, share: etaSquared(classes, ys) };
}

/** Ranks from 1; equal values share the mean of theirs. */
function ranks(values: readonly number[]): number[] {
    const order = values.map((v, i) => [v, i] as const).sort((a, b) => a[0] - b[0]);
    const out = new Array<number>(values.length);
    for (let i = 0; i < order.length; ) {
        let j = i;
        while (j < order.length && order[j]?.[0] === order[i]?.[0]) {
            j++;
        }
        for (let k = i; k < j; k++) {
            out[order[k]?.[1] as number] = (i + 1 + j) / 2;
        }
        i = j;
    }
    return out;
}

function mean(values: readonly number[]): number {
    return values.reduce((a, b) => a + b, 0) / values.length;
}

function pearson(xs: readonly number[], ys: readonly number[]): number | null {
    const [mx, my] = [mean(xs), mean(ys)];
    let [xy, xx, yy] = [0, 0, 0];
    xs.forEach((x, i) => {
        const [dx, dy] = [x - mx, (ys[i] as number) - my];
        xy += dx * dy;
        xx += dx * dx;
        yy += dy * dy;
    });
    return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

/** η²_H of ranks in classes. */
function etaSquared(classes: readonly number[], ranked: readonly number[]): number | null {
    const n = ranked.length;
    const middle = mean(ranked);
    const all = ranked.reduce((sum, y) => sum + (y - middle) ** 2, 0);
    const byClass = new Map<number, number[]>();
    classes.forEach((c, i) => byClass.set(c, [...(byClass.get(c) ?? []), ranked[i] as number]));
    const k = byClass.size;
    if (all === 0 || k < 2 || n <= k) {
        return null;
    }
    const between = [...byClass.values()].reduce((sum, own) => sum + own.length * (mean(own) - middle) ** 2, 0);
    const h = ((n - 1) * between) / all;
    return Math.max(0, (h - k + 1) / (n - k));
}
