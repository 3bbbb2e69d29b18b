import { branched, single, type Branch, type Leaf } from './branches.ts';

/** A module, or where it has `node` an operator, as an area; modules before what lies in them. */
export interface Tile {
    name: string;
    path: string;
    node?: number;
    value: number;
    depth: number;
    /** Whether there is room for its name above what lies in it. */
    headed: boolean;
    x: number;
    y: number;
    width: number;
    height: number;
}

type Frame = Pick<Tile, 'x' | 'y' | 'width' | 'height'>;

const HEAD = 18;
const EDGE = 2;
/** Smaller modules are drawn as one. */
const SMALLEST = 10;

/** Areas in proportion to what operators take, modules around them. */
export function treemapOf(leaves: readonly Leaf[], width: number, height: number): Tile[] {
    const tiles: Tile[] = [];
    fill(single(branched(leaves)), { x: 0, y: 0, width, height }, 0, tiles);
    return tiles;
}

function fill(branch: Branch, frame: Frame, depth: number, tiles: Tile[]): void {
    const parts: { value: number; branch?: Branch; leaf?: Leaf }[] = [
        ...[...branch.inner.values()].map((inner) => ({ value: inner.value, branch: single(inner) })),
        ...branch.leaves.map((leaf) => ({ value: leaf.value, leaf })),
    ].sort((a, b) => b.value - a.value);
    squares(
        parts.map((p) => p.value),
        frame,
    ).forEach((place, i) => {
        const { branch: inner, leaf, value } = parts[i]!;
        if (leaf) {
            tiles.push({ name: leaf.name, path: leaf.scope, node: leaf.node, value, depth, headed: false, ...place });
        } else if (inner) {
            const headed = place.width > 48 && place.height > HEAD + 16;
            tiles.push({ name: inner.name, path: inner.path, value, depth, headed, ...place });
            if (place.width > SMALLEST && place.height > SMALLEST) {
                const top = headed ? HEAD : EDGE;
                fill(inner, { x: place.x + EDGE, y: place.y + top, width: place.width - 2 * EDGE, height: place.height - top - EDGE }, depth + 1, tiles);
            }
        }
    });
}

/** Places for values, the largest first, in rows along the shorter side, each as long as its tiles stay nearest to squares. */
export function squares(values: readonly number[], frame: Frame): Frame[] {
    const places: Frame[] = [];
    let { x, y, width, height } = frame;
    let left = values.reduce((a, b) => a + b, 0);
    for (let from = 0; from < values.length; ) {
        const scale = left > 0 ? (width * height) / left : 0;
        const side = Math.max(1e-9, Math.min(width, height));
        let to = from + 1;
        let sum = values[from] as number;
        while (to < values.length && worst(sum + values[to]!, values[from]!, values[to]!, scale, side) <= worst(sum, values[from]!, values[to - 1]!, scale, side)) {
            sum += values[to] as number;
            to++;
        }
        const thick = (sum * scale) / side;
        let along = 0;
        for (let i = from; i < to; i++) {
            const long = sum > 0 ? (side * values[i]!) / sum : 0;
            places.push(width >= height ? { x, y: y + along, width: thick, height: long } : { x: x + along, y, width: long, height: thick });
            along += long;
        }
        if (width >= height) {
            x += thick;
            width -= thick;
        } else {
            y += thick;
            height -= thick;
        }
        left -= sum;
        from = to;
    }
    return places;
}

/** How far from a square the worst tile of a row is. */
function worst(sum: number, most: number, least: number, scale: number, side: number): number {
    const thick = (sum * scale) / side;
    const long = (value: number): number => (value * scale) / Math.max(1e-12, thick);
    return Math.max(long(most) / thick, thick / Math.max(1e-12, long(least)));
}
