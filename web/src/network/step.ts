import type { Diagram } from '../api/models.ts';
import { cone, inside } from './ways.ts';

/** The box that an arrow key leads to: along an edge where one leads that way, else the nearest on that side. */
export function neighbour(diagram: Diagram, from: number, [dx, dy]: [number, number]): number {
    const box = diagram.boxes[from];
    if (!box) {
        return -1;
    }
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const distance = (i: number): number => {
        const other = diagram.boxes[i]!;
        const [ox, oy] = [other.x + other.width / 2 - x, other.y + other.height / 2 - y];
        const along = ox * dx + oy * dy;
        return along > 1 ? along + 2 * Math.abs(ox * dy + oy * dx) : Infinity;
    };
    const start = inside(diagram, from);
    const joined = [...cone(diagram, start, true, false).boxes, ...cone(diagram, start, false, false).boxes].filter((i) => !start.includes(i));
    return nearest(joined, distance) ?? nearest(diagram.boxes.flatMap((b, i) => (b.kind === 'open' || b.kind === 'stub' || i === from ? [] : [i])), distance) ?? -1;
}

function nearest(boxes: readonly number[], distance: (i: number) => number): number | undefined {
    let best: number | undefined;
    let least = Infinity;
    for (const i of boxes) {
        const d = distance(i);
        if (d < least) {
            [best, least] = [i, d];
        }
    }
    return best;
}
