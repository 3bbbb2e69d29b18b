import type { Axis } from './axis.ts';
import type { Value } from '../../api/client.ts';

/** What one param alone tells about a score, over the runs that have both. */
export interface Relation {
    runs: number;
    /** Spearman's rank correlation with a number, from −1 to 1; null for texts, and where one of them never changes. */
    correlation: number | null;
    /** The share of the score's variance (its ranks' for a number) that the param explains alone, from 0 to 1. */
    share: number | null;
}

const FEWEST = 3;

/** Of numbers Spearman's rank correlation and its square; of classes the correlation ratio η². */
export function relationOf(param: Axis, values: readonly (Value | undefined)[], score: Axis, scores: readonly (Value | undefined)[]): Relation {
    const pairs = values.map((v, i) => [param.of(v), score.of(scores[i])]).filter((p): p is [number, number] => p[0] !== null && p[1] !== null);
    const [xs, ys] = [pairs.map((p) => p[0]), pairs.map((p) => p[1])];
    if (pairs.length < FEWEST) {
        return { runs: pairs.length, correlation: null, share: null };
    }
    if (param.numeric) {
        const correlation = pearson(ranks(xs), ranks(ys));
        return { runs: pairs.length, correlation, share: correlation === null ? null : correlation ** 2 };
    }
    return { runs: pairs.length, correlation: null, share: etaSquared(xs, ys) };
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

/** Variance between classes over all variance. */
function etaSquared(classes: readonly number[], ys: readonly number[]): number | null {
    const my = mean(ys);
    const all = ys.reduce((sum, y) => sum + (y - my) ** 2, 0);
    const byClass = new Map<number, number[]>();
    classes.forEach((c, i) => byClass.set(c, [...(byClass.get(c) ?? []), ys[i] as number]));
    const between = [...byClass.values()].reduce((sum, own) => sum + own.length * (mean(own) - my) ** 2, 0);
    return all === 0 || byClass.size < 2 ? null : between / all;
}
