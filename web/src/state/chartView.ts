import type { ChartStyle } from '../charts/style.ts';

/** How charts draw, as it stands in an address. Absent fields have their first value. */
export interface ChartView {
    find?: string;
    axis?: string;
    logX?: boolean;
    logY?: string[];
    smooth?: string;
    amount?: number;
    band?: string;
    from?: number;
    to?: number;
    closed?: string[];
    wide?: string[];
    whole?: string[];
    pinned?: string[];
    full?: string;
}

export function styleOf(view: ChartView): ChartStyle {
    return {
        axis: view.axis ?? 'step',
        logX: view.logX ?? false,
        logY: view.logY ?? [],
        smooth: view.smooth ?? 'none',
        amount: view.amount ?? 0.6,
        band: view.band ?? 'sd',
        range: view.from !== undefined && view.to !== undefined ? [view.from, view.to] : null,
        wide: view.wide ?? [],
        whole: view.whole ?? [],
        pinned: view.pinned ?? [],
        full: view.full ?? '',
    };
}

/** A change of the style as a change of the address. */
export function viewOf(change: Partial<ChartStyle>): { [K in keyof ChartView]: ChartView[K] | undefined } {
    const { range, ...rest } = change;
    return {
        ...rest,
        ...('range' in change ? { from: range?.[0], to: range?.[1] } : {}),
        ...('logX' in change ? { logX: change.logX || undefined } : {}),
    };
}
