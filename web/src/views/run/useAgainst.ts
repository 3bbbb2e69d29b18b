import { useQuery } from '@tanstack/react-query';
import { everyPage, get, type RunDetail, type SeriesSummary } from '../../api/client.ts';
import { seriesId } from './useTrends.ts';

/** The run that another one is held against, with what it measured by the series' ids. */
export interface Against {
    run: RunDetail;
    series: ReadonlyMap<string, SeriesSummary>;
}

export function useAgainst(id: string | undefined): Against | null {
    const run = useQuery({ queryKey: ['run', id], enabled: id !== undefined, queryFn: () => get<RunDetail>(`/api/v1/runs/${id}`) });
    const series = useQuery({ queryKey: ['series', id], enabled: id !== undefined, queryFn: () => everyPage<SeriesSummary>(`/api/v1/runs/${id}/series`, 'series') });
    return id === undefined || run.data?.id !== id ? null : { run: run.data, series: new Map((series.data ?? []).map((s) => [seriesId(s), s])) };
}
