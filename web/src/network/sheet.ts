import type { Camera, Size } from './camera.ts';
import type { Drawn } from './drawn.ts';
import { paint, SPILL, type Marks } from './paint.ts';
import { lieOf, partOf, uncovered, type Lie, type Part } from './strips.ts';

/** What stands on a canvas. */
interface Painted {
    drawn: Drawn;
    marks: Omit<Marks, 'pointed'>;
    pointed: number;
    lie: Lie;
    size: Size;
}

/**
 * A canvas that remembers what was painted on it: when the camera moves, what is there is moved along and only the strips that come into
 * sight are painted; when another box is pointed at, only the two boxes are. All else paints the whole.
 */
export class Sheet {
    private painted: Painted | null = null;

    constructor(private readonly canvas: CanvasRenderingContext2D) {}

    /** What is on the canvas no longer counts: its size, the theme or a font changed. */
    forget(): void {
        this.painted = null;
    }

    /**
     * @param marks equal ones are the same object
     * @param ratio canvas pixels in a page pixel
     */
    show(drawn: Drawn, camera: Camera, ratio: number, marks: Omit<Marks, 'pointed'>, pointed: number): void {
        const { canvas } = this;
        const size = { width: canvas.canvas.width, height: canvas.canvas.height };
        const lie = lieOf(camera, ratio);
        for (const part of this.parts(drawn, lie, size, marks, pointed)) {
            paint(canvas, drawn, lie, part, ratio, { ...marks, pointed });
        }
        this.painted = { drawn, marks, pointed, lie, size };
    }

    private parts(drawn: Drawn, lie: Lie, size: Size, marks: Omit<Marks, 'pointed'>, pointed: number): Part[] {
        const before = this.painted;
        const same = before?.drawn === drawn && before.marks === marks && before.size.width === size.width && before.size.height === size.height;
        const strips = same ? uncovered(before.lie, lie, size) : null;
        if (!before || !strips) {
            return [{ x: 0, y: 0, ...size }];
        }
        if (strips.length > 0) {
            const { canvas } = this;
            canvas.setTransform(1, 0, 0, 1, 0, 0);
            canvas.globalCompositeOperation = 'copy';
            canvas.drawImage(canvas.canvas, before.lie.x - lie.x, before.lie.y - lie.y);
            canvas.globalCompositeOperation = 'source-over';
        }
        const changed = before.pointed === pointed ? [] : [before.pointed, pointed];
        return [...strips, ...changed.flatMap((i) => drawn.diagram.boxes[i] ?? []).flatMap((box) => partOf(lie, box, SPILL, size) ?? [])];
    }
}
