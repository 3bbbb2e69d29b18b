import { get, send } from './client.ts';

export type MediaKind = 'image' | 'histogram' | 'text' | 'table' | 'audio' | 'video' | 'html' | 'figure' | 'mesh' | 'molecule' | 'pr_curve' | 'embedding' | 'graph' | 'file';

/** What is known of a series of things at steps without reading it. */
export interface MediaSeries {
    key: string;
    context: Record<string, unknown>;
    kind: MediaKind;
    count: number;
    firstStep: number;
    lastStep: number;
}

export interface MediaItem {
    kind: MediaKind;
    step: number;
    time?: number;
    index: number;
    path?: string;
    meta: Record<string, unknown>;
}

/** What one run has at the nearest step at or before the one that was asked. */
export interface AtStep {
    run: string;
    step?: number;
    items: MediaItem[];
}

export async function seriesOf(run: string): Promise<MediaSeries[]> {
    return (await get<{ media: MediaSeries[] }>(`/api/v1/runs/${run}/media?limit=1000`)).media;
}

/** A context as the server keys it: sorted, without blanks; empty for none. */
export function contextText(context: Record<string, unknown>): string {
    const keys = Object.keys(context).sort();
    return keys.length === 0 ? '' : JSON.stringify(Object.fromEntries(keys.map((k) => [k, context[k]])));
}

/** Things of a series at no more than `over` steps, and all its steps. */
export async function itemsOf(run: string, series: MediaSeries, over: number): Promise<{ items: MediaItem[]; steps: number[] }> {
    const asked = new URLSearchParams({ key: series.key, context: contextText(series.context), over: String(over), limit: '1000' });
    return get(`/api/v1/runs/${run}/media/items?${asked}`);
}

export async function atStep(runs: string[], series: Pick<MediaSeries, 'key' | 'context'>, step: number | null): Promise<AtStep[]> {
    const response = await send('POST', '/api/v1/media/items', { runs, key: series.key, context: series.context, step });
    return ((await response.json()) as { runs: AtStep[] }).runs;
}
