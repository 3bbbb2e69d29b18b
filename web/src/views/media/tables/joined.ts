import type { Table } from '../../files/parse.ts';
import { wordOf } from './grouped.ts';

/** A run's table under the run's name. */
export interface Named {
    name: string;
    table: Table;
}

/** All rows below each other, each after the name of its run; cells that a table lacks are empty. */
export function stacked(tables: readonly Named[], head: string): Table {
    const columns = allColumns(tables);
    const data = tables.flatMap(({ name, table }) => {
        const at = columns.map((c) => table.columns.indexOf(c));
        return table.data.map((row) => [name, ...at.map((j) => (j < 0 ? '' : row[j]))]);
    });
    return { columns: [head, ...columns], data };
}

/** Rows of equal value in a column side by side: the column once, every other one for each run. The n-th row of a value meets the n-th of the others. */
export function sideBySide(tables: readonly Named[], by: string): Table {
    const others = allColumns(tables).filter((c) => c !== by);
    const columns = [by, ...others.flatMap((c) => tables.map(({ name }) => `${c} · ${name}`))];
    const rows = new Map<string, unknown[]>();
    tables.forEach(({ table }, n) => {
        const key = table.columns.indexOf(by);
        const seen = new Map<string, number>();
        for (const row of table.data) {
            const word = wordOf(row[key]);
            const nth = seen.get(word) ?? 0;
            seen.set(word, nth + 1);
            const name = `${word}\n${nth}`;
            const into = rows.get(name) ?? [row[key], ...columns.slice(1).map(() => '')];
            rows.set(name, into);
            others.forEach((c, i) => {
                const j = table.columns.indexOf(c);
                into[1 + i * tables.length + n] = j < 0 ? '' : row[j];
            });
        }
    });
    return { columns, data: [...rows.values()] };
}

/** Rows of which any column differs from run to run. */
export function differing(table: Table, runs: number): Table {
    return { ...table, data: table.data.filter((row) => row.slice(1).some((cell, i) => i % runs > 0 && wordOf(cell) !== wordOf(row[i]))) };
}

/** Columns that every table has and that tell its rows apart: what rows can be put side by side by, the best first. */
export function keysOf(tables: readonly Named[]): string[] {
    const shared = (tables[0]?.table.columns ?? []).filter((c) => tables.every(({ table }) => table.columns.includes(c)));
    const distinct = (c: string): number => Math.min(...tables.map(({ table }) => new Set(table.data.map((row) => wordOf(row[table.columns.indexOf(c)]))).size / Math.max(1, table.data.length)));
    const scored = shared.map((c) => ({ c, share: distinct(c) }));
    return scored.sort((a, b) => b.share - a.share).map(({ c }) => c);
}

function allColumns(tables: readonly Named[]): string[] {
    return [...new Set(tables.flatMap(({ table }) => table.columns))];
}
