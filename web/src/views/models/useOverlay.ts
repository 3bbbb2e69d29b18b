import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get, type SeriesSummary } from '../../api/client.ts';
import { nodesOf, type Diagram, type ModelFacts } from '../../api/models.ts';
import { ask } from '../../charts/useLines.ts';
import { useWords } from '../../i18n/index.ts';
import { tick } from '../../kit/format.ts';
import { placed, targets, type Placed } from '../../network/placed.ts';
import { extentOf, shade, type Extent, type Shade } from '../../network/shade.ts';
import { readValues, scopeOf, SCOPE, type NamedValues } from '../../network/values.ts';
import { keptValues } from '../../state/keptValues.ts';
import type { ModelView } from '../../state/modelView.ts';

const MOST_SERIES = 1000;
const COLUMNS = 1000;

/** What lies over the graph: numbers, where they are seen, their scale. */
export interface Overlay {
    name: string;
    /** Names of the sets of numbers in a file that has several. */
    sets: string[];
    steps: number[];
    step: number;
    extent: Extent | null;
    placed: Placed | null;
    shades: ReadonlyMap<number, Shade> | undefined;
    /** Why there are no numbers; `again` where the file must be dropped once more. */
    problem: string;
    again: boolean;
}

interface Courses {
    name: string;
    steps: number[];
    of: { scope: string; x: Float64Array; y: Float64Array }[];
}

/** The numbers that the address asks for, over a diagram; null where it asks for none. */
export function useOverlay(facts: ModelFacts, view: ModelView, diagram: Diagram | undefined): Overlay | null {
    const { says } = useWords();
    const { graph = 0, flat = false, unfold = false, values, pattern = '' } = view;
    const file = values?.startsWith('file:') ? values.slice(5) : undefined;
    const run = values?.startsWith('run:') ? values.slice(4) : undefined;
    const table = useQuery({ queryKey: ['nodes of', facts.at, graph, !unfold, flat], enabled: values !== undefined, queryFn: () => nodesOf(facts.at, graph, !unfold, flat), staleTime: Infinity });
    const text = file === undefined ? null : keptValues(file);
    const read = useMemo(() => (file === undefined || text === null ? null : attempt(() => readValues(text, file))), [file, text]);
    const courses = useQuery({ queryKey: ['courses', run, pattern], enabled: run !== undefined && pattern.includes(SCOPE), queryFn: () => coursesOf(run as string, pattern), retry: false });
    const known = useMemo(() => (table.data ? targets(table.data) : undefined), [table.data]);
    const { set = 0, by = 'mean', log = false, step } = view;
    const sets = read?.all ?? [];
    const all = useMemo(() => (run === undefined ? sets[Math.min(set, sets.length - 1)] : courses.data && atStep(courses.data, step)), [run, sets, set, courses.data, step]);
    const extent = useMemo(() => (courses.data && run !== undefined ? extentOf(everyNumber(courses.data), log) : all ? extentOf(all.numbers.values(), log) : null), [run, courses.data, all, log]);
    const there = useMemo(() => (all && table.data && known && diagram ? placed(all.numbers, table.data, known, diagram, by) : null), [all, table.data, known, diagram, by]);
    const shades = useMemo(() => (there && extent ? new Map([...there.boxes].map(([box, n]) => [box, shade(n, extent, tick(+n.toPrecision(3)))])) : undefined), [there, extent]);
    if (values === undefined) {
        return null;
    }
    const failed = courses.error ?? table.error;
    return {
        name: all?.name ?? file ?? '',
        sets: sets.map((s) => s.name),
        steps: courses.data && run !== undefined ? courses.data.steps : [],
        step: step ?? courses.data?.steps.at(-1) ?? 0,
        extent,
        placed: there,
        shades,
        problem: read?.problem ?? (failed ? says(failed) : ''),
        again: file !== undefined && text === null,
    };
}

function attempt(read: () => NamedValues[]): { all: NamedValues[]; problem: string } {
    try {
        return { all: read(), problem: '' };
    } catch (mistake) {
        return { all: [], problem: mistake instanceof Error ? mistake.message : String(mistake) };
    }
}

async function coursesOf(run: string, pattern: string): Promise<Courses> {
    const prefix = pattern.slice(0, pattern.indexOf(SCOPE));
    const { series } = await get<{ series: SeriesSummary[] }>(`/api/v1/runs/${run}/series?limit=${MOST_SERIES}&prefix=${encodeURIComponent(prefix)}`);
    const of = series.flatMap(({ key, context }) => {
        const scope = scopeOf(pattern, key);
        return scope === undefined ? [] : [{ scope, key, context }];
    });
    if (of.length === 0) {
        throw new Error(`The run has no series ${pattern}.`);
    }
    const lines = await ask({
        series: of.map(({ key, context }) => ({ runs: [run], key, ...(Object.keys(context ?? {}).length > 0 ? { context } : {}) })),
        x: 'step',
        from: null,
        to: null,
        columns: COLUMNS,
        log: false,
        smooth: { kind: 'none', amount: 0 },
        band: 'none',
    });
    const drawn = lines.filter((l) => l.head.role === 'line').map((l) => ({ scope: of[l.head.series]!.scope, x: l.x, y: l.y }));
    return { name: pattern, steps: [...new Set(drawn.flatMap((l) => [...l.x]))].sort((a, b) => a - b), of: drawn };
}

/** The last number of each course at or before a step. */
function atStep({ name, of, steps }: Courses, step = steps.at(-1) ?? 0): NamedValues {
    const numbers = new Map<string, number>();
    for (const { scope, x, y } of of) {
        let at = -1;
        for (let i = 0; i < x.length && x[i]! <= step; i++) {
            at = Number.isFinite(y[i]) ? i : at;
        }
        if (at >= 0) {
            numbers.set(scope, y[at]!);
        }
    }
    return { name, numbers };
}

function* everyNumber({ of }: Courses): Iterable<number> {
    for (const { y } of of) {
        for (const n of y) {
            if (Number.isFinite(n)) {
                yield n;
            }
        }
    }
}
