import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get, search, type FieldUse, type Found, type Row, type Value } from '../../api/client.ts';
import { headlines } from '../../state/scores.ts';
import { useLastGood } from '../../state/useLastGood.ts';
import type { CompareView } from '../../state/compareView.ts';
import { axisOf, type Axis } from './axis.ts';

const MOST_RUNS = 1_000;
const MOST_PARAMS = 200;
const MOST_METRICS = 1_000;

/** The runs of a project with their params and one score, as axes. */
export interface Compared {
    found: Found;
    /** Params in which the runs differ. */
    params: Axis[];
    score: Axis | null;
    valuesOf: (axis: Axis) => (Value | undefined)[];
    /** Scores that can be asked for. */
    scores: string[];
}

/** Fields of metrics as a score: the best of those whose name tells what is better, else the last value. */
function scoresOf(metrics: readonly FieldUse[]): { first: string | undefined; all: string[] } {
    const { score, loss } = headlines(metrics);
    const first = score ? `max(${score.field})` : loss ? `min(${loss.field})` : undefined;
    const plain = metrics.filter((m) => !m.key.startsWith('system')).map((m) => m.field);
    return { first: first ?? plain[0], all: [...(first === undefined ? [] : [first]), ...plain] };
}

export function useCompared(project: string, view: CompareView): { compared: Compared | null; error: Error | null } {
    const fields = useQuery({
        queryKey: ['compareFields', project],
        queryFn: () =>
            Promise.all(
                (['param', 'metric'] as const).map(async (kind) => (await get<{ fields: FieldUse[] }>(`/api/v1/projects/${project}/fields?kind=${kind}&limit=${kind === 'param' ? MOST_PARAMS : MOST_METRICS}`)).fields),
            ),
    });
    const [params = [], metrics = []] = fields.data ?? [];
    const scores = scoresOf(metrics);
    const score = view.score ?? scores.first;
    const columns = [...params.map((p) => p.field), ...(score === undefined ? [] : [score])];
    const runs = useQuery({
        queryKey: ['compared', project, view.filter ?? '', columns],
        enabled: fields.data !== undefined,
        retry: false,
        queryFn: () => search({ projects: [project], filter: view.filter ?? '', orderBy: ['start_time desc'], columns, offset: 0, limit: MOST_RUNS }),
    });
    const found = useLastGood(`${project} ${columns.join()}`, runs.data);
    const key = columns.join();
    const compared = useMemo((): Compared | null => {
        if (!found || (found.runs[0] && found.runs[0].values.length !== columns.length)) {
            return null;
        }
        const column = (i: number): (Value | undefined)[] => found.runs.map((r: Row) => r.values[i]);
        const axes = columns.map((field, i) => axisOf(field, column(i)));
        return {
            found,
            params: axes.slice(0, params.length).filter((a) => a.distinct > 1),
            score: score === undefined ? null : (axes[axes.length - 1] ?? null),
            valuesOf: (axis) => column(columns.indexOf(axis.field)),
            scores: scores.all,
        };
    }, [found, key]);
    return { compared, error: runs.error ?? fields.error };
}
