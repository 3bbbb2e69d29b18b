import { useQuery } from '@tanstack/react-query';
import type { SeriesSummary } from '../../api/client.ts';
import { ask } from '../../charts/useLines.ts';

const COLUMNS = 45;
const MOST = 100;

export interface Trend {
    x: Float64Array;
    y: Float64Array;
}

/** What tells a series of a run from its others. */
export function seriesId({ key, context }: Pick<SeriesSummary, 'key' | 'context'>): string {
    return key + JSON.stringify(context);
}

/** The course of each series, small: by its id. */
export function useTrends(run: string, series: readonly SeriesSummary[]): ReadonlyMap<string, Trend> {
    const shown = series.slice(0, MOST);
    const trends = useQuery({
        queryKey: ['trends', run, shown.map(seriesId)],
        enabled: shown.length > 0,
        queryFn: async () => {
            const asked = shown.map(({ key, context }) => ({ runs: [run], key, context }));
            const lines = await ask({ series: asked, x: 'step', from: null, to: null, columns: COLUMNS, log: false, smooth: { kind: 'none', amount: 0 }, band: 'none' });
            return new Map(lines.filter((l) => l.head.role === 'line').map((l): [string, Trend] => [seriesId(shown[l.head.series] as SeriesSummary), l]));
        },
    });
    return trends.data ?? new Map<string, Trend>();
}
