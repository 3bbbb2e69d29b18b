import { gltf } from './gltf.ts';
import { solid, type Solid } from './solid.ts';
import { stl } from './stl.ts';

const MOST_PLACES = 200_000;

type Json = Record<string, unknown>;

/** A mesh or point cloud: glTF, GLB, STL, OBJ, ASCII PLY, or JSON of vertices, faces and colours, of W&B's points or boxes; null for what is not read here. */
export function meshOf(path: string, bytes: ArrayBuffer, json: (text: string) => unknown): Solid | null {
    if (/\.(glb|gltf)$/i.test(path)) {
        return gltf(bytes);
    }
    if (/\.stl$/i.test(path)) {
        return stl(bytes);
    }
    const text = new TextDecoder().decode(bytes);
    if (/\.obj$/i.test(path)) {
        return obj(text);
    }
    if (/\.ply$/i.test(path) || text.startsWith('ply')) {
        return ply(text);
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

/** PLY as text: x, y, z first, red, green, blue by name; null for a binary one. */
function ply(text: string): Solid | null {
    const end = text.indexOf('end_header');
    const head = text.slice(0, Math.max(0, end)).split('\n').map((l) => l.trim().split(/\s+/));
    if (end < 0 || !head.some((l) => l[0] === 'format' && l[1] === 'ascii')) {
        return null;
    }
    const count = (what: string): number => Number(head.find((l) => l[0] === 'element' && l[1] === what)?.[2] ?? 0);
    const first = head.findIndex((l) => l[0] === 'element' && l[1] === 'vertex');
    const names = head.slice(first + 1).filter((l, i, all) => l[0] === 'property' && !all.slice(0, i).some((m) => m[0] === 'element')).map((l) => l.at(-1));
    const rows = text.slice(end).split('\n').slice(1).map((l) => numbers(l.trim().split(/\s+/)));
    const n = Math.min(count('vertex'), MOST_PLACES, rows.length);
    const red = names.indexOf('red');
    const vertices = rows.slice(0, n);
    const faces = rows.slice(count('vertex'), count('vertex') + count('face')).map((f) => f.slice(1, 1 + (f[0] ?? 0))).filter((f) => f.length >= 3 && f.every((c) => c >= 0 && c < n));
    return solid({ places: Float64Array.from(vertices.flatMap((v) => [v[0] ?? 0, v[1] ?? 0, v[2] ?? 0])), faces, colours: red >= 0 ? vertices.map((v) => css(v.slice(red, red + 3))) : [], radii: faces.length === 0 ? vertices.map(() => 0) : [] });
}
