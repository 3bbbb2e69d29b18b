/** Summaries that a column may show of a series. */
export const SUMMARIES = ['last', 'min', 'max', 'mean'] as const;

const SUMMARY = /^(\w+)\((.*)\)$/;

/** The field under a column: `max(metrics.loss)` is of `metrics.loss`. */
export function fieldOf(column: string): string {
    return SUMMARY.exec(column)?.[2] ?? column;
}

export function summaryOf(column: string): string {
    return SUMMARY.exec(column)?.[1] ?? 'last';
}

export function columnOf(field: string, summary: string): string {
    return summary === 'last' ? field : `${summary}(${field})`;
}

/** `max(metrics.`val/acc`)` as a head shows it: `val/acc max`; `metrics.loss{"subset":"val"}`: `loss val`. */
export function short(column: string): string {
    const series = seriesOf(fieldOf(column));
    const key = series ? [series.key, ...Object.values(series.context ?? {}).map(String)].join(' ') : fieldOf(column).replace(/^(metrics|params|tags|attributes)\./, '').replace(/`/g, '');
    return SUMMARY.test(column) ? `${key} ${summaryOf(column)}` : key;
}

/** A query for runs by their ids. */
export function among(ids: readonly string[]): string {
    return `run_id IN (${ids.map((id) => `'${id.replace(/'/g, '')}'`).join(', ')})`;
}

const METRIC = /^metrics\.(?:`([^`]*)`|"([^"]*)"|([^{]+))(\{.*\})?$/;

/** A series by its key, and its context where it has one. */
export interface Named {
    key: string;
    context?: Record<string, unknown>;
}

/** The series whose last value a column shows; null for other columns. */
export function seriesOf(column: string): Named | null {
    const found = METRIC.exec(column);
    const key = found?.[1] ?? found?.[2] ?? found?.[3];
    if (key === undefined) {
        return null;
    }
    try {
        return found?.[4] === undefined ? { key } : { key, context: JSON.parse(found[4]) as Record<string, unknown> };
    } catch {
        return null;
    }
}
