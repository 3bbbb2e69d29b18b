import { DIFF_LISTS, type DiffList, type DiffWeight } from '../api/modelDiff.ts';

/** Which two models are compared, and what of it is looked at, as it stands in the address. */
export interface DiffView {
    a?: string;
    b?: string;
    /** Modules that are open; absent for those in which something differs. */
    open?: string[];
    /** An entry of a list that is chosen, by its place. */
    list?: DiffList;
    entry?: number;
    /** Weights by name instead of by how far they are apart. */
    byName?: boolean;
}

/** Takes from an address what is understood, and leaves out the rest. */
export function diffView(search: Record<string, unknown>): DiffView {
    const view: DiffView = {};
    for (const name of ['a', 'b'] as const) {
        const text = search[name];
        if (typeof text === 'string' && text !== '') {
            view[name] = text;
        }
    }
    if (Array.isArray(search['open'])) {
        view.open = search['open'].map(String);
    }
    const list = DIFF_LISTS.find((one) => one === search['list']);
    const entry = search['entry'];
    if (list !== undefined && typeof entry === 'number' && Number.isInteger(entry) && entry >= 0) {
        view.list = list;
        view.entry = entry;
    }
    if (search['byName'] === true) {
        view.byName = true;
    }
    return view;
}

/** Places of weights: those furthest apart first, or by name. */
export function sorted(weights: readonly DiffWeight[], byName: boolean): number[] {
    const size = (w: DiffWeight): number => (typeof w.relativeNorm === 'number' ? w.relativeNorm : Infinity);
    return weights
        .map((_, i) => i)
        .sort((i, j) => {
            const [a, b] = [weights[i]!, weights[j]!];
            return byName || size(a) === size(b) ? a.name.localeCompare(b.name, 'en', { numeric: true }) : size(b) - size(a);
        });
}
