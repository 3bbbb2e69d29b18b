import { pathData } from './geometry.ts';
import { fillOf, list, radiusOf } from './scene.ts';
import type { Box, Leaf, Picture } from './scene.ts';
import { open, OPEN_WIDTH, outline } from './symbols.ts';
import type { Stretch } from './view.ts';

const SVG = 'http://www.w3.org/2000/svg';
const FONTS = "Inter,'PingFang SC','Microsoft YaHei UI','Noto Sans SC','Noto Sans CJK SC',system-ui,sans-serif";
/** More dots than this are pixels, not elements. */
const CANVAS_FROM = 3_000;

let pictures = 0;

export function svg(name: string, attributes: Record<string, string | number> = {}): SVGElement {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) {
        element.setAttribute(key, String(value));
    }
    return element;
}

/** How the panels are stretched and what is hidden. */
export interface Looks {
    stretch(leaf: Leaf): { x: Stretch; y: Stretch };
    shown(leaf: Leaf): boolean;
}

/** A leaf and the element that shows it, which for very many dots is a canvas of its own. */
export interface Shape {
    readonly leaf: Leaf;
    readonly element: SVGElement | HTMLCanvasElement;
}

/** The layers of a picture, bottom to top: SVG for shapes and text, canvas for very many dots. */
export class Painting {
    readonly shapes: Shape[] = [];
    private readonly id = `ls${++pictures}`;
    private readonly clipIds = new Map<string, string>();

    constructor(
        private readonly host: HTMLElement,
        private readonly picture: Picture,
    ) {
        let layer: SVGElement | undefined;
        let parent: Element | undefined;
        let clip = '';
        for (const leaf of picture.leaves) {
            if (leaf.item.kind === 'dots' && leaf.points.length / 2 > CANVAS_FROM) {
                const canvas = document.createElement('canvas');
                canvas.className = 'ls-layer';
                host.append(canvas);
                this.shapes.push({ leaf, element: canvas });
                layer = undefined;
                continue;
            }
            if (!layer) {
                layer = this.layer();
                parent = undefined;
            }
            const key = leaf.clips.map(String).join('|');
            if (!parent || key !== clip) {
                parent = this.clipped(layer, leaf.clips);
                clip = key;
            }
            const element = create(leaf);
            parent.append(element);
            this.shapes.push({ leaf, element });
        }
    }

    draw(looks: Looks): void {
        for (const { leaf, element } of this.shapes) {
            const shown = looks.shown(leaf);
            element.style.display = shown ? '' : 'none';
            if (shown) {
                const { x, y } = looks.stretch(leaf);
                if (element instanceof HTMLCanvasElement) {
                    this.dots(element, leaf, x, y);
                } else {
                    place(element, leaf, x, y);
                }
            }
        }
    }

    private layer(): SVGElement {
        const { width, height } = this.picture.scene;
        const layer = svg('svg', {
            class: 'ls-layer',
            viewBox: `0 0 ${width} ${height}`,
            'font-family': FONTS,
            fill: 'none',
            'fill-rule': 'evenodd',
            'stroke-linecap': 'round',
            'stroke-linejoin': 'round',
            'aria-hidden': 'true',
        });
        this.host.append(layer);
        return layer;
    }

    private clipped(layer: SVGElement, clips: readonly Box[]): Element {
        let parent: Element = layer;
        for (const box of clips) {
            const group = svg('g', { 'clip-path': `url(#${this.clip(layer, box)})` });
            parent.append(group);
            parent = group;
        }
        return parent;
    }

    private clip(layer: SVGElement, [x, y, width, height]: Box): string {
        const key = String([x, y, width, height]);
        const known = this.clipIds.get(key);
        if (known) {
            return known;
        }
        const id = `${this.id}c${this.clipIds.size}`;
        this.clipIds.set(key, id);
        const clip = svg('clipPath', { id });
        clip.append(svg('rect', { x, y, width: Math.max(0, width), height: Math.max(0, height) }));
        layer.append(clip);
        return id;
    }

    /** One stamp for each look of a dot, pressed at each place. */
    private dots(canvas: HTMLCanvasElement, leaf: Leaf, x: Stretch, y: Stretch): void {
        const { width, height } = this.picture.scene;
        const ratio = Math.min(4, Math.max(1, globalThis.devicePixelRatio || 1));
        canvas.width = Math.round(width * ratio);
        canvas.height = Math.round(height * ratio);
        const g = canvas.getContext('2d');
        if (!g) {
            return;
        }
        g.scale(ratio, ratio);
        for (const box of leaf.clips) {
            g.beginPath();
            g.rect(...box);
            g.clip();
        }
        const stamps = new Map<string, HTMLCanvasElement>();
        const [left, top, right, bottom] = bounds(leaf, width, height);
        for (let i = 0; i < leaf.points.length / 2; i++) {
            const cx = x.by * (leaf.points[2 * i] ?? 0) + x.plus;
            const cy = y.by * (leaf.points[2 * i + 1] ?? 0) + y.plus;
            const radius = radiusOf(leaf.item, i);
            if (cx + 2 * radius < left || cx - 2 * radius > right || cy + 2 * radius < top || cy - 2 * radius > bottom) {
                continue;
            }
            const look = `${fillOf(leaf.item, i)} ${Math.round(radius * 8)}`;
            let stamp = stamps.get(look);
            if (!stamp) {
                stamp = stampOf(leaf, i, ratio);
                stamps.set(look, stamp);
            }
            const side = stamp.width / ratio;
            g.drawImage(stamp, cx - side / 2, cy - side / 2, side, side);
        }
    }
}

