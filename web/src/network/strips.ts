import type { Camera, Size } from './camera.ts';

/** A part of a canvas in its own pixels. */
export interface Part extends Size {
    x: number;
    y: number;
}

/** Where a canvas lies over a diagram: `canvas pixel = diagram pixel · scale − x`, x and y whole, so that what was painted can be moved without being blurred. */
export interface Lie {
    x: number;
    y: number;
    scale: number;
}

export function lieOf(camera: Camera, ratio: number): Lie {
    const scale = camera.scale * ratio;
    return { x: Math.round(camera.x * scale), y: Math.round(camera.y * scale), scale };
}

/** What of a canvas is new after it was moved from one lie to another: at most a strip across and one upright, which do not overlap; null where all is. */
export function uncovered(from: Lie, to: Lie, size: Size): Part[] | null {
    const [dx, dy] = [from.x - to.x, from.y - to.y];
    if (from.scale !== to.scale || Math.abs(dx) >= size.width || Math.abs(dy) >= size.height) {
        return null;
    }
    const parts: Part[] = [];
    if (dy !== 0) {
        parts.push({ x: 0, y: dy > 0 ? 0 : size.height + dy, width: size.width, height: Math.abs(dy) });
    }
    if (dx !== 0) {
        parts.push({ x: dx > 0 ? 0 : size.width + dx, y: Math.max(0, dy), width: Math.abs(dx), height: size.height - Math.abs(dy) });
    }
    return parts;
}

/** The whole pixels of a canvas on which something of a diagram lies, cut to the canvas; null where none do. */
export function partOf(lie: Lie, frame: Part, spill: number, size: Size): Part | null {
    const x0 = Math.max(0, Math.floor((frame.x - spill) * lie.scale - lie.x));
    const y0 = Math.max(0, Math.floor((frame.y - spill) * lie.scale - lie.y));
    const x1 = Math.min(size.width, Math.ceil((frame.x + frame.width + spill) * lie.scale - lie.x));
    const y1 = Math.min(size.height, Math.ceil((frame.y + frame.height + spill) * lie.scale - lie.y));
    return x1 > x0 && y1 > y0 ? { x: x0, y: y0, width: x1 - x0, height: y1 - y0 } : null;
}
