import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { everyPage } from '../api/client.ts';
import { beginning, type SavedView } from './savedView.ts';
import type { ProjectView } from './view.ts';

/** The saved views of a project, by name; null for no project. */
export function useSavedViews(project: string | null): SavedView[] {
    const views = useQuery({ queryKey: ['views', project], enabled: project !== null, queryFn: () => everyPage<SavedView>(`/api/v1/projects/${project}/views`, 'views') });
    return views.data ?? NONE;
}

const NONE: SavedView[] = [];

/** Opens what the page of a project begins with, once for each time that one comes to it. */
export function useBeginning(project: string, view: ProjectView, views: readonly SavedView[], open: (saved: SavedView) => void): void {
    const begun = useRef('');
    useEffect(() => {
        if (begun.current !== project && views.length > 0) {
            begun.current = project;
            const saved = beginning(view, views);
            if (saved) {
                open(saved);
            }
        }
        // Only what the page began with counts, not what became of it.
    }, [project, views]);
}
