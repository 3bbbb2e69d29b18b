import { branched, single, type Branch, type Leaf } from './branches.ts';

/** A module, or where it has `node` an operator, as a part of a ring. */
export interface Arc {
    name: string;
    path: string;
    node?: number;
    value: number;
    /** 0 for the innermost ring. */
    depth: number;
    /** Where it begins and ends, of the whole turn. */
    from: number;
    to: number;
}

/** Thinner parts are left out. */
const THINNEST = 1 / 4000;

/** Parts of rings in proportion to what operators take, the outer ones within their modules, the largest first. */
export function sunburstOf(leaves: readonly Leaf[]): Arc[] {
    const arcs: Arc[] = [];
    const top = single(branched(leaves));
    spread(top, 0, 1, 0, arcs);
    return arcs;
}

function spread(branch: Branch, from: number, to: number, depth: number, arcs: Arc[]): void {
    const parts: { arc: Omit<Arc, 'depth' | 'from' | 'to'>; inner?: Branch }[] = [
        ...branch.leaves.map(({ name, scope, node, value }) => ({ arc: { name, path: scope, node, value } })),
        ...[...branch.inner.values()].map(single).map((inner) => ({ arc: { name: inner.name, path: inner.path, value: inner.value }, inner })),
    ].sort((a, b) => b.arc.value - a.arc.value);
    let at = from;
    for (const { arc, inner } of parts) {
        const end = at + ((to - from) * arc.value) / branch.value;
        if (end - at >= THINNEST) {
            arcs.push({ ...arc, depth, from: at, to: end });
            if (inner) {
                spread(inner, at, end, depth + 1, arcs);
            }
        }
        at = end;
    }
}

/** Radii of a ring in a circle of a radius; the middle is left for the whole. */
export function ring(depth: number, rings: number, radius: number): [number, number] {
    const middle = radius * 0.24;
    const wide = (radius - middle) / Math.max(1, rings);
    return [middle + depth * wide, middle + (depth + 1) * wide];
}

/** The outline of a part as a path around the origin, from the top clockwise. */
export function outline({ from, to }: Pick<Arc, 'from' | 'to'>, inner: number, outer: number): string {
    const whole = to - from > 0.99999;
    const end = whole ? from + 0.99999 : to;
    const [a, b] = [point(from, outer), point(end, outer)];
    const [c, d] = [point(end, inner), point(from, inner)];
    const large = end - from > 0.5 ? 1 : 0;
    return `M${a}A${outer} ${outer} 0 ${large} 1 ${b}L${c}A${inner} ${inner} 0 ${large} 0 ${d}Z`;
}

function point(turn: number, radius: number): string {
    const angle = 2 * Math.PI * turn;
    return `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
}

/** Where a name stands best in a part of a ring: along the radius, or across it where it may be longer. */
export interface Place {
    room: number;
    across: boolean;
    /** Turned about, so that it is read from the left, or from below. */
    about: boolean;
}

/**
 * The longest room for a straight line of text.
 *
 * @param line how high it is
 * @param edge what is left free before and behind it
 */
export function placeOf({ from, to }: Pick<Arc, 'from' | 'to'>, inner: number, outer: number, line: number, edge: number): Place {
    const turn = 2 * Math.PI * (to - from);
    const along = outer - edge - Math.max(inner + edge, line / turn);
    const radius = (inner + outer) / 2;
    const bend = Math.max(0, outer - inner - line) / 2;
    const chord = 2 * Math.min(Math.sqrt(Math.max(0, radius ** 2 - (radius - bend) ** 2)), radius * Math.sin(Math.min(Math.PI, turn) / 2)) - 2 * edge;
    const middle = (from + to) / 2;
    return chord > along ? { room: chord, across: true, about: middle > 0.25 && middle < 0.75 } : { room: along, across: false, about: middle > 0.5 };
}
