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

/** A series over all runs. */
export type OverRuns = MediaSeries & {
    /** Other runs have things of another kind under the same key and context. */
    twin?: true;
};

/** A series as an address names it. */
export function nameOf(series: OverRuns): string {
    const context = contextText(series.context);
    const name = context === '' ? series.key : `${series.key}\n${context}`;
    return series.twin ? `${name}\n${series.kind}` : name;
}

const kindAndName = (series: MediaSeries): string => `${series.kind} ${nameOf({ ...series, twin: undefined })}`;

/** The series that any of the runs has, by kind and key, and the runs that have one. */
export function useSeries(runs: readonly Shown[]): { series: OverRuns[]; has: (run: string, series: MediaSeries) => boolean; loaded: boolean; error: Error | null } {
    const asked = useQueries({ queries: runs.map((run) => ({ queryKey: ['media', run.id], queryFn: () => seriesOf(run.id) })) });
    const state = asked.map((q, i) => `${runs[i]?.id} ${q.dataUpdatedAt}`).join('\n');
    const series = useMemo(() => united(asked.flatMap((q) => q.data ?? [])), [state]);
    const owners = useMemo(() => {
        const found = new Map<string, Set<string>>();
        asked.forEach((q, i) => (q.data ?? []).forEach((one) => found.set(kindAndName(one), (found.get(kindAndName(one)) ?? new Set<string>()).add(runs[i]?.id ?? ''))));
        return found;
    }, [state]);
    return { series, has: (run, of) => owners.get(kindAndName(of))?.has(run) ?? false, loaded: asked.every((q) => !q.isPending), error: asked.find((q) => q.error)?.error ?? null };
}

/** Series of one kind and name become one, over all their steps. */
export function united(all: readonly MediaSeries[]): OverRuns[] {
    const known = new Map<string, MediaSeries>();
    for (const one of all) {
        const other = known.get(kindAndName(one));
        known.set(kindAndName(one), other ? { ...other, count: other.count + one.count, firstStep: Math.min(other.firstStep, one.firstStep), lastStep: Math.max(other.lastStep, one.lastStep) } : one);
    }
    const names = new Set<string>();
    return [...known.values()]
        .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || nameOf(a).localeCompare(nameOf(b)))
        .map((one) => {
            const twin = names.has(nameOf(one));
            names.add(nameOf(one));
            return twin ? { ...one, twin } : one;
        });
}
