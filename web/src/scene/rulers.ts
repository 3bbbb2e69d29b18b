import { textOf } from './paint.ts';
import type { Shape } from './paint.ts';
import type { PanelJson, Picture } from './scene.ts';
import { axisOf, keyOf, stretches, ticks } from './view.ts';
import type { Ruler, Side, Stretch } from './view.ts';

type Line = [x1: number, y1: number, x2: number, y2: number];

interface Ruled {
    readonly panel: PanelJson;
    readonly side: Ruler;
}

const X_APART = 90;
const Y_APART = 48;

/** Grid lines, tick marks and tick labels, which are drawn anew where a panel is stretched. */
export class Rulers {
    private readonly lines: { shape: Shape; line: Line; ruled: Ruled }[] = [];
    private readonly labels: { shape: Shape; ruled: Ruled }[] = [];
    private readonly made: SVGElement[] = [];
    private after: Shape | null = null;

    constructor(picture: Picture, shapes: readonly Shape[]) {
        for (const shape of shapes) {
            const { role, item } = shape.leaf;
            if (item.kind === 'path' && (role === 'grid' || role === 'tick')) {
                for (const line of linesOf(shape)) {
                    const ruled = ruledBy(picture.panels, line, role === 'grid');
                    if (ruled) {
                        this.lines.push({ shape, line, ruled });
                    }
                }
            } else if (item.kind === 'text' && role === 'tick') {
                const ruled = labelled(picture.panels, Number(item.x), Number(item.y) - 0.35 * (item.size ?? 11));
                if (ruled) {
                    this.labels.push({ shape, ruled });
                }
            }
        }
    }

    /** To be called after all shapes are at their usual places. */
    draw(stretch: (panel: PanelJson, side: Side) => Stretch): void {
        this.made.splice(0).forEach((element) => element.remove());
        this.after = null;
        const done = new Set<string>();
        for (const { shape, line, ruled } of this.lines) {
            const now = this.changed(ruled, stretch);
            if (!now) {
                continue;
            }
            shape.element.style.display = 'none';
            const key = `${keyOf(ruled.panel, sideOf(ruled))} ${shape.leaf.role} ${ruled.side === 'x' ? [line[1], line[3]] : [line[0], line[2]]}`;
            if (!done.has(key)) {
                done.add(key);
                const copy = shape.element.cloneNode() as SVGElement;
                copy.style.display = '';
                copy.setAttribute('d', now.map(({ pixel }) => (ruled.side === 'x' ? `M${pixel} ${line[1]}V${line[3]}` : `M${line[0]} ${pixel}H${line[2]}`)).join(''));
                this.put(shape, copy);
            }
        }
        for (const { shape, ruled } of this.labels) {
            const now = this.changed(ruled, stretch);
            if (!now) {
                continue;
            }
            shape.element.style.display = 'none';
            const { item } = shape.leaf;
            const key = `${keyOf(ruled.panel, sideOf(ruled))} ${ruled.side === 'x' ? item.y : item.x}`;
            if (!done.has(key)) {
                done.add(key);
                for (const { pixel, text } of now) {
                    const label = textOf({ ...shape.leaf, item: { ...item, text, anchor: ruled.side === 'x' ? 'middle' : (item.anchor ?? 'end'), angle: 0 } });
                    label.setAttribute('x', String(ruled.side === 'x' ? pixel : item.x));
                    label.setAttribute('y', String(ruled.side === 'x' ? item.y : pixel + 0.36 * (item.size ?? 11)));
                    label.setAttribute('class', `ls-tick-${sideOf(ruled)}`);
                    this.put(shape, label);
                }
            }
        }
    }

    private changed({ panel, side }: Ruled, stretch: (panel: PanelJson, side: Side) => Stretch): { pixel: number; text: string }[] | null {
        const now = stretch(panel, sideOf({ panel, side }));
        return now.by === 1 && now.plus === 0 ? null : ticks(panel, side, now, side === 'x' ? X_APART : Y_APART);
    }

    private put(shape: Shape, element: SVGElement): void {
        const last = this.made[this.made.length - 1];
        (last && this.after === shape ? last : shape.element).after(element);
        this.after = shape;
        this.made.push(element);
    }
}

/** The side of the panel with which an axis is stretched. */
function sideOf({ side }: Ruled): Side {
    return side === 'right' ? 'y' : side;
}

/** The upright and level lines of an outline. */
function linesOf({ leaf }: Shape): Line[] {
    const lines: Line[] = [];
    let p = 0;
    for (const step of leaf.steps) {
        if (step === 'C') {
            return [];
        }
        if (step === 'L') {
            const at = (i: number): number => leaf.points[p + i] ?? 0;
            lines.push([at(-2), at(-1), at(0), at(1)]);
        }
        p += step === 'Z' ? 0 : 2;
    }
    return lines;
}

const NEAR = 12;

function ruledBy(panels: readonly PanelJson[], [x1, y1, x2, y2]: Line, across: boolean): Ruled | null {
    for (const panel of panels) {
        const [left, top, width, height] = panel.box;
        const right = left + width;
        const bottom = top + height;
        const onX = x1 >= left - 1 && x1 <= right + 1;
        const onY = y1 >= top - 1 && y1 <= bottom + 1;
        const low = Math.min(y1, y2);
        const high = Math.max(y1, y2);
        const far = Math.max(x1, x2);
        const near = Math.min(x1, x2);
        if (Math.abs(x1 - x2) < 0.1 && onX && stretches(panel.x)) {
            if (across ? low < top + height / 2 && high > top + height / 2 : Math.abs(low - bottom) < NEAR || Math.abs(high - top) < NEAR) {
                return { panel, side: 'x' };
            }
        }
        if (Math.abs(y1 - y2) < 0.1 && onY && stretches(panel.y)) {
            if (across ? near < left + width / 2 && far > left + width / 2 : Math.abs(far - left) < NEAR || Math.abs(near - right) < NEAR) {
                return { panel, side: 'y' };
            }
        }
    }
    return null;
}

/** The axis that a tick label at a place belongs to: that of the nearest panel beside it. */
function labelled(panels: readonly PanelJson[], x: number, y: number): Ruled | null {
    let best: Ruled | null = null;
    let distance = 80;
    for (const panel of panels) {
        const [left, top, width, height] = panel.box;
        const below = y >= top + height ? y - top - height : y <= top ? top - y : Infinity;
        if (x >= left - 2 && x <= left + width + 2 && below < distance && stretches(panel.x)) {
            distance = below;
            best = { panel, side: 'x' };
        }
        const beyond = x >= left + width;
        const beside = x <= left ? left - x : beyond ? x - left - width : Infinity;
        const upright = beyond && panel.right ? 'right' : 'y';
        if (y >= top - 4 && y <= top + height + 4 && beside < distance && stretches(axisOf(panel, upright))) {
            distance = beside;
            best = { panel, side: upright };
        }
    }
    return best;
}

