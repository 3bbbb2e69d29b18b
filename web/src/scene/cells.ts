import type { ItemJson } from './scene.ts';
import { AS_IS } from './view.ts';
import type { Stretch } from './view.ts';

/** What the cells of a raster stand for: a number each, or their own colours. */
export interface Cells {
    readonly columns: number;
    readonly rows: number;
    /** Names and values of a cell; none while the picture is not unpacked yet. */
    facts(cell: number): [name: string, value: string][];
}

/** Unpacks base64 into 32-bit little-endian numbers. */
export function floats(base64: string): Float32Array {
    const text = atob(base64);
    const view = new DataView(new ArrayBuffer(text.length));
    for (let i = 0; i < text.length; i++) {
        view.setUint8(i, text.charCodeAt(i));
    }
    return Float32Array.from({ length: text.length >> 2 }, (_, i) => view.getFloat32(4 * i, true));
}

/** The cells of a raster; null if nothing can be said of them. */
export function cellsOf(item: ItemJson, format: (value: number) => string): Cells | null {
    const columns = item.columns ?? 0;
    const rows = item.rowCount ?? 0;
    if (item.kind !== 'raster' || columns * rows === 0) {
        return null;
    }
    if (item.values) {
        const { name, floats: packed } = item.values;
        const values = floats(packed);
        return {
            columns,
            rows,
            facts: (cell) => {
                const value = values[cell] ?? NaN;
                return Number.isNaN(value) ? [] : [[name ?? '', format(+value.toPrecision(7))]];
            },
        };
    }
    if (!item.colours) {
        return null;
    }
    let pixels: Uint8ClampedArray | null = null;
    unpacked(item, (data) => (pixels = data));
    return {
        columns,
        rows,
        facts: (cell) => {
            if (!pixels) {
                return [];
            }
            const at = (k: number): number => pixels?.[4 * cell + k] ?? 0;
            const opacity = at(3);
            const rgb: [string, string][] = opacity === 0 ? [] : [['red', String(at(0))], ['green', String(at(1))], ['blue', String(at(2))]];
            return opacity === 255 ? rgb : [...rgb, ['opacity', format(Math.round((100 * opacity) / 255) / 100)]];
        },
    };
}

/** The pixels of a raster's picture, later. */
function unpacked(item: ItemJson, done: (pixels: Uint8ClampedArray) => void): void {
    const image = new Image();
    image.addEventListener('load', () => {
        const canvas = document.createElement('canvas');
        canvas.width = item.columns ?? 1;
        canvas.height = item.rowCount ?? 1;
        const pen = canvas.getContext('2d', { willReadFrequently: true });
        if (pen) {
            pen.drawImage(image, 0, 0);
            done(pen.getImageData(0, 0, canvas.width, canvas.height).data);
        }
    });
    image.src = item.image ?? '';
}

/** The cell under a place of the screen. */
export function cellAt(item: ItemJson, { columns, rows }: Cells, px: number, py: number, x: Stretch = AS_IS, y: Stretch = AS_IS): number {
    const [left, top, width, height] = item.box ?? [0, 0, 1, 1];
    const column = Math.floor(((px - x.plus) / x.by - left) / (width / columns));
    const row = Math.floor(((py - y.plus) / y.by - top) / (height / rows));
    return Math.min(rows - 1, Math.max(0, row)) * columns + Math.min(columns - 1, Math.max(0, column));
}

/** The middle of a cell, in pixels of the scene before any stretch. */
export function middleOf(item: ItemJson, { columns, rows }: Cells, cell: number): [x: number, y: number] {
    const [left, top, width, height] = item.box ?? [0, 0, 1, 1];
    return [left + (((cell % columns) + 0.5) * width) / columns, top + ((Math.floor(cell / columns) + 0.5) * height) / rows];
}
