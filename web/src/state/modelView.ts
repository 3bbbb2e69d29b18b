import { BARS, type Bar } from '../network/bars.ts';

/** What a model's page shows, as it stands in the address. Absent fields have their first value. */
export interface ModelView {
    /** Which model: `file:KEY` or `run:RUN/PATH`; none for the list. */
    at?: string;
    tab?: ModelTab;
    graph?: number;
    /** Scopes that are open; absent for what is shown first, an empty text for none. */
    open?: string[];
    flat?: boolean;
    /** Repeats stand each for themselves. */
    unfold?: boolean;
    /** Shared inputs are drawn as edges. */
    uncut?: boolean;
    across?: boolean;
    find?: string;
    node?: number;
    /** A scope that is chosen. */
    scope?: string;
    /** A second operator, to which paths are shown. */
    to?: number;
    /** Which operators are lit: those before the chosen one, or behind it. */
    cone?: Cone;
    tensor?: number;
    /** Numbers for symbolic extents, and shapes of inputs: `batch=1,data=1x3x224x224`. */
    dims?: string;
    /** How costs are shown: by operator unless said. */
    costs?: 'modules' | 'map' | 'rings';
    /** By which amount: MACs unless said. */
    order?: CostOrder;
    /** What bars at the feet of boxes show. */
    bar?: Bar | 'none';
    /** Numbers over the graph: `file:NAME` of one that was dropped, or `run:ID` whose series they are. */
    values?: string;
    /** Which series of the run: `grad_norm/{scope}`. */
    pattern?: string;
    step?: number;
    /** Which of the file's sets of numbers. */
    set?: number;
    /** What modules show: the mean unless said. */
    by?: 'max';
    /** A logarithmic scale. */
    log?: boolean;
}

export type ModelTab = 'graph' | 'costs' | 'weights' | 'file';
export type CostOrder = 'macs' | 'flops' | 'parameters' | 'activationBytes' | 'intensity';
export type Cone = 'up' | 'down';
export type ModelChange = { [K in keyof ModelView]?: ModelView[K] | undefined };

const ORDERS: readonly string[] = ['macs', 'flops', 'parameters', 'activationBytes', 'intensity'];
const TABS: readonly string[] = ['graph', 'costs', 'weights', 'file'];

/** Takes from an address what is understood, and leaves out the rest. */
export function modelView(search: Record<string, unknown>): ModelView {
    const view: ModelView = {};
    for (const name of ['at', 'find', 'scope', 'dims', 'values', 'pattern'] as const) {
        const text = search[name];
        if ((typeof text === 'string' && text !== '') || typeof text === 'number') {
            view[name] = String(text);
        }
    }
    for (const name of ['graph', 'node', 'to', 'tensor', 'step', 'set'] as const) {
        const number = search[name];
        if (typeof number === 'number' && Number.isInteger(number) && number >= 0) {
            view[name] = number;
        }
    }
    for (const name of ['flat', 'unfold', 'uncut', 'across', 'log'] as const) {
        if (search[name] === true) {
            view[name] = true;
        }
    }
    if (Array.isArray(search['open'])) {
        view.open = search['open'].map(String);
    }
    if (typeof search['tab'] === 'string' && TABS.includes(search['tab'])) {
        view.tab = search['tab'] as ModelTab;
    }
    if (search['costs'] === 'modules' || search['costs'] === 'map' || search['costs'] === 'rings') {
        view.costs = search['costs'];
    }
    if (typeof search['order'] === 'string' && ORDERS.includes(search['order'])) {
        view.order = search['order'] as CostOrder;
    }
    if (typeof search['bar'] === 'string' && (search['bar'] === 'none' || BARS.some((b) => b === search['bar']))) {
        view.bar = search['bar'] as Bar | 'none';
    }
    if (search['by'] === 'max') {
        view.by = 'max';
    }
    if (search['cone'] === 'up' || search['cone'] === 'down') {
        view.cone = search['cone'];
    }
    return view;
}

/** The view with some fields changed; undefined ones are taken out. */
export function changed(view: ModelView, part: ModelChange): ModelView {
    return Object.fromEntries(Object.entries({ ...view, ...part }).filter(([, v]) => v !== undefined && v !== '' && v !== false)) as ModelView;
}
