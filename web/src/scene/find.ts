import { cellAt, cellsOf, middleOf } from './cells.ts';
import type { Cells } from './cells.ts';
import { corners, DotIndex, distanceTo, inside, nearestAlong, nearestPoint, pieces } from './geometry.ts';
import { list } from './scene.ts';
import type { Leaf, Picture } from './scene.ts';
import type { Looks } from './paint.ts';
import type { Words } from './words.ts';
import { value } from '../kit/format.ts';
import { axisOf, reading } from './view.ts';

/** A place that stands for data: a dot, a corner of a line, a cell of a raster, or a whole shape (-1). */
export interface Found {
    readonly leaf: Leaf;
    readonly index: number;
    /** Where it is shown, in pixels of the scene's picture. */
    readonly x: number;
    readonly y: number;
}

const DOT_REACH = 16;
const LINE_REACH = 32;
const STROKE_REACH = 5;

/** Lines are compared at corners that lie this near to each other along x, in pixels. */
const SAME_X = 4;

function isLine(leaf: Leaf): boolean {
    return leaf.item.kind === 'path' && leaf.panel >= 0 && leaf.role === 'mark' && !leaf.item.fill && leaf.item.stroke !== undefined;
}

/** Finds what is under or near the pointer, and what comes next for those who use keys. */
export class Finder {
    private readonly dots = new Map<Leaf, DotIndex>();
    private readonly flat = new Map<Leaf, Float64Array>();
    private readonly turning = new Map<Leaf, Float64Array>();
    private readonly rasters: Map<Leaf, Cells | null>;

    constructor(
        private readonly picture: Picture,
        private readonly looks: Looks,
        private readonly say: Words,
    ) {
        this.rasters = new Map(picture.leaves.filter(({ item, role }) => item.kind === 'raster' && role === 'mark').map((leaf) => [leaf, cellsOf(leaf.item, value)]));
    }

    /** The cells of a raster of which something can be said; null for every other shape. */
    cells(leaf: Leaf): Cells | null {
        return this.rasters.get(leaf) ?? null;
    }

    /** Whether a leaf can be pointed at. */
    says(leaf: Leaf): boolean {
        const marks = leaf.role === 'mark' && (leaf.panel >= 0 || leaf.label !== '' || (leaf.item.facts ?? []).length > 0);
        return (marks || (leaf.label !== '' && leaf.role !== 'legend-entry' && leaf.item.kind !== 'text')) && this.looks.shown(leaf);
    }

    /** @param wider pixels of the picture for each of the screen, so that a reach is the same to the eye at every size */
    at(px: number, py: number, wider = 1): Found | null {
        const scale = Math.max(1, wider);
        let best: Found | null = null;
        let distance = Infinity;
        let under: Found | null = null;
        for (const leaf of this.picture.leaves) {
            if (!this.says(leaf) || leaf.clips.some(([x, y, w, h]) => px < x || py < y || px > x + w || py > y + h)) {
                continue;
            }
            const near = this.near(leaf, px, py, scale);
            if (near && near.distance <= distance) {
                best = near.found;
                distance = near.distance;
            }
            if (this.covers(leaf, px, py)) {
                const cells = this.cells(leaf);
                const { x, y } = this.looks.stretch(leaf);
                under = cells ? this.place(leaf, cellAt(leaf.item, cells, px, py, x, y)) : this.whole(leaf, px, py);
            }
        }
        return best && (distance <= 6 * scale || !under) ? best : under;
    }

    /** All lines of a panel where one of them was found, top line first; only what was found if it is no line or the only one. */
    beside(found: Found): Found[] {
        if (found.index < 0 || !isLine(found.leaf)) {
            return [found];
        }
        const all = [found];
        for (const leaf of this.picture.leaves) {
            if (leaf !== found.leaf && leaf.panel === found.leaf.panel && leaf.series !== found.leaf.series && isLine(leaf) && this.says(leaf)) {
                const { x } = this.looks.stretch(leaf);
                const index = nearestAlong(this.cornersOf(leaf), (found.x - x.plus) / x.by);
                const other = this.place(leaf, index);
                if (index >= 0 && Math.abs(other.x - found.x) <= SAME_X) {
                    all.push(other);
                }
            }
        }
        return all.sort((a, b) => a.y - b.y);
    }

    private near(leaf: Leaf, px: number, py: number, scale: number): { found: Found; distance: number } | null {
        const { x, y } = this.looks.stretch(leaf);
        if (leaf.item.kind === 'dots') {
            const { index, distance } = this.indexOf(leaf).nearest(px, py, x, y, DOT_REACH * scale);
            return index < 0 ? null : { found: this.place(leaf, index), distance };
        }
        if (leaf.item.kind !== 'path' || leaf.item.fill || !leaf.item.stroke) {
            return null;
        }
        if (leaf.panel >= 0) {
            const { index, distance } = nearestPoint(this.cornersOf(leaf), px, py, x, y);
            return index < 0 || distance > LINE_REACH * scale ? null : { found: this.place(leaf, index), distance };
        }
        const distance = distanceTo(this.piecesOf(leaf), px, py, x, y);
        return distance > STROKE_REACH * scale ? null : { found: this.whole(leaf, px, py), distance };
    }

