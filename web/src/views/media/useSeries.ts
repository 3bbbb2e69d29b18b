import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { contextText, seriesOf, type MediaKind, type MediaSeries } from '../../api/media.ts';
import type { Look } from '../../state/looks.ts';

/** A run whose things are shown. */
export interface Shown {
    id: string;
    name: string;
    look: Look;
}

/** The order in which kinds stand. */
export const KINDS: readonly MediaKind[] = ['image', 'histogram', 'text', 'table', 'figure', 'pr_curve', 'audio', 'video', 'html', 'mesh', 'molecule', 'embedding', 'graph', 'file'];

/** A series as an address names it. */
export function nameOf(series: MediaSeries): string {
    const context = contextText(series.context);
    return context === '' ? series.key : `${series.key}\n${context}`;
}

/** The series that any of the runs has, by kind and key, and by name the runs that have it. */
export function useSeries(runs: readonly Shown[]): { series: MediaSeries[]; owners: Map<string, Set<string>>; loaded: boolean; error: Error | null } {
    const asked = useQueries({ queries: runs.map((run) => ({ queryKey: ['media', run.id], queryFn: () => seriesOf(run.id) })) });
    const state = asked.map((q, i) => `${runs[i]?.id} ${q.dataUpdatedAt}`).join('\n');
    const series = useMemo(() => united(asked.flatMap((q) => q.data ?? [])), [state]);
    const owners = useMemo(() => {
        const found = new Map<string, Set<string>>();
        asked.forEach((q, i) => (q.data ?? []).forEach((one) => found.set(nameOf(one), (found.get(nameOf(one)) ?? new Set<string>()).add(runs[i]?.id ?? ''))));
        return found;
    }, [state]);
    return { series, owners, loaded: asked.every((q) => !q.isPending), error: asked.find((q) => q.error)?.error ?? null };
}

/** Series of one name become one, over all their steps. */
export function united(all: readonly MediaSeries[]): MediaSeries[] {
    const byName = new Map<string, MediaSeries>();
    for (const one of all) {
        const known = byName.get(nameOf(one));
        byName.set(nameOf(one), known ? { ...known, count: known.count + one.count, firstStep: Math.min(known.firstStep, one.firstStep), lastStep: Math.max(known.lastStep, one.lastStep) } : one);
    }
    return [...byName.values()].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || nameOf(a).localeCompare(nameOf(b)));
}
