import type { DiagramEdge } from '../api/models.ts';
import { colour } from '../charts/colours.ts';

const ARROWS_FROM = 0.2;
/** Below this a curve is too small to be told from a line. */
const CURVES_FROM = 0.12;
/** A shorter line, page pixels, is not seen between its boxes. */
const SEEN_FROM = 1.5;
/** Edges of one path: filling its outline takes longer than in proportion to what crosses a row of pixels. */
const TOGETHER = 256;

/** Edges in one colour, with arrows where they end at boxes. */
export function paintEdges(canvas: CanvasRenderingContext2D, edges: readonly DiagramEdge[], scale: number, token: string, width: number): void {
    if (edges.length === 0) {
        return;
    }
    canvas.strokeStyle = colour(token);
    canvas.fillStyle = colour(token);
    canvas.lineWidth = Math.max(width, 0.6 / scale);
    for (let from = 0; from < edges.length; from += TOGETHER) {
        canvas.beginPath();
        edges.slice(from, from + TOGETHER).forEach(({ points }) => trace(canvas, points, scale));
        canvas.stroke();
    }
    if (scale < ARROWS_FROM) {
        return;
    }
    canvas.beginPath();
    for (const edge of edges) {
        if (edge.head) {
            arrow(canvas, edge.points);
        }
    }
    canvas.fill();
}

function trace(canvas: CanvasRenderingContext2D, points: readonly number[], scale: number): void {
    const n = points.length;
    if (scale < CURVES_FROM && n === 8 && (Math.abs(points[0]! - points[6]!) + Math.abs(points[1]! - points[7]!)) * scale < SEEN_FROM) {
        return;
    }
    canvas.moveTo(points[0]!, points[1]!);
    for (let i = 2; i < n; i += 6) {
        if (scale < CURVES_FROM) {
            canvas.lineTo(points[i + 4]!, points[i + 5]!);
        } else {
            canvas.bezierCurveTo(points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!, points[i + 4]!, points[i + 5]!);
        }
    }
}

function arrow(canvas: CanvasRenderingContext2D, points: readonly number[]): void {
    const n = points.length;
    const [x, y] = [points[n - 2]!, points[n - 1]!];
    let k = n - 4;
    let [dx, dy] = [x - points[k]!, y - points[k + 1]!];
    while (Math.abs(dx) + Math.abs(dy) < 1e-6 && k >= 2) {
        k -= 2;
        [dx, dy] = [x - points[k]!, y - points[k + 1]!];
    }
    const length = Math.hypot(dx, dy) || 1;
    const [ux, uy] = [dx / length, dy / length];
    canvas.moveTo(x, y);
    canvas.lineTo(x - ux * 6 - uy * 3.5, y - uy * 6 + ux * 3.5);
    canvas.lineTo(x - ux * 6 + uy * 3.5, y - uy * 6 - ux * 3.5);
    canvas.closePath();
}
