import { colour } from '../charts/colours.ts';
import { window, type Camera, type Size } from './camera.ts';
import { boxesIn, type Drawn } from './drawn.ts';
import type { Marks } from './paint.ts';

/** How large the map is drawn, at most. */
const WIDEST = 140;
const HIGHEST = 170;

export function mapSize(drawn: Drawn): Size & { scale: number } {
    const scale = Math.min(WIDEST / drawn.diagram.width, HIGHEST / drawn.diagram.height);
    return { scale, width: Math.max(28, drawn.diagram.width * scale), height: Math.max(28, drawn.diagram.height * scale) };
}

/** Where the map stands. */
export const CORNERS = ['lower left', 'upper left', 'upper right'] as const;
export type Corner = (typeof CORNERS)[number];

/** Room around the map, and for what stands over the graph, page pixels. */
const FRAME = 24;
const TOOLS = 48;

/** The corner in which the map covers fewest boxes, the one where it is if that is none; null where all is seen without it. */
export function cornerOf(drawn: Drawn, camera: Camera, seen: Size, now: Corner | null): Corner | null {
    const { diagram } = drawn;
    const view = window(camera, seen);
    if (view.x <= 0 && view.y <= 0 && view.x + view.width >= diagram.width && view.y + view.height >= diagram.height) {
        return null;
    }
    const size = mapSize(drawn);
    const [width, height] = [(size.width + FRAME) / camera.scale, (size.height + FRAME) / camera.scale];
    const covered = (corner: Corner): number => {
        const x = corner.endsWith('left') ? view.x : view.x + view.width - width;
        const y = corner.startsWith('lower') ? view.y + view.height - height : view.y + TOOLS / camera.scale;
        return boxesIn(drawn, x, y, x + width, y + height).filter((i) => diagram.boxes[i]?.kind !== 'open').length;
    };
    const tried = now === null ? [...CORNERS] : [now, ...CORNERS.filter((c) => c !== now)];
    return tried.reduce((best, corner) => (covered(corner) < covered(best) ? corner : best));
}

/** The whole diagram, small, with a frame around what is seen. Boxes are painted once for the same marks, the frame each time. */
export class SmallMap {
    private readonly boxes = document.createElement('canvas');
    private painted: { drawn: Drawn; marks: Omit<Marks, 'pointed'>; ratio: number } | null = null;

    constructor(private readonly canvas: CanvasRenderingContext2D) {}

    /** Boxes no longer count: the theme changed. */
    forget(): void {
        this.painted = null;
    }

    show(drawn: Drawn, camera: Camera, seen: Size, ratio: number, marks: Omit<Marks, 'pointed'>): void {
        const { canvas, painted } = this;
        const { scale, width, height } = mapSize(drawn);
        if (painted?.drawn !== drawn || painted.marks !== marks || painted.ratio !== ratio) {
            this.boxes.width = Math.ceil(width * ratio);
            this.boxes.height = Math.ceil(height * ratio);
            const small = this.boxes.getContext('2d', { willReadFrequently: true });
            if (small) {
                small.setTransform(ratio, 0, 0, ratio, 0, 0);
                paintBoxes(small, drawn, scale, marks);
            }
            this.painted = { drawn, marks, ratio };
        }
        canvas.setTransform(1, 0, 0, 1, 0, 0);
        canvas.clearRect(0, 0, canvas.canvas.width, canvas.canvas.height);
        canvas.drawImage(this.boxes, 0, 0);
        canvas.setTransform(ratio, 0, 0, ratio, 0, 0);
        const frame = window(camera, seen);
        canvas.strokeStyle = colour('--accent');
        canvas.lineWidth = 1;
        const [x, y] = [Math.max(0.5, frame.x * scale), Math.max(0.5, frame.y * scale)];
        canvas.strokeRect(x, y, Math.max(4, Math.min(width - 0.5, (frame.x + frame.width) * scale) - x), Math.max(4, Math.min(height - 0.5, (frame.y + frame.height) * scale) - y));
    }
}

function paintBoxes(canvas: CanvasRenderingContext2D, { diagram }: Drawn, scale: number, marks: Omit<Marks, 'pointed'>): void {
    diagram.boxes.forEach((box, i) => {
        const marked = i === marks.chosen || marks.hits.has(i);
        canvas.fillStyle = (box.kind === 'open' ? undefined : marks.shades?.get(i)?.fill) ?? colour(marked ? '--accent' : box.kind === 'open' ? '--well' : (marks.signs?.get(i)?.token ?? '--mute'));
        canvas.fillRect(box.x * scale, box.y * scale, Math.max(1, box.width * scale), Math.max(box.kind === 'open' ? 1 : 1.2, box.height * scale));
    });
}