    private covers(leaf: Leaf, px: number, py: number): boolean {
        const { x, y } = this.looks.stretch(leaf);
        const sx = (px - x.plus) / x.by;
        const sy = (py - y.plus) / y.by;
        const { kind, box, fill } = leaf.item;
        if (kind === 'rect' || kind === 'raster') {
            const [left, top, width, height] = box ?? [0, 0, 0, 0];
            return sx >= left && sy >= top && sx <= left + width && sy <= top + height;
        }
        return kind === 'path' && list(fill).length > 0 && inside(this.piecesOf(leaf), sx, sy);
    }

    private whole(leaf: Leaf, x: number, y: number): Found {
        return { leaf, index: -1, x, y };
    }

    /** A dot or corner where it is shown now. */
    place(leaf: Leaf, index: number): Found {
        const { x, y } = this.looks.stretch(leaf);
        const cells = this.cells(leaf);
        if (cells) {
            const [cx, cy] = middleOf(leaf.item, cells, index);
            return { leaf, index, x: x.by * cx + x.plus, y: y.by * cy + y.plus };
        }
        const points = leaf.item.kind === 'dots' ? leaf.points : this.cornersOf(leaf);
        return { leaf, index, x: x.by * (points[2 * index] ?? 0) + x.plus, y: y.by * (points[2 * index + 1] ?? 0) + y.plus };
    }

    /** The middle of a shape as a whole. */
    middle(leaf: Leaf): Found {
        const { x, y } = this.looks.stretch(leaf);
        const flat = this.piecesOf(leaf);
        const box = leaf.item.box;
        let left = box ? box[0] : Infinity;
        let top = box ? box[1] : Infinity;
        let right = box ? box[0] + box[2] : -Infinity;
        let bottom = box ? box[1] + box[3] : -Infinity;
        for (let i = 0; i + 1 < flat.length; i += 2) {
            const fx = flat[i] ?? NaN;
            const fy = flat[i + 1] ?? NaN;
            if (fx === fx) {
                left = Math.min(left, fx);
                right = Math.max(right, fx);
                top = Math.min(top, fy);
                bottom = Math.max(bottom, fy);
            }
        }
        return { leaf, index: -1, x: x.by * ((left + right) / 2) + x.plus, y: y.by * ((top + bottom) / 2) + y.plus };
    }

    /** How many places a leaf has one by one: its dots, the corners of its line, the cells of its raster, or itself. */
    places(leaf: Leaf): number {
        const cells = this.cells(leaf);
        if (cells) {
            return cells.columns * cells.rows;
        }
        return leaf.item.kind === 'dots' ? leaf.points.length / 2 : leaf.item.kind === 'path' && !leaf.item.fill && leaf.panel >= 0 ? this.cornersOf(leaf).length / 2 : 1;
    }

    /** What is known of a place, as names and values; the first name may be empty. */
    facts({ leaf, index, x, y }: Found): [string, string][] {
        const facts: [string, string][] = [];
        const cells = index >= 0 ? this.cells(leaf) : null;
        if (cells && !this.picture.panels[leaf.panel]) {
            facts.push([this.say.column, String(index % cells.columns)], [this.say.row, String(Math.floor(index / cells.columns))]);
        }
        const told = (leaf.item.facts ?? []).map((fact): [string, string] => [fact.name ?? '', fact.texts[Math.max(0, index)] ?? '']);
        if (index >= 0 && told.length > 0) {
            return told;
        }
        const panel = this.picture.panels[leaf.panel];
        if (panel && (index >= 0 || leaf.label === '')) {
            const { x: sx, y: sy } = this.looks.stretch(leaf);
            facts.push([panel.x.name || 'x', reading(panel, 'x', (x - sx.plus) / sx.by)], [axisOf(panel, leaf.up).name || 'y', reading(panel, leaf.up, (y - sy.plus) / sy.by)]);
        }
        facts.push(...(cells?.facts(index) ?? []).map(([name, text]): [string, string] => [this.say.channels[name] ?? name, text]));
        return facts.filter(([, text]) => text !== '');
    }

    title({ leaf, index }: Found): string {
        return index >= 0 && leaf.item.values && leaf.panel >= 0 ? leaf.series : leaf.label || leaf.series;
    }

    private indexOf(leaf: Leaf): DotIndex {
        const known = this.dots.get(leaf) ?? new DotIndex(leaf);
        this.dots.set(leaf, known);
        return known;
    }

    private piecesOf(leaf: Leaf): Float64Array {
        const known = this.flat.get(leaf) ?? pieces(leaf);
        this.flat.set(leaf, known);
        return known;
    }

    private cornersOf(leaf: Leaf): Float64Array {
        const known = this.turning.get(leaf) ?? corners(leaf);
        this.turning.set(leaf, known);
        return known;
    }
}
