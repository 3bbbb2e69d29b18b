import type { RunDetail, SeriesSummary } from '../../api/client.ts';
import { betterOf, type Better } from '../../state/scores.ts';

/** A run with what it measured. */
export interface Told {
    run: RunDetail;
    series: readonly SeriesSummary[];
}

/** What several runs have in one thing, in the order of the runs. */
export interface Line {
    name: string;
    /** Numbers as such, texts as they were written; null where a run has none. */
    values: (number | string | null)[];
    better: Better | null;
    differs: boolean;
}

export interface Part {
    title: 'compare.params' | 'compare.results' | 'run.tags';
    lines: Line[];
}

const TOLD_ELSEWHERE = /^mlflow\.(runName|note\.content|user|source\.|log-model|loggedModels|parentRunId)/;
const SYSTEM = 'system';

function line(name: string, values: (number | string | null)[], better: Better | null = null): Line {
    return { name, values, better, differs: new Set(values).size > 1 };
}

/** What runs were told, what they came to, and their tags, as lines: the best of what is known to have one, else the last value. */
export function partsOf(told: readonly Told[]): Part[] {
    const names = (of: (one: Told) => readonly string[]): string[] => [...new Set(told.flatMap(of))];
    const params = names(({ run }) => run.params.map((p) => p.key)).map((key) => line(key, told.map(({ run }) => run.params.find((p) => p.key === key)?.text ?? null)));
    const id = (s: SeriesSummary): string => [s.key, ...Object.values(s.context)].join(' ');
    const results = names(({ series }) => series.filter((s) => !s.key.startsWith(SYSTEM)).map(id)).map((name) => {
        const own = told.map(({ series }) => series.find((s) => id(s) === name));
        const better = betterOf(own.find((s) => s !== undefined)?.key ?? '');
        return line([name, better ?? ''].filter(Boolean).join(' '), own.map((s) => (better === null ? s?.last : s?.[better]) ?? null), better);
    });
    const tags = names(({ run }) => Object.keys(run.tags).filter((key) => !TOLD_ELSEWHERE.test(key))).map((key) => line(key, told.map(({ run }) => run.tags[key] ?? null)));
    return [
        { title: 'compare.params', lines: params },
        { title: 'compare.results', lines: results },
        { title: 'run.tags', lines: tags },
    ];
}

/** Which of the values is the best; -1 where that is not known. */
export function bestAt({ values, better }: Line): number {
    const numbers = values.map((v) => (typeof v === 'number' ? v : NaN));
    const finite = numbers.filter((n) => !Number.isNaN(n));
    return better === null || finite.length < 2 ? -1 : numbers.indexOf(better === 'max' ? Math.max(...finite) : Math.min(...finite));
}
