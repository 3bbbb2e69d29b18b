import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { itemsOf, type MediaItem, type MediaSeries } from '../../api/media.ts';
import { followCursor, moveCursor } from '../../charts/cursor.ts';
import type { Shown } from './useSeries.ts';

export const AXIS = 'step';
const ME = 'media';

/** Some things of each run, with even distances over their steps, and all steps at which any run has one. */
export interface Course {
    steps: number[];
    items: MediaItem[][];
    loaded: boolean;
    error: Error | null;
}

export function useCourse(runs: readonly Shown[], series: MediaSeries, over: number): Course {
    const asked = useQueries({
        queries: runs.map((run) => ({
            queryKey: ['items', run.id, series.key, series.context, over, series.count],
            placeholderData: undefined,
            queryFn: () => itemsOf(run.id, series, over),
        })),
    });
    const state = asked.map((q, i) => `${runs[i]?.id} ${q.dataUpdatedAt} ${q.status}`).join('\n');
    return useMemo(
        () => ({
            steps: [...new Set(asked.flatMap((q) => q.data?.steps ?? []))].sort((a, b) => a - b),
            items: asked.map((q) => q.data?.items ?? []),
            loaded: asked.every((q) => !q.isPending),
            error: asked.find((q) => q.error)?.error ?? null,
        }),
        [state],
    );
}

/** The last of these steps that is not behind x; the first if all are. */
export function stepAt(steps: readonly number[], x: number): number | undefined {
    return steps.findLast((s) => s <= x) ?? steps[0];
}

/** The step that charts point at now; null if none does. */
export function usePointedStep(): number | null {
    const [x, setX] = useState<number | null>(null);
    useEffect(() => followCursor(AXIS, (at, from) => from !== ME && setX(at)), []);
    return x;
}

/** Tells the charts where the slider is. */
export function pointCharts(step: number | null): void {
    moveCursor(AXIS, step, ME);
}
