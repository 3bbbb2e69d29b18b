/** Boxes and masks over a picture, as its `meta` has them (docs/wandb.md). */

export interface Box {
    layer: string;
    /** Corners as shares of width and height; in pixels where `pixels` is set. */
    at: [x0: number, y0: number, x1: number, y1: number];
    pixels: boolean;
    cls: number;
    name: string;
    caption: string;
    /** The greatest of its scores; null if it has none. */
    score: number | null;
}

export interface Mask {
    layer: string;
    path: string;
    names: Map<number, string>;
    /** Added to a class for its hue: a mask without names takes hues that no named class has. */
    shift: number;
}

export interface Marks {
    boxes: Box[];
    masks: Mask[];
}

type Json = Record<string, unknown>;

const object = (v: unknown): Json => (typeof v === 'object' && v !== null && !Array.isArray(v) ? (v as Json) : {});
const number = (v: unknown): number => (typeof v === 'number' && Number.isFinite(v) ? v : NaN);

/** @param files what lies in the files of [boxFilesOf], by layer */
export function marksOf(meta: Json, files: Json = {}): Marks {
    const boxes = Object.entries(object(meta['boxes'])).flatMap(([layer, of]) => boxesOf(layer, object(files[layer] ?? of)));
    const layers = [meta['boxes'], meta['masks'], files].flatMap((of) => Object.values(object(of)).map(object));
    let taken = Math.max(0, ...layers.flatMap((of) => [...namesOf(of['class_labels']).keys()]));
    const masks = Object.entries(object(meta['masks'])).flatMap(([layer, of]): Mask[] => {
        const path = object(of)['path'];
        const names = namesOf(object(of)['class_labels']);
        return typeof path === 'string' ? [{ layer, path, names, shift: names.size === 0 ? taken++ : 0 }] : [];
    });
    return { boxes, masks };
}

/** Files of boxes that `meta` only names, by layer. */
export function boxFilesOf(meta: Json): Record<string, string> {
    const named = Object.entries(object(meta['boxes'])).flatMap(([layer, of]): [string, string][] => {
        const { box_data, path } = object(of);
        return box_data === undefined && typeof path === 'string' ? [[layer, path]] : [];
    });
    return Object.fromEntries(named);
}

function namesOf(labels: unknown): Map<number, string> {
    return new Map(Object.entries(object(labels)).map(([id, name]) => [Number(id), String(name)]));
}

function boxesOf(layer: string, of: Json): Box[] {
    const names = namesOf(of['class_labels']);
    const list = Array.isArray(of['box_data']) ? of['box_data'] : [];
    return list.map(object).flatMap((one): Box[] => {
        const at = corners(object(one['position']));
        if (at.some(Number.isNaN)) {
            return [];
        }
        const cls = Number.isNaN(number(one['class_id'])) ? 0 : number(one['class_id']);
        const scores = Object.values(object(one['scores'])).map(number).filter((s) => !Number.isNaN(s));
        const caption = typeof one['box_caption'] === 'string' ? one['box_caption'] : '';
        return [{ layer, at, pixels: one['domain'] === 'pixel', cls, name: names.get(cls) ?? String(cls), caption, score: scores.length === 0 ? null : Math.max(...scores) }];
    });
}

/** By corners, or by a middle, a width and a height. */
function corners(position: Json): Box['at'] {
    if ('middle' in position) {
        const middle = Array.isArray(position['middle']) ? position['middle'].map(number) : [];
        const [x = NaN, y = NaN] = middle;
        const [w, h] = [number(position['width']) / 2, number(position['height']) / 2];
        return [x - w, y - h, x + w, y + h];
    }
    return [number(position['minX']), number(position['minY']), number(position['maxX']), number(position['maxY'])];
}

/** The class of a box or mask as one text, the same for all layers: what filters name. */
export function classesOf(all: readonly Marks[]): Map<string, number> {
    const found = new Map<string, number>();
    for (const { boxes, masks } of all) {
        boxes.forEach((b) => found.set(b.name, b.cls));
        masks.forEach((m) => (m.names.size === 0 ? found.set(m.layer, 1 + m.shift) : m.names.forEach((name, id) => id !== 0 && found.set(name, id))));
    }
    return found;
}

/** One of eight hues for a class. */
export function hue(cls: number): string {
    return `--c${(((cls - 1) % 8) + 8) % 8 + 1}`;
}