function bounds(leaf: Leaf, width: number, height: number): [number, number, number, number] {
    const last = leaf.clips[leaf.clips.length - 1];
    return last ? [last[0], last[1], last[0] + last[2], last[1] + last[3]] : [0, 0, width, height];
}

function stampOf(leaf: Leaf, dot: number, ratio: number): HTMLCanvasElement {
    const stamp = document.createElement('canvas');
    const radius = radiusOf(leaf.item, dot);
    const symbol = leaf.item.symbol ?? 'circle';
    const stroke = leaf.item.stroke ?? (open(symbol) ? [fillOf(leaf.item, dot), OPEN_WIDTH] : undefined);
    stamp.width = stamp.height = 2 * Math.ceil((radius * 1.6 + Number(stroke?.[1] ?? 0) + 1) * ratio);
    const g = stamp.getContext('2d');
    if (g) {
        g.scale(ratio, ratio);
        g.translate(stamp.width / 2 / ratio, stamp.height / 2 / ratio);
        const path = new Path2D(outline(symbol, radius));
        if (!open(symbol)) {
            g.fillStyle = fillOf(leaf.item, dot);
            g.fill(path);
        }
        if (stroke) {
            g.strokeStyle = String(stroke[0]);
            g.lineWidth = Number(stroke[1]);
            g.lineCap = g.lineJoin = 'round';
            g.stroke(path);
        }
    }
    return stamp;
}

/** The element of a leaf, with all that no stretch changes. */
function create(leaf: Leaf): SVGElement {
    const item = leaf.item;
    switch (item.kind) {
        case 'rect':
            return painted(svg('rect', item.radius ? { rx: Number(item.radius) } : {}), leaf);
        case 'raster':
            return svg('image', { preserveAspectRatio: 'none', href: item.image ?? '', style: item.smooth ? '' : 'image-rendering:pixelated' });
        case 'dots': {
            const group = svg('g');
            const symbol = item.symbol ?? 'circle';
            for (let i = 0; i < leaf.points.length / 2; i++) {
                const stroke = item.stroke ?? (open(symbol) ? [fillOf(item, i), OPEN_WIDTH] : undefined);
                const dot = svg('path', { d: outline(symbol, radiusOf(item, i)), fill: open(symbol) ? 'none' : fillOf(item, i) });
                if (stroke) {
                    dot.setAttribute('stroke', String(stroke[0]));
                    dot.setAttribute('stroke-width', String(stroke[1]));
                }
                group.append(dot);
            }
            return group;
        }
        case 'text':
            return textOf(leaf);
        default:
            return painted(svg('path'), leaf);
    }
}

function painted(element: SVGElement, leaf: Leaf): SVGElement {
    const [fill] = list(leaf.item.fill);
    if (fill) {
        element.setAttribute('fill', fill);
    }
    if (leaf.item.stroke) {
        const [colour, width, ...dash] = leaf.item.stroke;
        element.setAttribute('stroke', colour);
        element.setAttribute('stroke-width', String(width));
        if (dash.length > 0) {
            element.setAttribute('stroke-dasharray', dash.join(' '));
            element.setAttribute('stroke-linecap', 'butt');
        }
    }
    return element;
}

export function textOf(leaf: Leaf): SVGElement {
    const item = leaf.item;
    const text = item.text ?? '';
    const leftwards = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);
    const anchor = item.anchor ?? 'start';
    const element = svg('text', { 'font-size': item.size ?? 12, fill: item.colour ?? '#000', 'xml:space': 'preserve' });
    if (item.weight) {
        element.setAttribute('font-weight', String(item.weight));
    }
    if (item.italic) {
        element.setAttribute('font-style', 'italic');
    }
    if (leftwards) {
        element.setAttribute('direction', 'rtl');
    }
    element.setAttribute('text-anchor', anchor === 'middle' || !leftwards ? anchor : anchor === 'start' ? 'end' : 'start');
    element.textContent = text;
    return element;
}

function place(element: SVGElement, leaf: Leaf, x: Stretch, y: Stretch): void {
    const item = leaf.item;
    const set = (name: string, value: number): void => element.setAttribute(name, String(Math.round(value * 1000) / 1000));
    switch (item.kind) {
        case 'path':
            element.setAttribute('d', pathData(leaf, x, y));
            break;
        case 'rect':
        case 'raster': {
            const [left, top, width, height] = item.box ?? [0, 0, 0, 0];
            set('x', x.by * left + x.plus);
            set('y', y.by * top + y.plus);
            set('width', Math.max(0, x.by * width));
            set('height', Math.max(0, y.by * height));
            break;
        }
        case 'dots':
            for (let i = 0; i < element.children.length; i++) {
                const cx = x.by * (leaf.points[2 * i] ?? 0) + x.plus;
                const cy = y.by * (leaf.points[2 * i + 1] ?? 0) + y.plus;
                element.children[i]?.setAttribute('transform', `translate(${cx} ${cy})`);
            }
            break;
        default: {
            const px = x.by * Number(item.x ?? 0) + x.plus;
            const py = y.by * Number(item.y ?? 0) + y.plus;
            if (item.angle) {
                element.setAttribute('transform', `translate(${px} ${py})rotate(${item.angle})`);
            } else {
                set('x', px);
                set('y', py);
            }
        }
    }
}
