import type { Table } from '../../files/parse.ts';
import { wordOf } from './grouped.ts';

/** How often each predicted class met each actual one. */
export interface Confusion {
    classes: string[];
    /** By actual class, then by predicted class. */
    counts: number[][];
    total: number;
}

const MOST_CLASSES = 60;
const ACTUAL = /^(actual|truth|true|ground.?truth|gt|label|labels|target|expected|y.?true|class)$/i;
const PREDICTED = /^(predicted|prediction|pred|preds|guess|output|y.?pred)$/i;
const COUNT = /^(n.?predictions|count|n)$/i;

/** Columns whose cells are few different words or whole numbers: what may be a class. */
export function classColumns(table: Table): string[] {
    return table.columns.filter((_, j) => {
        const words = new Set<string>();
        for (const row of table.data) {
            const cell = row[j];
            if (typeof cell === 'object' || (typeof cell === 'number' && !Number.isInteger(cell)) || words.size > MOST_CLASSES) {
                return false;
            }
            words.add(wordOf(cell));
        }
        return words.size >= 1 && words.size <= MOST_CLASSES;
    });
}

/** The columns that by their names are of what is true and what was predicted. */
export function namedPair(table: Table): [actual: string, predicted: string] | null {
    const some = classColumns(table);
    const actual = some.find((c) => ACTUAL.test(c));
    const predicted = some.find((c) => PREDICTED.test(c));
    return actual !== undefined && predicted !== undefined ? [actual, predicted] : null;
}

/** The column of what is true and that of what was predicted: by their names, else the first two of which each repeats words and half of one's are the other's; null where there are none. */
export function pairOf(table: Table): [actual: string, predicted: string] | null {
    const named = namedPair(table);
    if (named) {
        return named;
    }
    const some = classColumns(table);
    const words = some.map((c) => new Set(table.data.map((row) => wordOf(row[table.columns.indexOf(c)])))).map((of) => (of.size > 1 && of.size < table.data.length ? of : new Set<string>()));
    for (const [i, a] of words.entries()) {
        for (let j = i + 1; j < words.length; j++) {
            const b = words[j] as Set<string>;
            if (a.size > 0 && b.size > 0 && [...a].filter((w) => b.has(w)).length * 2 >= Math.min(a.size, b.size)) {
                return [some[i] as string, some[j] as string];
            }
        }
    }
    return null;
}

/** Counts rows, or sums the column of counts that W&B's own matrices have. */
export function confusionOf(table: Table, actual: string, predicted: string): Confusion {
    const [a, p, n] = [table.columns.indexOf(actual), table.columns.indexOf(predicted), countColumn(table)];
    const classes = [...new Set(table.data.flatMap((row) => [wordOf(row[a]), wordOf(row[p])]))];
    if (classes.every((c) => c !== '' && Number.isFinite(Number(c)))) {
        classes.sort((x, y) => Number(x) - Number(y));
    }
    const at = new Map(classes.map((c, i) => [c, i]));
    const counts = classes.map(() => classes.map(() => 0));
    let total = 0;
    for (const row of table.data) {
        const line = counts[at.get(wordOf(row[a])) as number] as number[];
        const j = at.get(wordOf(row[p])) as number;
        const weight = n < 0 ? 1 : Number(row[n]) || 0;
        line[j] = (line[j] as number) + weight;
        total += weight;
    }
    return { classes, counts, total };
}

/** Whether rows are counts of a matrix already, so that they are no examples. */
export function countColumn(table: Table): number {
    return table.columns.length === 3 ? table.columns.findIndex((c) => COUNT.test(c)) : -1;
}
