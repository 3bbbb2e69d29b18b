/** An operator with what it takes. */
export interface Leaf {
    node: number;
    name: string;
    /** The module that it lies in, `/` between parts. */
    scope: string;
    value: number;
}

/** A module with all that lies in it. */
export interface Branch {
    name: string;
    path: string;
    value: number;
    inner: Map<string, Branch>;
    leaves: Leaf[];
}

/** Modules in modules, of operators that take anything. */
export function branched(leaves: readonly Leaf[]): Branch {
    const top: Branch = { name: '', path: '', value: 0, inner: new Map(), leaves: [] };
    for (const leaf of leaves) {
        if (leaf.value <= 0) {
            continue;
        }
        let at = top;
        top.value += leaf.value;
        for (const part of leaf.scope === '' ? [] : leaf.scope.split('/')) {
            let next = at.inner.get(part);
            if (!next) {
                next = { name: part, path: at.path === '' ? part : `${at.path}/${part}`, value: 0, inner: new Map(), leaves: [] };
                at.inner.set(part, next);
            }
            next.value += leaf.value;
            at = next;
        }
        at.leaves.push(leaf);
    }
    return top;
}

/** Modules that hold one module alone are one with it. */
export function single(branch: Branch): Branch {
    let at = branch;
    while (at.leaves.length === 0 && at.inner.size === 1) {
        at = [...at.inner.values()][0] as Branch;
        at.name = branch.name === '' ? at.name : `${branch.name}/${at.path.slice(branch.path.length + 1)}`;
    }
    return at;
}
