/** Panels in space (docs/scene-format.md, "Cubes"): where places of the cube are seen from, as Java's `View` has it. */
import type { Box, SolidJson } from './scene.ts';

const HEIGHT = 0.8;
const PARTS = 1000;

/** Left to ticks and names at either side, and above and below. */
const SIDE_SHARE = 0.17;
const TOP_SHARE = 0.11;

/** Places as numbers from −1 to 1. */
export function places(solid: SolidJson): Float64Array {
    const out = new Float64Array(solid.places.length);
    const sums = [0, 0, 0];
    solid.places.forEach((step, i) => {
        sums[i % 3] = (sums[i % 3] ?? 0) + step;
        out[i] = (sums[i % 3] ?? 0) / PARTS;
    });
    return out;
}

export function sums(steps: readonly number[]): Int32Array {
    let sum = 0;
    return Int32Array.from(steps, (step) => (sum += step));
}

/** The cube from one side, in pixels of the scene. */
export class View {
    readonly azimuth: number;
    readonly elevation: number;
    readonly cx: number;
    readonly cy: number;
    readonly scale: number;

    constructor(azimuth: number, elevation: number, box: Box, enlarged = 1) {
        this.azimuth = (azimuth * Math.PI) / 180;
        this.elevation = (elevation * Math.PI) / 180;
        this.cx = 0;
        this.cy = 0;
        this.scale = 1;
        let left = 0;
        let up = 0;
        for (let corner = 0; corner < 8; corner++) {
            const [x, y] = this.at(corner & 1 ? 1 : -1, corner & 2 ? 1 : -1, corner & 4 ? 1 : -1);
            left = Math.max(left, Math.abs(x));
            up = Math.max(up, Math.abs(y));
        }
        const aside = Math.min(52, Math.max(34, SIDE_SHARE * box[2]));
        const above = Math.min(34, Math.max(24, TOP_SHARE * box[3]));
        this.scale = enlarged * Math.max(1, Math.min((box[2] / 2 - aside) / left, (box[3] / 2 - above) / up));
        this.cx = box[0] + box[2] / 2;
        this.cy = box[1] + box[3] / 2 - 8;
    }

    /** Pixels to the right and down, and how near it is. */
    at(x: number, y: number, z: number): [x: number, y: number, near: number] {
        const cos = Math.cos(this.azimuth);
        const sin = Math.sin(this.azimuth);
        const away = x * cos + y * sin;
        const high = z * HEIGHT;
        const up = high * Math.cos(this.elevation) - away * Math.sin(this.elevation);
        return [this.cx + this.scale * (y * cos - x * sin), this.cy - this.scale * up, away * Math.cos(this.elevation) + high * Math.sin(this.elevation)];
    }

    /** How much light a face through three places gets, from 0.55 to 1. */
    light(a: readonly number[], b: readonly number[], c: readonly number[]): number {
        const u = [0, 1, 2].map((i) => ((b[i] ?? 0) - (a[i] ?? 0)) * (i === 2 ? HEIGHT : 1));
        const v = [0, 1, 2].map((i) => ((c[i] ?? 0) - (a[i] ?? 0)) * (i === 2 ? HEIGHT : 1));
        const normal = [0, 1, 2].map((i) => (u[(i + 1) % 3] ?? 0) * (v[(i + 2) % 3] ?? 0) - (u[(i + 2) % 3] ?? 0) * (v[(i + 1) % 3] ?? 0));
        const length = Math.hypot(...normal);
        const turn = this.azimuth - 0.7;
        const lamp = [Math.cos(turn) * 0.55, Math.sin(turn) * 0.55, Math.sqrt(1 - 0.55 * 0.55)];
        return length === 0 ? 1 : 0.55 + 0.45 * Math.abs(normal.reduce((sum, n, i) => sum + n * (lamp[i] ?? 0), 0) / length);
    }
}

/** `#rrggbb` or `#rrggbbaa` as four numbers. */
export function channels(colour: string): [number, number, number, number] {
    const at = (i: number): number => parseInt(colour.slice(i, i + 2), 16);
    return [at(1), at(3), at(5), colour.length > 7 ? at(7) / 255 : 1];
}

/** A colour times a light, or mixed with the ground. */
export function shaded(colour: string, light: number, ground = '#000000', haze = 0): string {
    const [r, g, b, a] = channels(colour);
    const [gr, gg, gb] = channels(ground);
    const mix = (from: number, to: number): number => Math.round(from * light * (1 - haze) + to * haze);
    return `rgba(${mix(r, gr)},${mix(g, gg)},${mix(b, gb)},${a})`;
}
