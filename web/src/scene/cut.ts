import type { View } from './cube.ts';

/** How deep a part of a face or line may reach where several solids share a cube; Java's `Cut` goes further, as it draws once. */
export const DEPTH = 0.05;
/** On a surface, edges lie over faces, lines over edges and dots over lines. */
export const OVER = { faces: 0, edge: 0.03, line: 0.04, dots: 0.05 } as const;

type Place = readonly number[];

function depth(corners: readonly Place[], view: View): number {
    const near = corners.map(([x = 0, y = 0, z = 0]) => view.at(x, y, z)[2]);
    return Math.max(...near) - Math.min(...near);
}

function middle(a: Place = [], b: Place = []): number[] {
    return [0, 1, 2].map((k) => ((a[k] ?? 0) + (b[k] ?? 0)) / 2);
}

/** Parts of a face with as many corners, none reaching deeper than `DEPTH`, about `most` at most. */
export function cutFace(corners: readonly Place[], view: View, most: number): (readonly Place[])[] {
    const parts: (readonly Place[])[] = [];
    const open: (readonly Place[])[] = [corners];
    let left = most;
    for (let i = 0; i < open.length; i++) {
        const face = open[i] ?? [];
        if (left < 4 || depth(face, view) <= DEPTH) {
            parts.push(face);
            continue;
        }
        left -= 3;
        const [a = [], b = [], c = [], d = []] = face;
        const ab = middle(a, b);
        const bc = middle(b, c);
        if (face.length === 3) {
            const ca = middle(c, a);
            open.push([a, ab, ca], [ab, b, bc], [ca, bc, c], [ab, bc, ca]);
        } else {
            const cd = middle(c, d);
            const da = middle(d, a);
            const centre = middle(ab, cd);
            open.push([a, ab, centre, da], [ab, b, bc, centre], [centre, bc, c, cd], [da, centre, cd, d]);
        }
    }
    return parts;
}

/** Points along a straight line, its ends included. */
export function cutLine(from: Place, to: Place, view: View): Place[] {
    const parts = Math.min(64, Math.max(1, Math.ceil(depth([from, to], view) / DEPTH)));
    return Array.from({ length: parts + 1 }, (_, i) => [0, 1, 2].map((k) => (from[k] ?? 0) + (i / parts) * ((to[k] ?? 0) - (from[k] ?? 0))));
}
