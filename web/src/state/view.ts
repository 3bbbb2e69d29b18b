import type { ChartView } from './chartView.ts';
import { MEDIA_NUMBERS, MEDIA_TEXTS, type MediaView } from './mediaView.ts';

/** What a project's page shows, as it stands in the address. Absent fields have their first value. */
export interface ProjectView extends ChartView, MediaView {
    filter?: string;
    sort?: string;
    columns?: string[];
    /** Fields by whose values runs are grouped, outermost first. */
    group?: string[];
    /** Runs, or groups by their value, that are not drawn. */
    hidden?: string[];
    /** Groups whose runs are listed. */
    open?: string[];
    /** Groups whose groups are drawn as one. */
    shut?: string[];
    /** Looks that groups were given, such as `3 trees`. */
    looks?: string[];
    /** The run that all others are held against. */
    base?: string;
    /** Runs that are chosen. */
    picked?: string[];
    /** Whether the runs that were deleted are shown, and no others. */
    deleted?: boolean;
    /** The only runs that are drawn. */
    only?: string[];
    /** The saved view that it began with. */
    view?: number;
}

/** Fields to change; undefined takes one out of the address. */
export type ViewChange = { [K in keyof ProjectView]: ProjectView[K] | undefined };

export type RunTab = 'overview' | 'charts' | 'media' | 'console' | 'system' | 'files';

export interface RunView extends ChartView, MediaView {
    tab?: RunTab;
    file?: string;
    /** The run that it is held against. */
    against?: string;
}

/** What moves with every touch does not fill the history. */
export const REPLACING = ['find', 'amount', 'at', 'score', 'light', 'contrast', 'zoom', 'rows'] as const;

const CHART_TEXTS = ['find', 'axis', 'smooth', 'band', 'full'] as const;
const CHART_LISTS = ['logY', 'closed', 'wide', 'whole', 'pinned'] as const;
const TABS: readonly string[] = ['overview', 'charts', 'media', 'console', 'system', 'files'];

type Search = Record<string, unknown>;

/** Takes from an address what is understood, and leaves out the rest. */
export function projectView(search: Search): ProjectView {
    return {
        ...chartView(search),
        ...mediaView(search),
        ...texts(search, ['filter', 'sort', 'base'] as const),
        ...(typeof search['group'] === 'string' && search['group'] !== '' ? { group: [search['group']] } : {}),
        ...lists(search, ['columns', 'group', 'hidden', 'open', 'shut', 'looks', 'picked', 'only'] as const),
        ...(search['deleted'] === true ? { deleted: true } : {}),
        ...(Number.isInteger(search['view']) ? { view: search['view'] as number } : {}),
    };
}

export function runView(search: Search): RunView {
    const tab = search['tab'];
    return {
        ...chartView(search),
        ...mediaView(search),
        ...(typeof tab === 'string' && TABS.includes(tab) ? { tab: tab as RunTab } : {}),
        ...texts(search, ['file', 'against'] as const),
    };
}

/** Fields with their first value do not stand in the address. */
export function clean<V extends object>(view: { [K in keyof V]: V[K] | undefined }): V {
    return Object.fromEntries(Object.entries(view).filter(([, v]) => v !== undefined && v !== '' && !(Array.isArray(v) && v.length === 0))) as V;
}

function chartView(search: Search): ChartView {
    const view: ChartView = { ...texts(search, CHART_TEXTS), ...lists(search, CHART_LISTS) };
    for (const name of ['amount', 'from', 'to'] as const) {
        if (typeof search[name] === 'number') {
            view[name] = search[name];
        }
    }
    if (search['logX'] === true) {
        view.logX = true;
    }
    return view;
}

function mediaView(search: Search): MediaView {
    const view: MediaView = { ...texts(search, MEDIA_TEXTS), ...lists(search, ['classes'] as const) };
    for (const name of MEDIA_NUMBERS) {
        if (typeof search[name] === 'number') {
            view[name] = search[name];
        }
    }
    return view;
}

function texts<N extends string>(search: Search, names: readonly N[]): { [K in N]?: string } {
    return Object.fromEntries(names.filter((n) => typeof search[n] === 'string' && search[n] !== '').map((n) => [n, search[n]])) as { [K in N]?: string };
}

function lists<N extends string>(search: Search, names: readonly N[]): { [K in N]?: string[] } {
    const found = names.filter((n) => Array.isArray(search[n]) && search[n].length > 0).map((n) => [n, (search[n] as unknown[]).map(String)]);
    return Object.fromEntries(found) as { [K in N]?: string[] };
}

export function lifecycleOf(view: ProjectView): 'active' | 'deleted' {
    return view.deleted ? 'deleted' : 'active';
}
