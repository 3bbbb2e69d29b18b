import type { ChartLine } from './picture.ts';
import type { ChartStyle } from './style.ts';

/** What is asked of the server for one line: one run, or the members of a group. */
export interface AskedLine extends ChartLine {
    runs: string[];
    key: string;
    /** Which of the series of that key; without one, the series without context. */
    context?: Record<string, unknown>;
    /** Not a line of its own, but where the area round line `of` ends. */
    bound?: 'low' | 'high';
    of?: number;
    /** The last step that is drawn; all without it. */
    until?: number;
}

/** The body of `POST /api/v1/lines`. */
export interface Question {
    series: { runs: string[]; key: string; context?: Record<string, unknown> }[];
    x: string;
    from: number | null;
    to: number | null;
    columns: number;
    log: boolean;
    smooth: { kind: string; amount: number };
    band: string;
}

export function questionOf(lines: readonly AskedLine[], style: ChartStyle, columns: number, range: [number, number] | null): Question {
    return {
        series: lines.map(({ runs, key, context }) => ({ runs, key, ...(context ? { context } : {}) })),
        x: style.axis,
        from: range?.[0] ?? null,
        to: range?.[1] ?? null,
        columns,
        log: style.logX,
        smooth: { kind: style.smooth, amount: style.amount },
        band: style.band,
    };
}
