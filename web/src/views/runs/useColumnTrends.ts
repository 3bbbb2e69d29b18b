import { useQuery } from '@tanstack/react-query';
import { ask } from '../../charts/useLines.ts';
import type { Trend } from '../run/useTrends.ts';
import { seriesOf, type Named } from './fields.ts';
import type { Entry } from './useRunRows.ts';

const COLUMNS = 28;
const MOST_COLUMNS = 4;
const MOST_LINES = 400;
const OUTER = 0.02;

/** The courses of a column's series, by row, and the range of y that all rows share. */
export interface ColumnTrend {
    rows: ReadonlyMap<string, Trend>;
    y: [number, number];
}

/** Courses of the last values that the table shows, for the rows around those that are seen: by column. */
export function useColumnTrends(columns: readonly string[], entries: readonly Entry[]): ReadonlyMap<string, ColumnTrend> {
    const shown = columns.filter((c) => seriesOf(c) !== null).slice(0, MOST_COLUMNS);
    const asked = shown.flatMap((column) => entries.map((e) => ({ column, row: e.id, runs: e.kind === 'run' ? [e.id] : e.node.group.ids.slice(0, 100), ...(seriesOf(column) as Named) }))).slice(0, MOST_LINES);
    const trends = useQuery({
        queryKey: ['columnTrends', shown, entries.map((e) => e.id)],
        enabled: asked.length > 0,
        queryFn: async () => {
            const lines = await ask({ series: asked.map(({ runs, key, context }) => (context === undefined ? { runs, key } : { runs, key, context })), x: 'step', from: null, to: null, columns: COLUMNS, log: false, smooth: { kind: 'none', amount: 0 }, band: 'none' });
            const found = new Map(shown.map((column) => [column, new Map<string, Trend>()]));
            for (const line of lines) {
                const of = asked[line.head.series];
                if (of && line.head.role === 'line' && line.x.length > 0) {
                    found.get(of.column)?.set(of.row, line);
                }
            }
            return new Map([...found].map(([column, rows]): [string, ColumnTrend] => [column, { rows, y: rangeOf([...rows.values()]) }]));
        },
    });
    return trends.data ?? new Map<string, ColumnTrend>();
}

/** The range of y of all rows, without the outermost values: what leaves it is clipped. */
function rangeOf(trends: readonly Trend[]): [number, number] {
    const all = Float64Array.from(trends.flatMap(({ y }) => [...y].filter(Number.isFinite))).sort();
    const at = (share: number): number => all[Math.round(share * (all.length - 1))] ?? 0;
    return [at(OUTER), at(1 - OUTER)];
}
