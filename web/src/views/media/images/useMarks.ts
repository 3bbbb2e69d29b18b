import { useMemo } from 'react';
import type { MediaItem } from '../../../api/media.ts';
import { parsed, useFiles, type FileOf } from '../useJson.ts';
import type { Shown } from '../useSeries.ts';
import { boxFilesOf, marksOf, type Marks } from './marks.ts';

/** The boxes and masks of pictures of one run. Boxes that a client put in files of their own (W&B's, while it logs) are read from there. */
export function useMarks(run: string, items: readonly MediaItem[]): Marks[] {
    return useMarked(items.map((item) => ({ run, item })));
}

/** The boxes and masks of all pictures of several runs, one after the other. */
export function useAllMarks(runs: readonly Shown[], items: readonly MediaItem[][]): Marks[] {
    return useMarked(runs.flatMap((run, n) => (items[n] ?? []).map((item) => ({ run: run.id, item }))));
}

function useMarked(pictures: readonly { run: string; item: MediaItem }[]): Marks[] {
    const named = pictures.flatMap(({ run, item }, n) => Object.entries(boxFilesOf(item.meta)).map(([layer, path]) => ({ n, layer, file: { run, path } satisfies FileOf })));
    const texts = useFiles(named.map(({ file }) => file));
    const state = [...pictures.map(({ item }) => JSON.stringify(item.meta)), ...texts.map((text) => text?.length ?? -1)].join('\n');
    return useMemo(() => {
        const files = pictures.map((): Record<string, unknown> => ({}));
        named.forEach(({ n, layer }, i) => Object.assign(files[n] as object, { [layer]: parsed(texts[i] ?? 'null') }));
        return pictures.map(({ item }, n) => marksOf(item.meta, files[n]));
    }, [state]);
}
