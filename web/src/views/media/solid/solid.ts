/** Bodies in space, however they were logged: places, and what lies between them. */
export interface Solid {
    /** x, y, z of each place. */
    places: Float64Array;
    /** Corners of polygons, by place. */
    faces: number[][];
    /** Pairs of places. */
    lines: [number, number][];
    /** Colours of places as CSS has them; empty to use the run's. */
    colours: string[];
    /** Radii of places in units of space; 0 for points of fixed size, empty for places that are not drawn themselves. */
    radii: number[];
    /** What a place is called, such as an atom's element. */
    names: string[];
}

export function solid(part: Partial<Solid>): Solid {
    return { places: new Float64Array(0), faces: [], lines: [], colours: [], radii: [], names: [], ...part };
}

export interface View {
    azimuth: number;
    elevation: number;
    zoom: number;
}

export const FIRST: View = { azimuth: -0.6, elevation: 0.4, zoom: 1 };

/** The middle of the box around all places, and how far its corners are from it. */
export function middleOf({ places }: Solid): { middle: [number, number, number]; reach: number } {
    const [lo, hi] = [[Infinity, Infinity, Infinity], [-Infinity, -Infinity, -Infinity]];
    places.forEach((v, i) => {
        lo[i % 3] = Math.min(lo[i % 3] as number, v);
        hi[i % 3] = Math.max(hi[i % 3] as number, v);
    });
    const middle = lo.map((l, i) => (places.length === 0 ? 0 : (l + (hi[i] as number)) / 2)) as [number, number, number];
    return { middle, reach: Math.hypot(...lo.map((l, i) => ((hi[i] as number) - l) / 2)) || 1 };
}

/** Where places are seen: x to the right, y down, z towards the eye, in units of the greatest distance from the middle. */
export function seen(body: Solid, { azimuth, elevation }: View): { at: Float64Array; scale: number } {
    const { places } = body;
    const n = places.length / 3;
    const { middle, reach } = middleOf(body);
    const [ca, sa, ce, se] = [Math.cos(azimuth), Math.sin(azimuth), Math.cos(elevation), Math.sin(elevation)];
    const at = new Float64Array(places.length);
    for (let i = 0; i < n; i++) {
        const [x, y, z] = [0, 1, 2].map((k) => ((places[3 * i + k] as number) - (middle[k] as number)) / reach) as [number, number, number];
        const [u, depth] = [ca * x - sa * y, sa * x + ca * y];
        at.set([u, -(ce * z + se * depth), se * z - ce * depth], 3 * i);
    }
    return { at, scale: 1 / reach };
}

interface Shape {
    depth: number;
    paint: () => void;
}

/** Paints without a graphics card, from far to near (the painter's algorithm: bodies that pass through each other are not cut). */
export function paint(canvas: HTMLCanvasElement, body: Solid, view: View, ink: string): void {
    const context = canvas.getContext('2d');
    if (!context) {
        return;
    }
    const density = devicePixelRatio || 1;
    const [w, h] = [canvas.clientWidth, canvas.clientHeight];
    [canvas.width, canvas.height] = [Math.round(w * density), Math.round(h * density)];
    context.setTransform(density, 0, 0, density, w * density / 2, h * density / 2);
    context.clearRect(-w / 2, -h / 2, w, h);
    const { at, scale } = seen(body, view);
    const size = (Math.min(w, h) / 2.2) * view.zoom;
    const [x, y, z] = [0, 1, 2].map((k) => (i: number): number => (at[3 * i + k] ?? 0) * (k < 2 ? size : 1)) as [(i: number) => number, (i: number) => number, (i: number) => number];
    const colour = (i: number): string => body.colours[i] ?? ink;
    const shapes: Shape[] = [
        ...body.faces.map((face): Shape => ({ depth: face.reduce((sum, i) => sum + z(i), 0) / face.length, paint: () => fill(context, face, x, y, z, size, colour(face[0] as number)) })),
        ...body.lines.map(([a, b]): Shape => ({ depth: (z(a) + z(b)) / 2 - 0.01, paint: () => line(context, x(a), y(a), x(b), y(b), ink) })),
        ...body.radii.map((r, i): Shape => ({ depth: z(i), paint: () => dot(context, x(i), y(i), r > 0 ? Math.max(2, r * scale * size) : 2, colour(i), r > 0) })),
    ];
    shapes.sort((a, b) => a.depth - b.depth).forEach((s) => s.paint());
}

type Of = (i: number) => number;

/** A polygon, darker the more it is turned from the eye. */
function fill(context: CanvasRenderingContext2D, face: number[], x: Of, y: Of, z: Of, size: number, colour: string): void {
    const [a, b, c] = face as [number, number, number];
    const [ux, uy, uz] = [x(b) - x(a), y(b) - y(a), (z(b) - z(a)) * size];
    const [vx, vy, vz] = [x(c) - x(a), y(c) - y(a), (z(c) - z(a)) * size];
    const normal = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const;
    const towards = Math.abs(normal[2]) / (Math.hypot(...normal) || 1);
    context.beginPath();
    face.forEach((i) => context.lineTo(x(i), y(i)));
    context.closePath();
    context.fillStyle = colour;
    context.fill();
    context.fillStyle = `rgb(0 0 0 / ${(0.55 * (1 - towards)).toFixed(3)})`;
    context.fill();
}

function line(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number, ink: string): void {
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.strokeStyle = ink;
    context.lineWidth = 2;
    context.stroke();
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string, edge: boolean): void {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    if (edge) {
        context.strokeStyle = 'rgb(0 0 0 / 0.35)';
        context.lineWidth = 1;
        context.stroke();
    }
}
