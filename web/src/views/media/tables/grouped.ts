import type { Table } from '../../files/parse.ts';

/** A row that stands for all with one value in a column. */
export interface Group {
    value: string;
    rows: unknown[][];
}

/** Rows by one column's value, in the order in which values first come. */
export function grouped(table: Table, by: number): Group[] {
    const found = new Map<string, unknown[][]>();
    for (const row of table.data) {
        const value = wordOf(row[by]);
        const known = found.get(value);
        if (known) {
            known.push(row);
        } else {
            found.set(value, [row]);
        }
    }
    return [...found].map(([value, rows]) => ({ value, rows }));
}

/** What a group says of a column: the mean of numbers, the one value if it has only one, else how many values there are; empty of none. */
export function told(rows: readonly unknown[][], column: number): { mean: number } | { same: unknown } | { distinct: number } | null {
    const there = rows.map((row) => row[column]).filter((cell) => cell !== null && cell !== undefined && cell !== '');
    if (there.length === 0) {
        return null;
    }
    const words = new Set(there.map(wordOf));
    if (words.size === 1) {
        return { same: there[0] };
    }
    return there.every((cell) => typeof cell === 'number') ? { mean: there.reduce((sum, v) => sum + (v as number), 0) / there.length } : { distinct: words.size };
}

/** A cell as one word to compare it by. */
export function wordOf(cell: unknown): string {
    return cell === null || cell === undefined ? '' : typeof cell === 'object' && !(cell.toString !== Object.prototype.toString && !Array.isArray(cell)) ? JSON.stringify(cell) : String(cell);
}
