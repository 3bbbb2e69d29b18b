import { gltf } from './gltf.ts';
import { ply } from './ply.ts';
import { solid, type Solid } from './solid.ts';
import { stl } from './stl.ts';

const MOST_PLACES = 200_000;

type Json = Record<string, unknown>;

/** A mesh or point cloud: glTF, GLB, STL, OBJ, PLY, or JSON of vertices, faces and colours, of W&B's points or boxes; null for what is not read here. */
export function meshOf(path: string, bytes: ArrayBuffer, json: (text: string) => unknown): Solid | null {
    if (/\.(glb|gltf)$/i.test(path)) {
        return gltf(bytes);
    }
    if (/\.stl$/i.test(path)) {
        return stl(bytes);
    }
    if (/\.ply$/i.test(path) || new TextDecoder('latin1').decode(bytes.slice(0, 4)).trimEnd() === 'ply') {
        return ply(bytes, MOST_PLACES);
    }
    const text = new TextDecoder().decode(bytes);
    if (/\.obj$/i.test(path)) {
        return obj(text);
    }
    const found = json(text);
    if (Array.isArray(found)) {
        return cloud(found as unknown[]);
    }
    const of = (found ?? {}) as Json;
    if (Array.isArray(of['vertices'])) {
        return arrays(of['vertices'] as unknown[], of['faces'], of['colors']);
    }
    return Array.isArray(of['points']) ? cloud(of['points'] as unknown[], Array.isArray(of['boxes']) ? (of['boxes'] as unknown[]) : []) : null;
}

const numbers = (list: readonly unknown[]): number[] => list.flat(2).map(Number).map((v) => (Number.isFinite(v) ? v : 0));

/** Numbers in one row, three a place, as TensorBoard's mesh plugin has them. */
function arrays(vertices: unknown[], faces: unknown, colours: unknown): Solid {
    const places = Float64Array.from(numbers(vertices));
    const corners = Array.isArray(faces) ? numbers(faces) : [];
    const inks = Array.isArray(colours) ? numbers(colours) : [];
    const n = places.length / 3;
    const whole = Array.from({ length: Math.floor(corners.length / 3) }, (_, i) => corners.slice(3 * i, 3 * i + 3)).filter((f) => f.every((c) => Number.isInteger(c) && c >= 0 && c < n));
    const colour = inks.length >= 3 * n ? Array.from({ length: n }, (_, i) => css(inks.slice(3 * i, 3 * i + 3))) : [];
    return solid({ places, faces: whole, colours: colour, radii: whole.length === 0 ? Array.from({ length: n }, () => 0) : [] });
}

const css = (rgb: readonly number[]): string => `rgb(${rgb.slice(0, 3).map((v) => Math.max(0, Math.min(255, Math.round(v)))).join(' ')})`;

/** Rows of x, y, z; then a category; or red, green, blue (wandb.Object3D). Boxes are eight corners each. */
function cloud(rows: readonly unknown[], boxes: readonly unknown[] = []): Solid {
    const points = rows.filter(Array.isArray).slice(0, MOST_PLACES).map((r) => numbers(r));
    const corners = boxes.map((b) => (Array.isArray((b as Json)?.['corners']) ? ((b as Json)['corners'] as unknown[]).filter(Array.isArray).map((c) => numbers(c)) : [])).filter((c) => c.length === 8);
    const places = Float64Array.from([...points, ...corners.flat()].flatMap((p) => [p[0] ?? 0, p[1] ?? 0, p[2] ?? 0]));
    const inked = points.length > 0 && points.every((p) => p.length >= 4);
    const colours = inked ? points.map((p) => (p.length >= 6 ? css(p.slice(3, 6)) : `hsl(${((p[3] ?? 0) * 47) % 360} 65% 50%)`)) : [];
    const lines = corners.flatMap((_, b) => EDGES.map(([i, j]): [number, number] => [points.length + 8 * b + i, points.length + 8 * b + j]));
    return solid({ places, colours, lines, radii: points.map(() => 0) });
}

/** Corners of a box that one coordinate tells apart, in the order in which W&B writes them. */
const EDGES: [number, number][] = [[0, 1], [1, 3], [3, 2], [2, 0], [4, 5], [5, 7], [7, 6], [6, 4], [0, 4], [1, 5], [2, 6], [3, 7]];

/** Wavefront OBJ: vertices with or without colours, and faces. */
function obj(text: string): Solid {
    const [places, faces, colours]: [number[], number[][], string[]] = [[], [], []];
    for (const line of text.split('\n')) {
        const [word, ...rest] = line.trim().split(/\s+/);
        if (word === 'v' && places.length < 3 * MOST_PLACES) {
            const v = numbers(rest);
            places.push(v[0] ?? 0, v[1] ?? 0, v[2] ?? 0);
            if (v.length >= 6) {
                colours.push(css(v.slice(3, 6).map((c) => c * 255)));
            }
        } else if (word === 'f') {
            const n = places.length / 3;
            const face = rest.map((c) => parseInt(c, 10)).map((c) => (c < 0 ? n + c : c - 1));
            if (face.length >= 3 && face.every((c) => c >= 0 && c < n)) {
                faces.push(face);
            }
        }
    }
    return solid({ places: Float64Array.from(places), faces, colours: colours.length * 3 === places.length ? colours : [], radii: faces.length === 0 ? Array.from({ length: places.length / 3 }, () => 0) : [] });
}
