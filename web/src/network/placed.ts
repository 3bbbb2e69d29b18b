import type { Diagram, NodeTable } from '../api/models.ts';

/** How several numbers become one. */
export type Together = 'mean' | 'max';

/** A name with a number that was found in the graph: an operator as it is drawn, or a module. */
export interface Found {
    name: string;
    value: number;
    node?: number;
    scope?: string;
    /** The modules around it, as they are drawn. */
    around: string[];
}

export interface Placed {
    boxes: ReadonlyMap<number, number>;
    found: Found[];
    /** Names that nothing in the graph has. */
    lost: string[];
}

interface Target {
    node?: number;
    scope?: number;
}

const PARTS = /\/(weight|bias|kernel|gamma|beta)$/;

const plain = (name: string): string => name.replace(/[./]+/g, '/').replace(/^\/|\/$/g, '');

/** Where names lead: operators by name, else by the first value that they make, else modules; `.` and `/` are one. */
export function targets(table: NodeTable): Map<string, Target> {
    const all = new Map<string, Target>();
    const add = (name: string, target: Target): void => {
        const key = plain(name);
        if (key !== '' && !all.has(key)) {
            all.set(key, target);
        }
    };
    table.names.forEach((name, node) => add(name, { node }));
    table.values.forEach((name, node) => add(name, { node }));
    table.scopes.forEach(({ path }, scope) => add(path, { scope }));
    return all;
}

/** Puts numbers on the boxes of a diagram. A module without a number of its own shows the mean, or the largest, of what lies in it. */
export function placed(numbers: ReadonlyMap<string, number>, table: NodeTable, known: Map<string, Target>, diagram: Diagram, how: Together): Placed {
    const found: Found[] = [];
    const lost: string[] = [];
    const nodes = new Map<number, number[]>();
    const scopes = new Map<number, number[]>();
    for (const [name, value] of numbers) {
        const key = plain(name);
        const target = known.get(key) ?? known.get(key.replace(PARTS, ''));
        if (target?.node !== undefined) {
            const node = table.like[target.node] as number;
            put(nodes, target.node, value);
            found.push({ name, value, node, around: wayOf(table, target.node) });
        } else if (target?.scope !== undefined) {
            put(scopes, target.scope, value);
            found.push({ name, value, scope: table.scopes[target.scope]!.drawn, around: outer(table, target.scope).map((s) => table.scopes[s]!.drawn).reverse() });
        } else {
            lost.push(name);
        }
    }
    const own = new Map<string, number[]>();
    scopes.forEach((values, scope) => values.forEach((v) => put(own, table.scopes[scope]!.drawn, v)));
    const drawn = new Map<number, number[]>();
    nodes.forEach((values, node) => values.forEach((v) => put(drawn, table.like[node] as number, v)));
    const inner = inside(table, nodes, scopes);
    const boxes = new Map<number, number>();
    diagram.boxes.forEach((box, i) => {
        const values = (box.node === undefined ? undefined : drawn.get(box.node)) ?? (box.path === undefined ? undefined : (own.get(box.path) ?? inner.get(box.path)));
        if (values !== undefined) {
            boxes.set(i, together(values, how));
        }
    });
    return { boxes, found, lost };
}

/** All numbers in each module as it is drawn: of operators, and of modules within it. */
function inside(table: NodeTable, nodes: Map<number, number[]>, scopes: Map<number, number[]>): Map<string, number[]> {
    const all = new Map<string, number[]>();
    const met = new Set<string>();
    table.names.forEach((_, node) => {
        const way = wayOf(table, node);
        for (const value of nodes.get(node) ?? []) {
            way.forEach((path) => put(all, path, value));
        }
        const home = table.homes[node] as number;
        for (const scope of scopes.size === 0 || home < 0 ? [] : [home, ...outer(table, home)]) {
            const depth = way.indexOf(table.scopes[scope]!.drawn);
            for (const path of way.slice(0, Math.max(0, depth))) {
                if (scopes.has(scope) && !met.has(`${scope} ${path}`)) {
                    met.add(`${scope} ${path}`);
                    scopes.get(scope)!.forEach((value) => put(all, path, value));
                }
            }
        }
    });
    return all;
}

function wayOf(table: NodeTable, node: number): string[] {
    return table.ways[table.within[node] as number] ?? [];
}

/** The modules around one, the innermost first. */
function outer(table: NodeTable, scope: number): number[] {
    const all: number[] = [];
    for (let at = table.scopes[scope]!.outer; at >= 0; at = table.scopes[at]!.outer) {
        all.push(at);
    }
    return all;
}

function put<K>(map: Map<K, number[]>, key: K, value: number): void {
    const values = map.get(key);
    if (values) {
        values.push(value);
    } else {
        map.set(key, [value]);
    }
}

function together(values: readonly number[], how: Together): number {
    return how === 'max' ? values.reduce((a, b) => Math.max(a, b), -Infinity) : values.reduce((a, b) => a + b, 0) / values.length;
}

/** What of the graph is looked at. */
export interface Look {
    node: number | undefined;
    scope: string | undefined;
    open?: string[];
}

/** A module by its own path, with the modules around it open beside those that are. */
export function moduleAt(table: NodeTable, path: string, open: readonly string[] | undefined): Look {
    const at = table.scopes.findIndex((s) => s.path === path);
    const around = at < 0 ? [] : outer(table, at).map((s) => table.scopes[s]!.drawn).reverse();
    return { scope: table.scopes[at]?.drawn ?? path, node: undefined, ...opened(around, open) };
}

/** An operator as it is drawn, the same way. */
export function operatorAt(table: NodeTable, node: number, open: readonly string[] | undefined): Look {
    return { node: table.like[node] ?? node, scope: undefined, ...opened(wayOf(table, node), open) };
}

function opened(around: readonly string[], open: readonly string[] | undefined): { open?: string[] } {
    return around.length === 0 ? {} : { open: [...new Set([...(open ?? []), ...around])] };
}
