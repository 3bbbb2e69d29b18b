import type { Diagram, DiagramBox, DiagramEdge } from '../api/models.ts';

const CELL = 512;

/** A diagram with what is needed to paint parts of it and to find what lies at a point. */
export interface Drawn {
    diagram: Diagram;
    /** The frames of edges, x0 y0 x1 y1 in turn. */
    frames: Float64Array;
    boxes: Map<number, number[]>;
    edges: Map<number, number[]>;
    columns: number;
}

export function drawnOf(diagram: Diagram): Drawn {
    const columns = Math.max(1, Math.ceil(diagram.width / CELL) + 1);
    const boxes = new Map<number, number[]>();
    const edges = new Map<number, number[]>();
    diagram.boxes.forEach((b, i) => put(boxes, columns, b.x, b.y, b.x + b.width, b.y + b.height, i));
    const frames = new Float64Array(4 * diagram.edges.length);
    diagram.edges.forEach((e, i) => {
        const frame = frameOf(e);
        frames.set(frame, 4 * i);
        put(edges, columns, ...frame, i);
    });
    return { diagram, frames, boxes, edges, columns };
}

function frameOf(edge: DiagramEdge): [number, number, number, number] {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < edge.points.length; i += 2) {
        const [x, y] = [edge.points[i] as number, edge.points[i + 1] as number];
        [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
    }
    return [x0, y0, x1, y1];
}

function put(grid: Map<number, number[]>, columns: number, x0: number, y0: number, x1: number, y1: number, what: number): void {
    for (let row = Math.floor(y0 / CELL); row <= Math.floor(y1 / CELL); row++) {
        for (let column = Math.floor(x0 / CELL); column <= Math.floor(x1 / CELL); column++) {
            const key = row * columns + column;
            const cell = grid.get(key);
            if (cell) {
                cell.push(what);
            } else {
                grid.set(key, [what]);
            }
        }
    }
}

/** The boxes that a frame touches, in order. */
export function boxesIn({ diagram, boxes, columns }: Drawn, x0: number, y0: number, x1: number, y1: number): number[] {
    return within(boxes, columns, x0, y0, x1, y1, (i) => {
        const box = diagram.boxes[i] as DiagramBox;
        return box.x <= x1 && box.x + box.width >= x0 && box.y <= y1 && box.y + box.height >= y0;
    });
}

/** The edges whose frames a frame touches, in order. */
export function edgesIn({ frames, edges, columns }: Drawn, x0: number, y0: number, x1: number, y1: number): number[] {
    return within(edges, columns, x0, y0, x1, y1, (i) => frames[4 * i]! <= x1 && frames[4 * i + 2]! >= x0 && frames[4 * i + 1]! <= y1 && frames[4 * i + 3]! >= y0);
}

/** What of a grid's cells in a frame is wanted, each once, in order. */
function within(grid: Map<number, number[]>, columns: number, x0: number, y0: number, x1: number, y1: number, wanted: (i: number) => boolean): number[] {
    const found = new Set<number>();
    for (let row = Math.floor(y0 / CELL); row <= Math.floor(y1 / CELL); row++) {
        for (let column = Math.max(0, Math.floor(x0 / CELL)); column <= Math.min(columns - 1, Math.floor(x1 / CELL)); column++) {
            for (const i of grid.get(row * columns + column) ?? []) {
                if (wanted(i)) {
                    found.add(i);
                }
            }
        }
    }
    return [...found].sort((a, b) => a - b);
}

/** The innermost box at a point; −1 for none. */
export function boxAt(drawn: Drawn, x: number, y: number): number {
    return boxesIn(drawn, x, y, x, y).at(-1) ?? -1;
}

/** Whether a box would open: a closed scope, or an operator that runs graphs. */
export function opens(box: DiagramBox): boolean {
    return box.path !== undefined && box.kind !== 'open';
}

/** The box in which an operator is seen: its own, or what is closed around it; −1 for none. */
export function boxOf(diagram: Diagram, node: number, scopes: readonly string[]): number {
    const own = diagram.boxes.findIndex((b) => b.node === node);
    return own >= 0 ? own : diagram.boxes.findIndex((b) => opens(b) && scopes.includes(b.path ?? ''));
}

export function boxOfScope(diagram: Diagram, path: string): number {
    return diagram.boxes.findIndex((b) => b.path === path);
}
