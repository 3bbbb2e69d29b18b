/** The scene format as Java writes it (docs/scene-format.md), and the same with its columns unpacked. */

export type Box = [x: number, y: number, width: number, height: number];
export type StrokeJson = [colour: string, width: number, ...dash: number[]];

export interface AxisJson {
    kind: 'linear' | 'log' | 'time' | 'band' | 'none';
    name?: string;
    from: number;
    to: number;
    categories?: string[];
    /** Data at shares of the axis, where they do not grow evenly all along it. */
    stops?: [share: number, data: number][];
}

export interface PanelJson {
    name?: string;
    box: Box;
    x: AxisJson;
    y: AxisJson;
    /** The y axis at the right. */
    right?: AxisJson;
    cube?: CubeJson;
}

/** A panel in space. */
export interface CubeJson {
    azimuth: number;
    /** Pixels of the scene for each pixel of words, lines and radii; 1 if left out. */
    scale?: number;
    elevation: number;
    axes: { name: string; notches: [at: number, label: string][] }[];
    inks: { wall: string; edge: string; grid: string; tick: string; name: string; ground: string };
    solids: SolidJson[];
}

export interface SolidJson {
    kind: 'faces' | 'dots' | 'line';
    series: string;
    places: number[];
    fill: string[];
    sides?: number;
    corners?: number[];
    wired?: boolean;
    symbol?: string;
    radius?: number[];
    stems?: boolean;
    width?: number;
}

export interface ItemJson {
    kind: 'group' | 'path' | 'rect' | 'dots' | 'raster' | 'text';
    role?: string;
    label?: string;
    series?: string;
    where?: string;
    rows?: number[];
    clip?: Box;
    items?: ItemJson[];
    steps?: string;
    points?: number[];
    box?: Box;
    radius?: number | number[];
    fill?: string | string[];
    fills?: number[];
    stroke?: StrokeJson;
    symbol?: string;
    x?: number | number[];
    y?: number | number[];
    dotRows?: number[];
    facts?: { name?: string; texts: string[] }[];
    columns?: number;
    rowCount?: number;
    image?: string;
    smooth?: boolean;
    /** A number for each cell, as base64 of 32-bit little-endian numbers. */
    values?: { name?: string; floats: string };
    /** Whether the cells' own colours are what they stand for. */
    colours?: boolean;
    text?: string;
    size?: number;
    weight?: number;
    italic?: boolean;
    anchor?: 'start' | 'middle' | 'end';
    angle?: number;
    colour?: string;
}

export interface SceneJson {
    scene: number;
    width: number;
    height: number;
    title?: string;
    description?: string;
    language?: string;
    background?: string;
    panels?: PanelJson[];
    items?: ItemJson[];
}

/** A shape by itself: groups are gone, what they said is said by each. */
export interface Leaf {
    readonly item: ItemJson;
    readonly role: string;
    readonly label: string;
    readonly series: string;
    /** Boxes outside of which it is not drawn. */
    readonly clips: readonly Box[];
    /** The panel with which it moves, or -1. */
    readonly panel: number;
    /** The axis along which it lies upwards. */
    readonly up: 'y' | 'right';
    /** Steps of an outline, one letter each. */
    readonly steps: string;
    /** Coordinates of an outline, or x and y of dots in turn, in pixels. */
    readonly points: Float64Array;
}

export interface Picture {
    readonly scene: SceneJson;
    readonly panels: readonly PanelJson[];
    readonly leaves: readonly Leaf[];
}

const NO_POINTS = new Float64Array();

/** Whether a clip is the panel's box, or a little more, so that half a line's width at its edge is not cut. */
function surrounds(clip: Box, box: Box): boolean {
    const bleed = Math.max(8, 0.02 * Math.max(box[2], box[3]));
    return box.every((side, i) => Math.abs(side - clip[i]!) <= bleed);
}

export function unpack(scene: SceneJson): Picture {
    if (scene.scene !== 1) {
        throw new Error(`A scene begins with "scene":1, but here it is ${scene.scene}.`);
    }
    const panels = scene.panels ?? [];
    const leaves: Leaf[] = [];
    const walk = (items: ItemJson[], clips: readonly Box[], panel: number, label: string, series: string, up: Leaf['up']): void => {
        for (const item of items) {
            const own = item.clip;
            const name = item.label || (item.kind === 'group' && item.role === 'panel' ? '' : label);
            const key = item.series || series;
            if (item.kind === 'group') {
                const found = own ? panels.findIndex((p) => surrounds(own, p.box)) : -1;
                walk(item.items ?? [], own ? [...clips, own] : clips, found >= 0 ? found : panel, item.role === 'panel' ? '' : name, key, item.role === 'at-right' ? 'right' : up);
            } else {
                const points = item.kind === 'path' ? sums(item.points ?? [], 2) : item.kind === 'dots' ? pairs(item) : NO_POINTS;
                leaves.push({ item, role: item.role ?? 'none', label: name, series: key, clips, panel, up, steps: spell(item.steps ?? ''), points });
            }
        }
    };
    walk(scene.items ?? [], [], -1, '', '', 'y');
    return { scene, panels, leaves };
}

/** `ML3Z` as `MLLLZ`. */
export function spell(steps: string): string {
    return steps.replace(/([MLCZ])(\d*)/g, (_, step: string, count: string) => step.repeat(count === '' ? 1 : Number(count)));
}

/** Differences in hundredths as pixels; `step` columns lie beside each other. */
export function sums(differences: readonly number[], step: number): Float64Array {
    const out = new Float64Array(differences.length);
    const sum = new Array<number>(step).fill(0);
    for (let i = 0; i < out.length; i++) {
        const next = (sum[i % step] ?? 0) + (differences[i] ?? 0);
        sum[i % step] = next;
        out[i] = next / 100;
    }
    return out;
}

function pairs(item: ItemJson): Float64Array {
    const x = sums(list(item.x), 1);
    const y = sums(list(item.y), 1);
    const out = new Float64Array(2 * x.length);
    for (let i = 0; i < x.length; i++) {
        out[2 * i] = x[i] ?? 0;
        out[2 * i + 1] = y[i] ?? 0;
    }
    return out;
}

export function list<T>(value: T | T[] | undefined): T[] {
    return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

export function radiusOf(item: ItemJson, dot: number): number {
    const radius = list(item.radius);
    return radius[radius.length === 1 ? 0 : dot] ?? 3;
}

export function fillOf(item: ItemJson, dot: number): string {
    const fill = list(item.fill);
    return fill[item.fills ? (item.fills[dot] ?? 0) : fill.length === 1 ? 0 : dot] ?? '#000';
}
