import { useQueries } from '@tanstack/react-query';
import { fileUrl } from '../../api/client.ts';
import type { MediaItem } from '../../api/media.ts';

async function text(run: string, path: string): Promise<string> {
    const response = await fetch(fileUrl(run, path));
    if (!response.ok) {
        throw new Error(`${path}: ${response.status}`);
    }
    return response.text();
}

/** The texts of files that items name, null while they load, and for items without a file. */
export function useTexts(run: string, items: readonly MediaItem[]): { texts: (string | null)[]; error: Error | null } {
    const asked = useQueries({
        queries: items.map((item) => ({
            queryKey: ['mediaFile', run, item.path ?? '', item.step, item.time],
            enabled: item.path !== undefined,
            staleTime: Infinity,
            placeholderData: undefined,
            queryFn: () => text(run, item.path ?? ''),
        })),
    });
    return { texts: asked.map((q) => q.data ?? null), error: asked.find((q) => q.error)?.error ?? null };
}

/** JSON, where it is some; bare NaN and Infinity, as Python writes them, are no numbers but null. */
export function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        try {
            return JSON.parse(text.replace(/(?<=[[,:\s])(-?Infinity|NaN)(?=[\],}\s])/g, 'null'));
        } catch {
            return null;
        }
    }
}
