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

/** `max(metrics.`val/acc`)` as a head shows it: `val/acc max`. */
export function short(column: string): string {
    const key = fieldOf(column).replace(/^(metrics|params|tags|attributes)\./, '').replace(/`/g, '');
    return SUMMARY.test(column) ? `${key} ${summaryOf(column)}` : key;
}

/** A query for runs by their ids. */
export function among(ids: readonly string[]): string {
    return `run_id IN (${ids.map((id) => `'${id.replace(/'/g, '')}'`).join(', ')})`;
}

const METRIC = /^metrics\.(?:`([^`]*)`|"([^"]*)"|(.+))$/;

/** The key of the series whose last value a column shows; null for other columns. */
export function seriesOf(column: string): string | null {
    const found = METRIC.exec(column);
    return found ? (found[1] ?? found[2] ?? found[3] ?? null) : null;
}
