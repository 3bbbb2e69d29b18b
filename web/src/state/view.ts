/** What a project's page shows, as it stands in the address. Absent fields have their first value. */
export interface ProjectView {
    filter?: string;
    sort?: string;
    columns?: string[];
    group?: string;
    hidden?: string[];
    find?: string;
    axis?: string;
    smooth?: string;
    amount?: number;
    band?: string;
    from?: number;
    to?: number;
    closed?: string[];
}

const TEXTS = ['filter', 'sort', 'group', 'find', 'axis', 'smooth', 'band'] as const;
const NUMBERS = ['amount', 'from', 'to'] as const;
const LISTS = ['columns', 'hidden', 'closed'] as const;

/** Takes from an address what is understood, and leaves out the rest. */
export function projectView(search: Record<string, unknown>): ProjectView {
    const view: ProjectView = {};
    for (const name of TEXTS) {
        if (typeof search[name] === 'string' && search[name] !== '') {
            view[name] = search[name];
        }
    }
    for (const name of NUMBERS) {
        if (typeof search[name] === 'number') {
            view[name] = search[name];
        }
    }
    for (const name of LISTS) {
        const list = search[name];
        if (Array.isArray(list) && list.length > 0) {
            view[name] = list.map(String);
        }
    }
    return view;
}

export type RunTab = 'overview' | 'charts' | 'console' | 'system' | 'files';

export interface RunView {
    tab?: RunTab;
    file?: string;
}

const TABS: readonly string[] = ['overview', 'charts', 'console', 'system', 'files'];

export function runView(search: Record<string, unknown>): RunView {
    const view: RunView = {};
    if (typeof search['tab'] === 'string' && TABS.includes(search['tab'])) {
        view.tab = search['tab'] as RunTab;
    }
    if (typeof search['file'] === 'string') {
        view.file = search['file'];
    }
    return view;
}
