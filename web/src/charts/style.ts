/** How all charts of a page draw. */
export interface ChartStyle {
    /** `step`, `relative`, `wall` or `metrics.KEY`. */
    axis: string;
    logX: boolean;
    /** Keys with a log y axis; `*` turns it round for all. */
    logY: string[];
    smooth: string;
    amount: number;
    band: string;
    range: [number, number] | null;
    /** Keys of charts whose y spans runaways too. */
    whole: string[];
    /** Keys of charts that are enlarged. */
    wide: string[];
    /** Keys of charts that stand before all others. */
    pinned: string[];
    /** Key of the chart that fills the window; empty for none. */
    full: string;
}

export const SMOOTHINGS = ['none', 'ema', 'twema', 'gaussian', 'mean'] as const;
export const BANDS = ['none', 'minmax', 'sd', 'se', 'ci95', 'quartiles'] as const;
const ALL = '*';

export function isLogY(style: ChartStyle, key: string): boolean {
    return style.logY.includes(ALL) !== style.logY.includes(key);
}

export function toggled(list: readonly string[], one: string): string[] {
    return list.includes(one) ? list.filter((o) => o !== one) : [...list, one];
}

/** All charts on a log y axis, or none. */
export function logYOfAll(style: ChartStyle): string[] {
    return style.logY.includes(ALL) ? [] : [ALL];
}

interface Amount {
    least: number;
    most: number;
    step: number;
    first: number;
}

/** What the number of a smoothing is: a weight for the averages by weight, points for the others. */
export function amountOf(smooth: string): Amount {
    return smooth === 'gaussian' || smooth === 'mean' ? { least: 1, most: 200, step: 1, first: 10 } : { least: 0, most: 0.99, step: 0.01, first: 0.6 };
}
