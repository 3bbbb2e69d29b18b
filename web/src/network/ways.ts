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
    const reach = (box: number): void => {
        if (!boxes.has(box)) {
            boxes.add(box);
            if (far) {
                open.push(box);
            }
        }
    };
    while (open.length > 0) {
        const box = open.pop() as number;
        const all = by.get(box) ?? [];
        const border: number[] = runs(diagram, box) ? all.filter((i) => ends(diagram, i, down)) : start.includes(box) || !isBorder(diagram, box) ? [...all] : [];
        if (far) {
            through(diagram, box, down).forEach(reach);
        }
        while (border.length > 0) {
            const i = border.pop() as number;
            if (edges.has(i)) {
                continue;
            }
            edges.add(i);
            const edge = diagram.edges[i]!;
            const next = down ? edge.to : edge.from;
            if (runs(diagram, next) && ends(diagram, i, !down)) {
                reach(next);
            } else if (isBorder(diagram, next)) {
                for (const k of by.get(next) ?? []) {
                    if (diagram.edges[k]!.values.some((v) => edge.values.includes(v))) {
                        border.push(k);
                    }
                }
            } else {
                reach(next);
            }
        }
    }
    return { boxes, edges };
}

function isBorder(diagram: Diagram, box: number): boolean {
    return box < 0 || diagram.boxes[box]?.kind === 'open';
}

/** Whether a box is an open operator around the graphs that it runs. */
function runs(diagram: Diagram, box: number): boolean {
    return diagram.boxes[box]?.kind === 'open' && diagram.boxes[box].node !== undefined;
}

/** Whether a piece begins, or with `leaving` false ends, at such an operator itself and does not pass its border. */
function ends(diagram: Diagram, piece: number, leaving: boolean): boolean {
    const edge = diagram.edges[piece]!;
    const around = diagram.boxes[edge.from]?.outer ?? -1;
    return leaving ? edge.to === around || (diagram.boxes[edge.to]?.outer ?? -1) === around : edge.head;
}

/** Going down, the inputs of the graphs that an operator runs, and from their outputs the operator; going up the other way. */
function through(diagram: Diagram, box: number, down: boolean): number[] {
    const port = down ? 'input' : 'output';
    if (runs(diagram, box)) {
        return diagram.boxes.flatMap((b, i) => (b.kind === port && diagram.boxes[b.outer]?.outer === box ? [i] : []));
    }
    const { kind, outer } = diagram.boxes[box] ?? { kind: port, outer: -1 };
    const operator = diagram.boxes[outer]?.outer ?? -1;
    return kind === (down ? 'output' : 'input') && runs(diagram, operator) ? [operator] : [];
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

/** A box itself, or all that lies in an open scope; an open operator with what it runs. */
export function inside(diagram: Diagram, box: number): number[] {
    if (diagram.boxes[box]?.kind !== 'open') {
        return [box];
    }
    const inner = diagram.boxes.flatMap((b, i) => (b.outer === box ? inside(diagram, i) : []));
    return runs(diagram, box) ? [box, ...inner] : inner;
}
