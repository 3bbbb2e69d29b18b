/** What of a comparison of runs is looked at, as it stands in the address. */
export interface CompareView {
    /** Which runs of the project are drawn; all without it. */
    filter?: string;
    /** The runs that stand beside each other; those that the brushes leave without it. */
    runs?: string[];
    /** The run that the others are held against. */
    base?: string;
    /** The field that the params lead to. */
    score?: string;
    /** The params that have an axis. */
    axes?: string[];
    /** Ranges that are dragged out on axes. */
    brushes?: Brush[];
    /** Whether what is the same in all runs is listed too. */
    same?: boolean;
}

/** A range of an axis: values of a number, places in the list of a text's classes. */
export interface Brush {
    field: string;
    lo: number;
    hi: number;
}

/** Takes from an address what is understood, and leaves out the rest. */
export function compareView(search: Record<string, unknown>): CompareView {
    const view: CompareView = {};
    for (const name of ['filter', 'base', 'score'] as const) {
        const text = search[name];
        if (typeof text === 'string' && text !== '') {
            view[name] = text;
        }
    }
    for (const name of ['runs', 'axes'] as const) {
        const list = search[name];
        if (Array.isArray(list) && list.length > 0) {
            view[name] = list.map(String);
        }
    }
    const brushes = Array.isArray(search['brushes']) ? search['brushes'].filter(isBrush) : [];
    return { ...view, ...(brushes.length > 0 ? { brushes } : {}), ...(search['same'] === true ? { same: true } : {}) };
}

function isBrush(one: unknown): one is Brush {
    const { field, lo, hi } = (one ?? {}) as Partial<Brush>;
    return typeof field === 'string' && typeof lo === 'number' && typeof hi === 'number';
}
