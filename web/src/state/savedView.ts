import { clean, projectView, type ProjectView } from './view.ts';

/** What a page showed, under a name. */
export interface SavedView {
    id: number;
    name: string;
    state: Record<string, unknown>;
    /** Whether the project's page begins with it. */
    first: boolean;
}

/** What of a view is saved: all but what belongs to the moment. */
export function kept(view: ProjectView): ProjectView {
    return clean<ProjectView>({ ...view, picked: undefined, full: undefined, view: undefined });
}

/** The view as an address has it, with whose it is. */
export function opened(saved: SavedView): ProjectView {
    return { ...kept(projectView(saved.state)), view: saved.id };
}

/** Whether something was changed since the view was opened. */
export function differs(view: ProjectView, saved: SavedView): boolean {
    const sorted = (one: ProjectView): string => JSON.stringify(Object.entries(kept(one)).sort(([a], [b]) => (a < b ? -1 : 1)));
    return sorted(view) !== sorted(opened(saved));
}

/** What a page that begins with this address shows instead: the view that it only names, or where it says nothing the project's first. */
export function beginning(view: ProjectView, views: readonly SavedView[]): SavedView | undefined {
    const said = Object.keys(view);
    if (said.length === 0) {
        return views.find((v) => v.first);
    }
    return said.length === 1 ? views.find((v) => v.id === view.view) : undefined;
}
