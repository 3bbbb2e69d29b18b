import type { Solid } from './solid.ts';

/** A body as a graphics card takes it: numbers in rows, three vertices a triangle. */
export interface Shapes {
    ink: string;
    faces: { places: Float32Array; inks: Float32Array };
    /** Six corners a line: where it begins and ends, and of each corner at which end (0, 1) and on which side (−1, 1) it is. */
    lines: { places: Float32Array; others: Float32Array; corners: Float32Array; inks: Float32Array };
    balls: { places: Float32Array; radii: Float32Array; inks: Float32Array };
    /** How wide lines are in units of space, at least; 0 to leave them thin. */
    stick: number;
}

/** A bond's width as a share of the smallest ball's radius. */
const STICK = 0.45;

export function shapesOf(body: Solid, ink: string): Shapes {
    const rgb = inks();
    const place = (i: number): number[] => [0, 1, 2].map((k) => body.places[3 * i + k] ?? 0);
    const colour = (i: number): number[] => rgb(body.colours[i] ?? ink);
    const faces: { places: number[]; inks: number[] } = { places: [], inks: [] };
    for (const face of body.faces) {
        for (let k = 2; k < face.length; k++) {
            for (const i of [face[0], face[k - 1], face[k]] as number[]) {
                faces.places.push(...place(i));
                faces.inks.push(...colour(i));
            }
        }
    }
    const lines: { places: number[]; others: number[]; corners: number[]; inks: number[] } = { places: [], others: [], corners: [], inks: [] };
    for (const [a, b] of body.lines) {
        const [pa, pb] = [place(a), place(b)];
        for (const [end, side] of [[0, 1], [0, -1], [1, 1], [1, 1], [0, -1], [1, -1]] as const) {
            lines.places.push(...pa);
            lines.others.push(...pb);
            lines.corners.push(end, side);
            lines.inks.push(...rgb(ink));
        }
    }
    const n = body.radii.length;
    const ballInks = new Float32Array(3 * n);
    for (let i = 0; i < n; i++) {
        ballInks.set(colour(i), 3 * i);
    }
    const solid = body.radii.filter((r) => r > 0);
    const of = (list: number[]): Float32Array => Float32Array.from(list);
    return {
        ink,
        faces: { places: of(faces.places), inks: of(faces.inks) },
        lines: { places: of(lines.places), others: of(lines.others), corners: of(lines.corners), inks: of(lines.inks) },
        balls: { places: Float32Array.from(body.places.subarray(0, 3 * n)), radii: of(body.radii), inks: ballInks },
        stick: solid.length > 0 ? STICK * solid.reduce((least, r) => Math.min(least, r), Infinity) : 0,
    };
}

/** Colours as CSS has them as three shares; the browser computes each once. */
function inks(): (css: string) => number[] {
    const known = new Map<string, number[]>();
    const context = document.createElement('canvas').getContext('2d');
    return (css) => {
        const found = known.get(css);
        if (found || !context) {
            return found ?? [0, 0, 0];
        }
        context.fillStyle = css;
        const hex = parseInt(context.fillStyle.slice(1, 7), 16);
        const made = [hex >> 16, (hex >> 8) & 255, hex & 255].map((v) => (Number.isFinite(v) ? v / 255 : 0));
        known.set(css, made);
        return made;
    };
}
