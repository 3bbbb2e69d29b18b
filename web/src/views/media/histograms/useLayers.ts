import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { itemsOf, type MediaItem, type MediaSeries } from '../../../api/media.ts';
import type { Stepped } from './shapes.ts';
import { useHistograms } from './useHistograms.ts';

/** The histograms of each series over its steps, in the order of the series; none while they load. */
export function useLayers(run: string, members: readonly MediaSeries[], over: number): Stepped[][] {
    const asked = useQueries({
        queries: members.map((series) => ({
            queryKey: ['items', run, series.key, series.context, over, series.count],
            placeholderData: undefined,
            queryFn: () => itemsOf(run, series, over),
        })),
    });
    const state = [run, ...asked.map((q) => q.dataUpdatedAt)].join(' ');
    const { items, owner } = useMemo(() => {
        const of = new Map<MediaItem, number>();
        asked.forEach((q, n) => (q.data?.items ?? []).filter((item) => item.index === 0).forEach((item) => of.set(item, n)));
        return { items: [...of.keys()], owner: of };
    }, [state]);
    const found = useHistograms(run, items);
    const bySeries: Stepped[][] = members.map(() => []);
    found.forEach((one) => bySeries[owner.get(one.item) ?? 0]?.push(one));
    return bySeries;
}
