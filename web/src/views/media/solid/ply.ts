import { solid, type Solid } from './solid.ts';

const LONGEST_HEAD = 65_536;
const END = 'end_header';

/** A property of an element: a number, or a list whose length comes first. */
interface Property {
    name: string;
    type: string;
    count?: string;
}

interface Element {
    name: string;
    rows: number;
    properties: Property[];
}

type Row = Record<string, number | number[]>;

/** Reads one number of a type; NaN where the file has ended. */
type Reader = (type: string) => number;

const SIZES: Record<string, number> = { char: 1, uchar: 1, int8: 1, uint8: 1, short: 2, ushort: 2, int16: 2, uint16: 2, int: 4, uint: 4, int32: 4, uint32: 4, float: 4, float32: 4, double: 8, float64: 8 };
const FLOATS = new Set(['float', 'float32', 'double', 'float64']);

/** PLY, as text or binary of either order of bytes (Turk, 1994): vertices with their colours, and faces; at most `most` of each. Null for what is none. */
export function ply(bytes: ArrayBuffer, most: number): Solid | null {
    const head = new TextDecoder('latin1').decode(bytes.slice(0, LONGEST_HEAD));
    const end = head.indexOf(END);
    const start = head.indexOf('\n', end) + 1;
    const lines = head.slice(0, Math.max(0, end)).split('\n').map((l) => l.trim().split(/\s+/));
    const format = lines.find((l) => l[0] === 'format')?.[1];
    const elements = elementsOf(lines);
    if (!head.startsWith('ply') || end < 0 || start === 0 || !elements) {
        return null;
    }
    const read = format === 'ascii' ? words(bytes, start) : format === 'binary_little_endian' || format === 'binary_big_endian' ? numbers(bytes, start, format === 'binary_little_endian') : null;
    return read && bodyOf(elements, read, most);
}

function elementsOf(lines: string[][]): Element[] | null {
    const elements: Element[] = [];
    for (const [word, a = '', b = '', c = '', d = ''] of lines) {
        const last = elements.at(-1);
        if (word === 'element') {
            elements.push({ name: a, rows: Number(b), properties: [] });
        } else if (word === 'property' && last) {
            last.properties.push(a === 'list' ? { count: b, type: c, name: d } : { type: a, name: b });
        }
    }
    const sound = elements.every((e) => Number.isInteger(e.rows) && e.rows >= 0 && e.properties.every((p) => p.type in SIZES && (p.count === undefined || p.count in SIZES)));
    return sound ? elements : null;
}

function words(bytes: ArrayBuffer, start: number): Reader {
    const all = new TextDecoder('latin1').decode(bytes.slice(start)).matchAll(/\S+/g);
    return () => Number(all.next().value?.[0] ?? NaN);
}

function numbers(bytes: ArrayBuffer, start: number, little: boolean): Reader {
    const view = new DataView(bytes);
    let at = start;
    return (type) => {
        const size = SIZES[type] ?? 1;
        if (at + size > view.byteLength) {
            return NaN;
        }
        const from = at;
        at += size;
        if (FLOATS.has(type)) {
            return size === 4 ? view.getFloat32(from, little) : view.getFloat64(from, little);
        }
        const signed = !type.startsWith('u');
        return size === 1 ? (signed ? view.getInt8(from) : view.getUint8(from)) : size === 2 ? (signed ? view.getInt16(from, little) : view.getUint16(from, little)) : signed ? view.getInt32(from, little) : view.getUint32(from, little);
    };
}

/** One row; null where the file has ended. */
function rowOf({ properties }: Element, read: Reader, most: number): Row | null {
    const row: Row = {};
    for (const { name, type, count } of properties) {
        const n = count === undefined ? 1 : read(count);
        if (!(n >= 0 && n <= most)) {
            return null;
        }
        const values = Array.from({ length: n }, () => read(type));
        if (values.some(Number.isNaN)) {
            return null;
        }
        row[name] = count === undefined ? (values[0] as number) : values;
    }
    return row;
}

function bodyOf(elements: Element[], read: Reader, most: number): Solid {
    const [places, colours, faces]: [number[], string[], number[][]] = [[], [], []];
    for (const element of elements) {
        const inks = element.properties.find((p) => p.name === 'red');
        const scale = inks && FLOATS.has(inks.type) ? 255 : 1;
        for (let i = 0; i < element.rows; i++) {
            const row = rowOf(element, read, most);
            if (!row) {
                break;
            }
            if (element.name === 'vertex' && i < most) {
                places.push(...['x', 'y', 'z'].map((k) => Number(row[k] ?? 0)));
                if (inks) {
                    colours.push(`rgb(${['red', 'green', 'blue'].map((k) => Math.max(0, Math.min(255, Math.round(Number(row[k] ?? 0) * scale)))).join(' ')})`);
                }
            } else if (element.name === 'face' && i < 2 * most) {
                faces.push((row['vertex_indices'] ?? row['vertex_index'] ?? []) as number[]);
            }
        }
    }
    const n = places.length / 3;
    const whole = faces.filter((f) => f.length >= 3 && f.every((c) => Number.isInteger(c) && c >= 0 && c < n));
    return solid({ places: Float64Array.from(places), faces: whole, colours, radii: whole.length === 0 ? Array.from({ length: n }, () => 0) : [] });
}
