import { useQuery } from '@tanstack/react-query';
import { atStep, type MediaItem, type MediaSeries } from '../../api/media.ts';
import type { Shown } from './useSeries.ts';
import type { Course } from './useStep.ts';

/** What each run has at the step, or at its last one before. */
export function useAtStep(runs: readonly Shown[], series: MediaSeries, step: number, course: Course): MediaItem[][] {
    const ids = runs.map((r) => r.id);
    const asked = useQuery({ queryKey: ['atStep', ids, series.key, series.context, step, course.steps.length], queryFn: () => atStep(ids, series, step) });
    return runs.map((run) => asked.data?.find((a) => a.run === run.id)?.items ?? []);
}
