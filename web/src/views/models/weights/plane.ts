/** Which two dimensions of a tensor are seen, and where they cut the others. */
export interface Plane {
    shape: number[];
    /** Dimensions of the tensor; columns may be −1 where there is one alone. */
    rows: number;
    columns: number;
    /** One index a dimension; those of rows and columns mean nothing. */
    fixed: number[];
    /** What is seen of rows and columns, from and to. */
    window: [number, number, number, number];
}

/** The extents that `3×4` says; none for a scalar. */
export function extents(shape: string): number[] {
    return shape === 'scalar' ? [] : shape.split('×').map(Number);
}

function whole(shape: number[], rows: number, columns: number): Plane['window'] {
    return [0, rows < 0 ? 1 : (shape[rows] as number), 0, columns < 0 ? 1 : (shape[columns] as number)];
}

/** The two longest dimensions in their order, all others at 0. */
export function firstPlane(shape: number[]): Plane {
    const longest = shape.map((n, d) => [n, d] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    const kept = longest.slice(0, 2).map(([, d]) => d).sort((a, b) => a - b);
    const [rows, columns] = kept.length === 2 ? (kept as [number, number]) : [-1, kept[0] ?? -1];
    return { shape, rows, columns, fixed: shape.map(() => 0), window: whole(shape, rows, columns) };
}

/** With another dimension as rows or columns; the two change places where it was the other. */
export function along(plane: Plane, which: 'rows' | 'columns', dimension: number): Plane {
    const other = which === 'rows' ? 'columns' : 'rows';
    const next = { ...plane, [which]: dimension, [other]: plane[other] === dimension ? plane[which] : plane[other] };
    return { ...next, window: whole(next.shape, next.rows, next.columns) };
}

/** The slice in NumPy's words, and whether its rows come after its columns. */
export function sliceText(plane: Plane): { slice: string; turn: boolean } {
    const [r0, r1, c0, c1] = plane.window;
    const range = (from: number, to: number, extent: number): string => (from === 0 && to === extent ? ':' : `${from}:${to}`);
    const parts = plane.shape.map((n, d) => (d === plane.rows ? range(r0, r1, n) : d === plane.columns ? range(c0, c1, n) : String(plane.fixed[d])));
    return { slice: parts.join(','), turn: plane.rows > plane.columns };
}

/** Nearer by `factor` about a place of the window, or farther; within the tensor, on whole rows and columns. */
export function zoomed(plane: Plane, row: number, column: number, factor: number): Plane {
    const [r0, r1, c0, c1] = plane.window;
    const [, rows, , columns] = whole(plane.shape, plane.rows, plane.columns);
    const near = (from: number, to: number, at: number, extent: number): [number, number] => {
        const span = Math.min(extent, Math.max(Math.min(4, extent), Math.round((to - from) * factor)));
        const start = Math.round(Math.min(extent - span, Math.max(0, at - ((at - from) / (to - from || 1)) * span)));
        return [start, start + span];
    };
    return { ...plane, window: [...near(r0, r1, row, rows), ...near(c0, c1, column, columns)] };
}

/** Whether all of rows and columns is seen. */
export function isWhole(plane: Plane): boolean {
    return whole(plane.shape, plane.rows, plane.columns).every((v, i) => v === plane.window[i]);
}

/** Where a place of the window lies in the tensor. */
export function indexAt(plane: Plane, row: number, column: number): number[] {
    return plane.shape.map((_, d) => (d === plane.rows ? row : d === plane.columns ? column : (plane.fixed[d] as number)));
}
