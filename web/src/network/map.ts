import { colour } from '../charts/colours.ts';
import { window, type Camera, type Size } from './camera.ts';
import type { Drawn } from './drawn.ts';
import type { Marks } from './paint.ts';

/** How large the map is drawn, at most. */
const WIDEST = 140;
const HIGHEST = 170;

export function mapSize(drawn: Drawn): Size & { scale: number } {
    const scale = Math.min(WIDEST / drawn.diagram.width, HIGHEST / drawn.diagram.height);
    return { scale, width: Math.max(28, drawn.diagram.width * scale), height: Math.max(28, drawn.diagram.height * scale) };
}

/** The whole diagram, small, with a frame around what is seen. */
export function paintMap(canvas: CanvasRenderingContext2D, drawn: Drawn, camera: Camera, seen: Size, ratio: number, marks: Marks): void {
    const { scale, width, height } = mapSize(drawn);
    canvas.setTransform(ratio, 0, 0, ratio, 0, 0);
    canvas.clearRect(0, 0, width, height);
    drawn.diagram.boxes.forEach((box, i) => {
        const marked = i === marks.chosen || marks.hits.has(i);
        canvas.fillStyle = (box.kind === 'open' ? undefined : marks.shades?.get(i)?.fill) ?? colour(marked ? '--accent' : box.kind === 'open' ? '--well' : (marks.signs?.get(i)?.token ?? '--mute'));
        canvas.fillRect(box.x * scale, box.y * scale, Math.max(1, box.width * scale), Math.max(box.kind === 'open' ? 1 : 1.2, box.height * scale));
    });
    const frame = window(camera, seen);
    canvas.strokeStyle = colour('--accent');
    canvas.lineWidth = 1;
    const [x, y] = [Math.max(0.5, frame.x * scale), Math.max(0.5, frame.y * scale)];
    canvas.strokeRect(x, y, Math.max(4, Math.min(width - 0.5, (frame.x + frame.width) * scale) - x), Math.max(4, Math.min(height - 0.5, (frame.y + frame.height) * scale) - y));
}
