import { solid, type Solid } from './solid.ts';

type Json = Record<string, unknown>;
const object = (v: unknown): Json => (typeof v === 'object' && v !== null && !Array.isArray(v) ? (v as Json) : {});
const list = (v: unknown): unknown[] => (Array.isArray(v) ? v : []);
const numbers = (v: unknown, n: number): number[] | null => (Array.isArray(v) && v.length === n && v.every((x) => typeof x === 'number') ? (v as number[]) : null);

const [GLTF, JSON_CHUNK, BIN_CHUNK] = [0x46546c67, 0x4e4f534a, 0x004e4942];
const PARTS: Record<string, number> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 };
const [POINTS, TRIANGLES] = [0, 4];
const DEEPEST = 64;
const GREY = [0.4, 0.4, 0.4, 1];
const MOST = 3_000_000;

/** Bytes of buffers, and what the JSON says of them (Khronos, glTF 2.0). */
interface Document {
    json: Json;
    buffers: (Uint8Array | null)[];
}

/** glTF 2.0, as JSON with its buffers in it or as GLB: triangles and points of the scene with their colours, where nothing compresses them. Null for what is no such file. */
export function gltf(bytes: ArrayBuffer): Solid | null {
    const document = read(bytes);
    if (!document || list(document.json['extensionsRequired']).length > 0) {
        return null;
    }
    const { json } = document;
    const out: Made = { places: [], faces: [], colours: [], points: false };
    const scene = object(list(json['scenes'])[Number(json['scene'] ?? 0)]);
    const roots = 'nodes' in scene ? list(scene['nodes']) : list(json['nodes']).map((_, i) => i);
    roots.forEach((n) => walk(document, Number(n), IDENTITY, out, 0));
    const n = out.places.length / 3;
    return n === 0 ? null : solid({ places: Float64Array.from(out.places), faces: out.faces, colours: out.colours, radii: out.points ? Array.from({ length: n }, () => 0) : [] });
}

interface Made {
    places: number[];
    faces: number[][];
    colours: string[];
    points: boolean;
}

function read(bytes: ArrayBuffer): Document | null {
    const view = new DataView(bytes);
    let text = '';
    let bin: Uint8Array | null = null;
    if (bytes.byteLength >= 12 && view.getUint32(0, true) === GLTF) {
        for (let at = 12; at + 8 <= bytes.byteLength; ) {
            const [length, kind] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
            const chunk = new Uint8Array(bytes, at + 8, Math.min(length, bytes.byteLength - at - 8));
            text = kind === JSON_CHUNK ? new TextDecoder().decode(chunk) : text;
            bin = kind === BIN_CHUNK ? chunk : bin;
            at += 8 + length;
        }
    } else {
        text = new TextDecoder().decode(bytes);
    }
    try {
        const json = object(JSON.parse(text));
        return String(object(json['asset'])['version']).startsWith('2') ? { json, buffers: list(json['buffers']).map((b) => inline(object(b)['uri']) ?? bin) } : null;
    } catch {
        return null;
    }
}

/** The bytes of a data address; other addresses are not asked. */
function inline(uri: unknown): Uint8Array | null {
    const found = typeof uri === 'string' ? /^data:[^,]*;base64,(.*)$/s.exec(uri)?.[1] : undefined;
    return found === undefined ? null : Uint8Array.from(atob(found), (c) => c.charCodeAt(0));
}

type Matrix = number[];
const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

function walk(document: Document, index: number, above: Matrix, out: Made, depth: number): void {
    const node = object(list(document.json['nodes'])[index]);
    if (depth > DEEPEST || out.places.length > MOST) {
        return;
    }
    const here = times(above, numbers(node['matrix'], 16) ?? placed(numbers(node['translation'], 3) ?? [0, 0, 0], numbers(node['rotation'], 4) ?? [0, 0, 0, 1], numbers(node['scale'], 3) ?? [1, 1, 1]));
    if (typeof node['mesh'] === 'number') {
        list(object(list(document.json['meshes'])[node['mesh']])['primitives']).forEach((p) => primitive(document, object(p), here, out));
    }
    list(node['children']).forEach((n) => walk(document, Number(n), here, out, depth + 1));
}

