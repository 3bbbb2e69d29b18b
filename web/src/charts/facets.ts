import type { Look } from '../state/looks.ts';
import type { Drawn } from './drawn.ts';
import type { AskedLine } from './question.ts';

export type Context = Record<string, unknown>;

/** A key in one of its contexts. */
export interface Measured {
    key: string;
    context: Context;
}

/** A chart of a key: all its contexts, or one of several. */
export interface Facet {
    title: string;
    key: string;
    contexts: Context[];
}

const DASHES: number[][] = [[], [6, 3], [2, 2]];
const HUES = 8;

/**
 * The charts of the series that there are. A key with a few contexts is one chart, a line for each run and context, the contexts told apart by dashes;
 * where dashes already tell the runs apart, or the contexts are many, each context is a chart of its own.
 */
export function facetsOf(series: readonly Measured[], drawn: readonly Drawn[]): Facet[] {
    const byKey = new Map<string, Context[]>();
    for (const { key, context } of series) {
        const known = byKey.get(key);
        if (known) {
            known.push(context);
        } else {
            byKey.set(key, [context]);
        }
    }
    const solid = drawn.length <= HUES && drawn.every((d) => d.baseline || d.look.dash.length === 0);
    return [...byKey].flatMap(([key, contexts]): Facet[] =>
        contexts.length === 1 || (solid && contexts.length <= DASHES.length)
            ? [{ title: key, key, contexts }]
            : contexts.map((context) => ({ title: [key, named(context)].filter(Boolean).join(' · '), key, contexts: [context] })),
    );
}

/** The lines of a chart: one for each that is drawn and each context of the chart. */
export function linesOf({ key, contexts }: Facet, drawn: readonly Drawn[]): AskedLine[] {
    return drawn.flatMap((d) =>
        contexts.map((context, n): AskedLine => {
            const own = contexts.length === 1 ? {} : { id: `${d.id}\n${n}`, name: [d.name, valuesOf(context)].filter(Boolean).join(' '), look: dashed(d.look, n) };
            return { id: d.id, name: d.name, look: d.look, ...(d.baseline ? { baseline: true } : {}), ...own, runs: d.runs, key, ...(Object.keys(context).length > 0 ? { context } : {}) };
        }),
    );
}

/** `subset=val, gpu=1` */
function named(context: Context): string {
    return Object.entries(context).map(([k, v]) => `${k}=${String(v)}`).join(', ');
}

/** `val 1` */
export function valuesOf(context: Context): string {
    return Object.values(context).map(String).join(' ');
}

export function dashed(look: Look, n: number): Look {
    return { colour: look.colour, dash: DASHES[n % DASHES.length] as number[] };
}
