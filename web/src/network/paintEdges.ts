import type { DiagramEdge } from '../api/models.ts';
import { colour } from '../charts/colours.ts';

/** Edges in one colour, with arrows where they end at boxes. */
export function paintEdges(canvas: CanvasRenderingContext2D, edges: readonly DiagramEdge[], scale: number, token: string, width: number): void {
    if (edges.length === 0) {
        return;
    }
    canvas.strokeStyle = colour(token);
    canvas.fillStyle = colour(token);
    canvas.lineWidth = Math.max(width, 0.6 / scale);
    canvas.beginPath();
    for (const { points } of edges) {
        canvas.moveTo(points[0]!, points[1]!);
        for (let i = 2; i < points.length; i += 6) {
            canvas.bezierCurveTo(points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!, points[i + 4]!, points[i + 5]!);
        }
    }
    canvas.stroke();
    if (scale < 0.2) {
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
