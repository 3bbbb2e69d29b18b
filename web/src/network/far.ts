import type { DiagramBox } from '../api/models.ts';
import { colour } from '../charts/colours.ts';
import type { Drawn } from './drawn.ts';
import type { Shade } from './shade.ts';

/** How a closed box looks: colours as they are, or tokens. */
export interface Look {
    shade: Shade | undefined;
    chosen: boolean;
    fill: string;
    stroke: string | null;
}

/** Below this, canvas pixels in a diagram pixel, a line around a box would be too faint to be seen, so the box takes its colour. */
const LINES_FROM = 0.15;
const ROUND_FROM = 0.25;

/** A colour as it is, or a token's. */
export function ink(token: string): string {
    return token.startsWith('--') ? colour(token) : token;
}

/** Boxes too small for words: one path for all of a colour. Boxes do not overlap, so their order does not matter. */
export function paintFar(canvas: CanvasRenderingContext2D, { diagram }: Drawn, boxes: readonly number[], scale: number, look: (box: number) => Look): void {
    const fills = new Map<string, DiagramBox[]>();
    const strokes = new Map<string, DiagramBox[]>();
    const strong: DiagramBox[] = [];
    for (const i of boxes) {
        const box = diagram.boxes[i]!;
        const { fill, stroke, chosen, shade } = look(i);
        if (scale < LINES_FROM) {
            put(fills, shade && !chosen ? shade.fill : small(fill, stroke), box);
        } else {
            put(fills, fill, box);
            if (chosen) {
                strong.push(box);
            } else if (stroke !== null) {
                put(strokes, stroke, box);
            }
        }
    }
    fills.forEach((same, token) => {
        canvas.fillStyle = ink(token);
        outline(canvas, same, scale);
        canvas.fill();
    });
    canvas.lineWidth = 1;
    strokes.forEach((same, token) => {
        canvas.strokeStyle = ink(token);
        outline(canvas, same, scale);
        canvas.stroke();
    });
    canvas.lineWidth = Math.max(2, 1.5 / scale);
    canvas.strokeStyle = colour('--accent');
    outline(canvas, strong, scale);
    canvas.stroke();
}

/** Of a few pixels, light colours would not be seen: boxes with weights are as dark as edges, the others lighter. */
function small(fill: string, stroke: string | null): string {
    return stroke === '--edge' ? '--mute' : (stroke ?? (fill === '--well' ? '--edge' : fill));
}

function put(by: Map<string, DiagramBox[]>, token: string, box: DiagramBox): void {
    const same = by.get(token);
    if (same) {
        same.push(box);
    } else {
        by.set(token, [box]);
    }
}

/** At least a canvas pixel of each. */
function outline(canvas: CanvasRenderingContext2D, boxes: readonly DiagramBox[], scale: number): void {
    canvas.beginPath();
    const least = 1 / scale;
    for (const box of boxes) {
        if (scale < ROUND_FROM) {
            canvas.rect(box.x, box.y, Math.max(least, box.width), Math.max(least, box.height));
        } else {
            const round = box.kind === 'input' || box.kind === 'output' || box.kind === 'stub';
            canvas.roundRect(box.x, box.y, box.width, box.height, round ? box.height / 2 : 5);
        }
    }
}
