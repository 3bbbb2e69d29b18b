import type { Diagram } from '../api/models.ts';

/** Boxes and edges that are lit. */
export interface Lit {
    boxes: ReadonlySet<number>;
    edges: ReadonlySet<number>;
}

export const NOTHING: Lit = { boxes: new Set(), edges: new Set() };

/** Pieces by the box that they leave, or enter, border or not. */
function byEnd(diagram: Diagram, end: 'from' | 'to'): Map<number, number[]> {
    const all = new Map<number, number[]>();
    diagram.edges.forEach((edge, i) => {
        const list = all.get(edge[end]);
        if (list) {
            list.push(i);
        } else {
            all.set(edge[end], [i]);
        }
    });
    return all;
}

/** What is joined to a box: the edges from it on, or back, across borders, until the next boxes; with `far`, and from those on. */
export function cone(diagram: Diagram, start: readonly number[], down: boolean, far: boolean): Lit {
    const by = byEnd(diagram, down ? 'from' : 'to');
    const boxes = new Set<number>(start);
    const edges = new Set<number>();
    const open = [...start];
    while (open.length > 0) {
        const box = open.pop() as number;
        const border: number[] = start.includes(box) || !isBorder(diagram, box) ? [...(by.get(box) ?? [])] : [];
        while (border.length > 0) {
            const i = border.pop() as number;
            if (edges.has(i)) {
                continue;
            }
            edges.add(i);
            const edge = diagram.edges[i]!;
            const next = down ? edge.to : edge.from;
            if (isBorder(diagram, next)) {
                for (const k of by.get(next) ?? []) {
                    if (diagram.edges[k]!.values.some((v) => edge.values.includes(v))) {
                        border.push(k);
                    }
                }
            } else if (!boxes.has(next)) {
                boxes.add(next);
                if (far) {
                    open.push(next);
                }
            }
        }
    }
    return { boxes, edges };
}

function isBorder(diagram: Diagram, box: number): boolean {
    return box < 0 || diagram.boxes[box]?.kind === 'open';
}

/** A box and all that it is directly joined to. */
export function around(diagram: Diagram, box: number): Lit {
    const start = inside(diagram, box);
    const up = cone(diagram, start, false, false);
    const down = cone(diagram, start, true, false);
    return { boxes: new Set([...up.boxes, ...down.boxes]), edges: new Set([...up.edges, ...down.edges]) };
}

/** All ways from one box to another, in either direction. */
export function between(diagram: Diagram, a: number, b: number): Lit {
    const one = both(cone(diagram, [a], true, true), cone(diagram, [b], false, true));
    return one.edges.size > 0 ? one : both(cone(diagram, [b], true, true), cone(diagram, [a], false, true));
}

function both(a: Lit, b: Lit): Lit {
    return { boxes: new Set([...a.boxes].filter((i) => b.boxes.has(i))), edges: new Set([...a.edges].filter((i) => b.edges.has(i))) };
}

/** A box itself, or all that lies in an open scope. */
export function inside(diagram: Diagram, box: number): number[] {
    if (diagram.boxes[box]?.kind !== 'open') {
        return [box];
    }
    return diagram.boxes.flatMap((b, i) => (b.outer === box ? inside(diagram, i) : []));
}