function primitive(document: Document, of: Json, by: Matrix, out: Made): void {
    const mode = Number(of['mode'] ?? TRIANGLES);
    const attributes = object(of['attributes']);
    const places = accessor(document, attributes['POSITION'], 3);
    if (!places || (mode !== TRIANGLES && mode !== POINTS)) {
        return;
    }
    const first = out.places.length / 3;
    const n = places.length / 3;
    for (let i = 0; i < n; i++) {
        const [x, y, z] = [places[3 * i] as number, places[3 * i + 1] as number, places[3 * i + 2] as number];
        const along = (k: number): number => (by[k] as number) * x + (by[4 + k] as number) * y + (by[8 + k] as number) * z + (by[12 + k] as number);
        // y is up in glTF, z here
        out.places.push(along(0), -along(2), along(1));
    }
    const inks = accessor(document, attributes['COLOR_0'], 3) ?? accessor(document, attributes['COLOR_0'], 4);
    const wide = inks ? inks.length / n : 0;
    const base = numbers(object(object(list(document.json['materials'])[Number(of['material'] ?? -1)])['pbrMetallicRoughness'])['baseColorFactor'], 4) ?? (inks ? [1, 1, 1, 1] : GREY);
    for (let i = 0; i < n; i++) {
        out.colours.push(css(inks ? [0, 1, 2].map((k) => (inks[wide * i + k] ?? 0) * (base[k] as number)) : base));
    }
    if (mode === POINTS) {
        out.points = true;
        return;
    }
    const corners = of['indices'] === undefined ? Array.from({ length: n }, (_, i) => i) : (accessor(document, of['indices'], 1) ?? []);
    for (let i = 0; i + 2 < corners.length; i += 3) {
        const face = [corners[i] as number, corners[i + 1] as number, corners[i + 2] as number];
        if (face.every((c) => c < n)) {
            out.faces.push(face.map((c) => first + c));
        }
    }
}

/** Linear shares as a colour of the screen. */
const css = (rgb: readonly number[]): string => `rgb(${rgb.slice(0, 3).map((v) => Math.round(255 * Math.max(0, Math.min(1, v)) ** (1 / 2.2))).join(' ')})`;

type Reader = (view: DataView, at: number) => number;
const TYPES: Record<number, [bytes: number, read: Reader]> = {
    5121: [1, (v, at) => v.getUint8(at)],
    5123: [2, (v, at) => v.getUint16(at, true)],
    5125: [4, (v, at) => v.getUint32(at, true)],
    5126: [4, (v, at) => v.getFloat32(at, true)],
};

/** An accessor's numbers; null if it has another shape or lies outside its buffer. */
function accessor({ json, buffers }: Document, index: unknown, parts: number): number[] | null {
    const of = object(list(json['accessors'])[Number(index ?? -1)]);
    const type = TYPES[Number(of['componentType'])];
    const view = object(list(json['bufferViews'])[Number(of['bufferView'] ?? -1)]);
    const bytes = buffers[Number(view['buffer'] ?? -1)];
    const count = Number(of['count']);
    if (!type || !bytes || PARTS[String(of['type'])] !== parts || !(count >= 0) || count * parts > MOST) {
        return null;
    }
    const [size, take] = type;
    const start = Number(view['byteOffset'] ?? 0) + Number(of['byteOffset'] ?? 0);
    const stride = Number(view['byteStride'] ?? size * parts);
    if (start + (count - 1) * stride + size * parts > bytes.byteLength) {
        return null;
    }
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const most = of['normalized'] === true ? 2 ** (8 * size) - 1 : 1;
    return Array.from({ length: count * parts }, (_, i) => take(data, start + Math.floor(i / parts) * stride + size * (i % parts)) / most);
}

function times(a: Matrix, b: Matrix): Matrix {
    return Array.from({ length: 16 }, (_, i) => [0, 1, 2, 3].reduce((sum, k) => sum + (a[4 * k + (i % 4)] as number) * (b[4 * Math.floor(i / 4) + k] as number), 0));
}

function placed(t: number[], [x = 0, y = 0, z = 0, w = 1]: number[], s: number[]): Matrix {
    const turn = [1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w), 2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w), 2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y)];
    const column = (c: number): number[] => [...turn.slice(3 * c, 3 * c + 3).map((v) => v * (s[c] as number)), 0];
    return [...column(0), ...column(1), ...column(2), ...t, 1];
}
