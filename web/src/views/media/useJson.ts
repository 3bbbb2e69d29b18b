import { useQueries } from '@tanstack/react-query';
import { fileUrl } from '../../api/client.ts';
import type { MediaItem } from '../../api/media.ts';

async function file(run: string, path: string): Promise<Response> {
    const response = await fetch(fileUrl(run, path));
    if (!response.ok) {
        throw new Error(`${path}: ${response.status}`);
    }
    return response;
}

/** The texts of files that items name, null while they load, and for items without a file. */
export function useTexts(run: string, items: readonly MediaItem[]): { texts: (string | null)[]; error: Error | null } {
    const asked = useQueries({
        queries: items.map((item) => ({
            queryKey: ['mediaFile', run, item.path ?? '', item.step, item.time],
            enabled: item.path !== undefined,
            staleTime: Infinity,
            placeholderData: undefined,
            queryFn: async () => (await file(run, item.path ?? '')).text(),
        })),
    });
    return { texts: asked.map((q) => q.data ?? null), error: asked.find((q) => q.error)?.error ?? null };
}

/** A file of a run. */
export interface FileOf {
    run: string;
    path: string;
}

/** The texts of small files that never change, null while they load or where they are not. */
export function useFiles(files: readonly FileOf[]): (string | null)[] {
    const asked = useQueries({
        queries: files.map(({ run, path }) => ({ queryKey: ['file', run, path], staleTime: Infinity, placeholderData: undefined, queryFn: async () => (await file(run, path)).text() })),
    });
    return asked.map((q) => q.data ?? null);
}

/** The bytes of files that items name, null while they load, and for items without a file. */
export function useBytes(run: string, items: readonly MediaItem[]): { bytes: (ArrayBuffer | null)[]; error: Error | null } {
    const asked = useQueries({
        queries: items.map((item) => ({
            queryKey: ['mediaBytes', run, item.path ?? '', item.step, item.time],
            enabled: item.path !== undefined,
            staleTime: Infinity,
            placeholderData: undefined,
            queryFn: async () => (await file(run, item.path ?? '')).arrayBuffer(),
        })),
    });
    return { bytes: asked.map((q) => q.data ?? null), error: asked.find((q) => q.error)?.error ?? null };
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
