import type { DiagramBox } from '../api/models.ts';
import { colour } from '../charts/colours.ts';
import { boxesIn, edgesIn, opens, type Drawn } from './drawn.ts';
import { ink, paintFar, type Look } from './far.ts';
import { paintEdges } from './paintEdges.ts';
import type { Shade } from './shade.ts';
import { paintSign, type Sign } from './sign.ts';
import type { Lie, Part } from './strips.ts';
import type { Lit } from './ways.ts';

/** What is seen beside the diagram itself. */
export interface Marks {
    chosen: number;
    pointed: number;
    /** A second box that is chosen, or −1. */
    second: number;
    lit: Lit;
    hits: ReadonlySet<number>;
    /** What differs in boxes. */
    signs?: ReadonlyMap<number, Sign>;
    /** How it is said that some copies differ: `2 differ: 3, 7`. */
    differ?: (copies: readonly string[]) => string;
    /** How long the bars at the feet of boxes are, 0 to 1. */
    bars?: ReadonlyMap<number, number>;
    /** Numbers that boxes are coloured by. */
    shades?: ReadonlyMap<number, Shade>;
}

const TEXT_FROM = 0.4;
const DETAIL_FROM = 0.5;
const FONT = 'Inter, sans-serif';
/** How far signs, copies and lines reach over the frames of their boxes, diagram pixels; labels of edges further. */
export const SPILL = 16;
const LABEL = 200;

/**
 * Paints a part of a canvas.
 *
 * @param ratio canvas pixels in a page pixel
 */
export function paint(canvas: CanvasRenderingContext2D, drawn: Drawn, lie: Lie, part: Part, ratio: number, marks: Marks): void {
    const { diagram } = drawn;
    const scale = lie.scale / ratio;
    const spill = Math.max(SPILL, 2 / lie.scale);
    const [x0, y0] = [(part.x + lie.x) / lie.scale - spill, (part.y + lie.y) / lie.scale - spill];
    const [x1, y1] = [(part.x + part.width + lie.x) / lie.scale + spill, (part.y + part.height + lie.y) / lie.scale + spill];
    canvas.setTransform(1, 0, 0, 1, 0, 0);
    canvas.save();
    canvas.beginPath();
    canvas.rect(part.x, part.y, part.width, part.height);
    canvas.clip();
    canvas.fillStyle = colour('--surface');
    canvas.fillRect(part.x, part.y, part.width, part.height);
    canvas.setTransform(lie.scale, 0, 0, lie.scale, -lie.x, -lie.y);
    const boxes = boxesIn(drawn, x0, y0, x1, y1);
    const open = boxes.filter((i) => diagram.boxes[i]!.kind === 'open');
    open.forEach((i) => scope(canvas, diagram.boxes[i]!, i === marks.chosen || i === marks.second));
    const edges = edgesIn(drawn, x0, y0, x1, y1);
    paintEdges(canvas, edges.filter((i) => !marks.lit.edges.has(i)).map((i) => diagram.edges[i]!), scale, '--mute', 1.25);
    paintEdges(canvas, edges.filter((i) => marks.lit.edges.has(i)).map((i) => diagram.edges[i]!), scale, '--accent', 1.75);
    if (scale >= TEXT_FROM) {
        open.forEach((i) => head(canvas, diagram.boxes[i]!, marks.differ, marks.shades?.get(i)));
    }
    if (scale >= DETAIL_FROM) {
        canvas.font = `400 11px ${FONT}`;
        canvas.fillStyle = colour('--ink-3');
        canvas.textAlign = 'left';
        for (const label of diagram.labels) {
            if (label.x < x1 && label.x > x0 - LABEL && label.y > y0 && label.y < y1 + 12) {
                canvas.fillText(label.text, label.x, label.y);
            }
        }
    }
    const shut = boxes.filter((i) => diagram.boxes[i]!.kind !== 'open');
    if (scale < TEXT_FROM) {
        paintFar(canvas, drawn, shut, lie.scale, (i) => lookOf(diagram.boxes[i]!, i, marks));
    }
    for (const i of shut) {
        const box = diagram.boxes[i]!;
        if (scale >= TEXT_FROM) {
            closed(canvas, box, scale, lookOf(box, i, marks), marks.differ);
        }
        const share = marks.bars?.get(i);
        if (share !== undefined && scale >= TEXT_FROM) {
            bar(canvas, box, share);
        }
        if (box.odd !== undefined) {
            odd(canvas, box);
        }
        const sign = marks.signs?.get(i);
        if (sign) {
            paintSign(canvas, box, sign, scale);
        }
    }
    canvas.restore();
}

