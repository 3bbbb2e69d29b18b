import { useQuery } from '@tanstack/react-query';
import type { SeriesSummary } from '../../api/client.ts';
import { ask } from '../../charts/useLines.ts';

const COLUMNS = 45;
const MOST = 100;

export interface Trend {
    x: Float64Array;
    y: Float64Array;
}

/** The course of each series without context, small: by key. */
export function useTrends(run: string, series: readonly SeriesSummary[]): ReadonlyMap<string, Trend> {
    const keys = series.filter((s) => Object.keys(s.context).length === 0).slice(0, MOST).map((s) => s.key);
    const trends = useQuery({
        queryKey: ['trends', run, keys],
        enabled: keys.length > 0,
        queryFn: async () => {
            const lines = await ask({ series: keys.map((key) => ({ runs: [run], key })), x: 'step', from: null, to: null, columns: COLUMNS, log: false, smooth: { kind: 'none', amount: 0 }, band: 'none' });
            return new Map(lines.filter((l) => l.head.role === 'line').map((l): [string, Trend] => [keys[l.head.series] as string, l]));
        },
    });
    return trends.data ?? new Map<string, Trend>();
}
