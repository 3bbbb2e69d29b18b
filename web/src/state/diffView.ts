import { DIFF_LISTS, type DiffList, type DiffWeight, type ModelDiff } from '../api/modelDiff.ts';

/** Which models are compared, and what of it is looked at, as it stands in the address. */
export interface DiffView {
    a?: string;
    b?: string;
    /** All that are compared with the first, where they are several; `b` is the one that is looked at. */
    all?: string[];
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
    if (Array.isArray(search['all']) && search['all'].length > 1) {
        view.all = search['all'].map(String);
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

/** Weights that differ in some of several models, the furthest apart first: for each model its distance, 0 where the numbers are equal, undefined where it is not known yet. */
export function distances(diffs: readonly (ModelDiff | undefined)[]): { name: string; norms: (number | string | undefined)[] }[] {
    const rows = new Map<string, (number | string | undefined)[]>();
    const none = diffs.map((diff) => (diff ? 0 : undefined));
    diffs.forEach((diff, i) => {
        for (const weight of diff?.weights ?? []) {
            const row = rows.get(weight.name) ?? [...none];
            row[i] = weight.relativeNorm;
            rows.set(weight.name, row);
        }
    });
    const greatest = (norms: readonly (number | string | undefined)[]): number => Math.max(...norms.map((norm) => (typeof norm === 'number' ? norm : norm === undefined ? 0 : Infinity)));
    return [...rows].map(([name, norms]) => ({ name, norms })).sort((a, b) => {
        const [x, y] = [greatest(a.norms), greatest(b.norms)];
        return x === y ? a.name.localeCompare(b.name, 'en', { numeric: true }) : y - x;
    });
}