function shape(canvas: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, radius: number, fill: string, stroke: string | null, line = 1, dash: number[] = []): void {
    canvas.beginPath();
    canvas.roundRect(x, y, width, height, radius);
    canvas.fillStyle = ink(fill);
    canvas.fill();
    if (stroke !== null) {
        canvas.lineWidth = line;
        canvas.setLineDash(dash);
        canvas.strokeStyle = colour(stroke);
        canvas.stroke();
        canvas.setLineDash([]);
    }
}

function scope(canvas: CanvasRenderingContext2D, box: DiagramBox, chosen: boolean): void {
    for (let k = box.times === undefined ? 0 : 2; k > 0; k--) {
        shape(canvas, box.x + 4 * k, box.y + 4 * k, box.width, box.height, 8, '--ground', '--edge');
    }
    shape(canvas, box.x, box.y, box.width, box.height, 8, '--ground', chosen ? '--accent' : '--edge', chosen ? 2 : 1);
}

/** A scope's name lies over the edges that pass it. */
function head(canvas: CanvasRenderingContext2D, box: DiagramBox, differ: Marks['differ'], shade?: Shade): void {
    canvas.textAlign = 'left';
    canvas.font = `500 12px ${FONT}`;
    const named = canvas.measureText(box.label).width;
    canvas.font = `400 11px ${FONT}`;
    const detail = shade ? '' : box.detail;
    const told = detail === '' ? 0 : canvas.measureText(detail).width + 8;
    canvas.fillStyle = colour('--ground');
    canvas.fillRect(box.x + 9, box.y + 8, named + told + 22, 18);
    const left = box.x + (box.path === undefined ? 12 : 26);
    if (box.path !== undefined) {
        minus(canvas, box.x + 12, box.y + 17);
    }
    canvas.fillStyle = colour('--ink-3');
    canvas.fillText(detail, left + named + 8, box.y + 21);
    canvas.font = `500 12px ${FONT}`;
    canvas.fillStyle = colour('--ink');
    canvas.fillText(box.label, left, box.y + 21);
    if (shade) {
        canvas.font = `500 11px ${FONT}`;
        const x = left + named + told + 8;
        const width = canvas.measureText(shade.text).width + 12;
        canvas.fillStyle = shade.fill;
        canvas.beginPath();
        canvas.roundRect(x, box.y + 9, width, 16, 3);
        canvas.fill();
        canvas.fillStyle = shade.ink;
        canvas.fillText(shade.text, x + 6, box.y + 21);
    }
    if (box.times !== undefined) {
        repeat(canvas, box, box.x + box.width - 12, box.y + 21, 600, 12, differ);
    }
}

/** How many copies a box stands for, and which of them differ; the width of the words. */
function repeat(canvas: CanvasRenderingContext2D, box: DiagramBox, end: number, base: number, weight: number, size: number, differ: Marks['differ']): number {
    if (box.times === undefined) {
        return 0;
    }
    const odd = box.differ && differ ? `, ${differ(box.differ)}` : '';
    const text = `× ${box.times}${odd}`;
    words(canvas, text, end, base, size, weight, odd === '' ? '--ink-2' : '--worse', 'right');
    return canvas.measureText(text).width;
}

/** A bar at the foot, as long as what the box takes. */
function bar(canvas: CanvasRenderingContext2D, box: DiagramBox, share: number): void {
    canvas.fillStyle = colour('--count-5');
    canvas.fillRect(box.x + 6, box.y + box.height - 3, Math.max(3, share * (box.width - 12)), 2);
}

/** A dot on the corner of what differs in some copies of the repeat around it. */
function odd(canvas: CanvasRenderingContext2D, box: DiagramBox): void {
    canvas.beginPath();
    canvas.arc(box.x + box.width - 1, box.y, 4, 0, 2 * Math.PI);
    canvas.fillStyle = colour('--worse');
    canvas.fill();
    canvas.lineWidth = 1.5;
    canvas.strokeStyle = colour('--surface');
    canvas.stroke();
}

