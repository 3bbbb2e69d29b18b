import { useMemo } from 'react';
import type { MediaItem } from '../../../api/media.ts';
import { asHistogram } from '../../files/parse.ts';
import { parsed, useTexts } from '../useJson.ts';
import type { Stepped } from './shapes.ts';

/** The histograms that items hold themselves or in a file, by step; those that are none are left out. */
export function useHistograms(run: string, items: readonly MediaItem[]): Stepped[] {
    const { texts } = useTexts(run, items);
    const ready = texts.filter((text) => text !== null).length;
    return useMemo(
        () =>
            items.flatMap((item, i): Stepped[] => {
                const text = texts[i];
                const histogram = asHistogram(item.meta) ?? (typeof text === 'string' ? asHistogram(parsed(text)) : null);
                return histogram && histogram.counts.length > 0 ? [{ step: item.step, histogram, item }] : [];
            }),
        // texts are immutable once they are there
        [items, ready],
    );
}
