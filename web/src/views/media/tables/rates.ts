import type { Table } from '../../files/parse.ts';
import { wordOf } from './grouped.ts';

/** A curve of one class between rates from 0 to 1. */
export interface Rates {
    name: string;
    points: [x: number, y: number][];
}

/** What the two sides of a table's curves are called. */
export interface RateColumns {
    x: string;
    y: string;
    name: string | null;
}

const PAIRS: [x: RegExp, y: RegExp][] = [
    [/^(fpr|false.positive.rate)$/i, /^(tpr|true.positive.rate)$/i],
    [/^recall$/i, /^precision$/i],
];
const CLASS = /^(class|label|curve|name)$/i;

/** The columns of a ROC or precision-recall curve, as W&B's plots and others name them; null if there are none. */
export function rateColumns(table: Table): RateColumns | null {
    for (const [xs, ys] of PAIRS) {
        const x = table.columns.find((c) => xs.test(c));
        const y = table.columns.find((c) => ys.test(c));
        if (x !== undefined && y !== undefined) {
            return { x, y, name: table.columns.find((c) => CLASS.test(c)) ?? null };
        }
    }
    return null;
}

/** The curves, one a class, in the order of the rows. */
export function ratesOf(table: Table, { x, y, name }: RateColumns): Rates[] {
    const [i, j, k] = [table.columns.indexOf(x), table.columns.indexOf(y), name === null ? -1 : table.columns.indexOf(name)];
    const found = new Map<string, [number, number][]>();
    for (const row of table.data) {
        const [u, v] = [Number(row[i]), Number(row[j])];
        if (Number.isFinite(u) && Number.isFinite(v)) {
            const of = k < 0 ? '' : wordOf(row[k]);
            const points = found.get(of) ?? [];
            points.push([u, v]);
            found.set(of, points);
        }
    }
    return [...found].map(([of, points]) => ({ name: of, points }));
}

/** The area under a curve by trapezoids, over x as it goes. */
export function areaUnder(points: readonly (readonly [number, number])[]): number {
    const sorted = [...points].sort((a, b) => a[0] - b[0]);
    return sorted.slice(1).reduce((sum, [x, y], i) => sum + ((x - (sorted[i] as [number, number])[0]) * (y + (sorted[i] as [number, number])[1])) / 2, 0);
}