function minus(canvas: CanvasRenderingContext2D, x: number, y: number, line = '--ink-3'): void {
    canvas.strokeStyle = ink(line);
    canvas.lineWidth = 1.25;
    canvas.beginPath();
    canvas.moveTo(x, y);
    canvas.lineTo(x + 7, y);
    canvas.stroke();
}

function lookOf(box: DiagramBox, i: number, marks: Marks): Look {
    const shade = marks.shades?.get(i);
    const chosen = i === marks.chosen || i === marks.second;
    const stub = box.kind === 'stub';
    const hit = marks.hits.has(i);
    return {
        shade,
        chosen,
        fill: shade ? shade.fill : hit ? '--accent-soft' : i === marks.pointed ? '--press' : box.weighs || stub ? '--surface' : '--well',
        stroke: chosen ? '--accent' : hit || marks.lit.boxes.has(i) ? '--accent-edge' : box.weighs || shade || stub ? '--edge' : null,
    };
}

function closed(canvas: CanvasRenderingContext2D, box: DiagramBox, scale: number, { shade, chosen, fill, stroke }: Look, differ: Marks['differ']): void {
    const round = box.kind === 'input' || box.kind === 'output' || box.kind === 'stub';
    if (box.times !== undefined && box.kind !== 'stub') {
        shape(canvas, box.x + 3, box.y + 3, box.width, box.height, 5, '--surface', '--edge');
    }
    shape(canvas, box.x, box.y, box.width, box.height, round ? box.height / 2 : 5, fill, stroke, chosen ? 2 : 1, box.kind === 'stub' ? [2, 2] : []);
    const base = box.y + box.height / 2 + 4.5;
    if (box.kind === 'stub') {
        words(canvas, box.label, box.x + box.width / 2, base - 0.5, 11, 400, '--ink-3', 'center');
        return;
    }
    const weight = box.weighs || round ? 500 : 400;
    const folded = opens(box);
    if (folded) {
        plus(canvas, box.x + 10.5, box.y + box.height / 2, shade?.ink);
    }
    if (shade) {
        shaded(canvas, box, scale, folded, weight, shade);
        return;
    }
    if (box.detail === '' && box.times === undefined && !folded) {
        words(canvas, box.label, box.x + box.width / 2, base, 12, weight, '--ink', 'center');
        return;
    }
    words(canvas, box.label, box.x + (folded ? 24 : 10), base, 12, weight, '--ink', 'left');
    if (scale < DETAIL_FROM) {
        return;
    }
    const end = box.x + box.width - 10;
    const times = repeat(canvas, box, end, base, 500, 11, differ);
    words(canvas, box.detail, times === 0 ? end : end - times - 10, base, 11, 400, '--ink-3', 'right');
}

/** The words of a box on the colour of its number, and the number where there is room. */
function shaded(canvas: CanvasRenderingContext2D, box: DiagramBox, scale: number, folded: boolean, weight: number, { ink, text }: Shade): void {
    const base = box.y + box.height / 2 + 4.5;
    const left = folded ? 24 : 10;
    canvas.font = `500 11px ${FONT}`;
    const wide = canvas.measureText(text).width;
    canvas.font = `${weight} 12px ${FONT}`;
    const room = box.width - left - 10 - canvas.measureText(box.label).width - 8;
    if (scale >= DETAIL_FROM && wide <= room) {
        words(canvas, box.label, box.x + left, base, 12, weight, ink, 'left');
        words(canvas, text, box.x + box.width - 10, base, 11, 500, ink, 'right');
    } else if (folded) {
        words(canvas, box.label, box.x + left, base, 12, weight, ink, 'left');
    } else {
        words(canvas, box.label, box.x + box.width / 2, base, 12, weight, ink, 'center');
    }
}

function words(canvas: CanvasRenderingContext2D, text: string, x: number, y: number, size: number, weight: number, token: string, align: CanvasTextAlign): void {
    canvas.font = `${weight} ${size}px ${FONT}`;
    canvas.fillStyle = ink(token);
    canvas.textAlign = align;
    canvas.fillText(text, x, y);
}

function plus(canvas: CanvasRenderingContext2D, x: number, y: number, line?: string): void {
    minus(canvas, x, y, line);
    canvas.beginPath();
    canvas.moveTo(x + 3.5, y - 3.5);
    canvas.lineTo(x + 3.5, y + 3.5);
    canvas.stroke();
}
