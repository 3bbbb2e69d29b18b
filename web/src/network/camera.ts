/** Where the eye stands: page pixels = (diagram pixels − x, y) · scale. */
export interface Camera {
    x: number;
    y: number;
    scale: number;
}

export interface Size {
    width: number;
    height: number;
}

export interface Box extends Size {
    x: number;
    y: number;
}

const SMALLEST = 0.02;
const LARGEST = 4;
const MARGIN = 24;
/** A whole that would be smaller than this to read is seen from its top instead. */
const READABLE = 0.55;

/** All of a diagram in the middle; a long one by its width, from its beginning. */
export function fitted(whole: Size, seen: Size): Camera {
    const all = Math.min(1, (seen.width - 2 * MARGIN) / whole.width, (seen.height - 2 * MARGIN) / whole.height);
    if (all >= READABLE) {
        return { scale: all, x: (whole.width - seen.width / all) / 2, y: (whole.height - seen.height / all) / 2 };
    }
    const scale = Math.max(READABLE, Math.min(1, Math.max((seen.width - 2 * MARGIN) / whole.width, (seen.height - 2 * MARGIN) / whole.height)));
    const wide = whole.width * scale > seen.width;
    const high = whole.height * scale > seen.height;
    return {
        scale,
        x: wide ? (high ? (whole.width - seen.width / scale) / 2 : -MARGIN / scale) : (whole.width - seen.width / scale) / 2,
        y: high ? -MARGIN / scale : (whole.height - seen.height / scale) / 2,
    };
}

/** All of a diagram, however small. */
export function whole(diagram: Size, seen: Size): Camera {
    const scale = limited(Math.min(1, (seen.width - 2 * MARGIN) / diagram.width, (seen.height - 2 * MARGIN) / diagram.height));
    return { scale, x: (diagram.width - seen.width / scale) / 2, y: (diagram.height - seen.height / scale) / 2 };
}

function limited(scale: number): number {
    return Math.min(LARGEST, Math.max(SMALLEST, scale));
}

/** Larger or smaller, a page point staying where it is. */
export function zoomed(camera: Camera, by: number, px: number, py: number): Camera {
    const scale = limited(camera.scale * by);
    return { scale, x: camera.x + px / camera.scale - px / scale, y: camera.y + py / camera.scale - py / scale };
}

export function moved(camera: Camera, dx: number, dy: number): Camera {
    return { ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale };
}

/** A box in the middle, unless it is seen well already. */
export function showing(camera: Camera, box: Box, seen: Size): Camera {
    const left = (box.x - camera.x) * camera.scale;
    const top = (box.y - camera.y) * camera.scale;
    const inside = left > MARGIN && top > MARGIN && left + box.width * camera.scale < seen.width - MARGIN && top + box.height * camera.scale < seen.height - MARGIN;
    if (inside && camera.scale > 0.3) {
        return camera;
    }
    const scale = Math.max(camera.scale, READABLE);
    return { scale, x: box.x + box.width / 2 - seen.width / scale / 2, y: box.y + Math.min(box.height / 2, seen.height / scale / 2 - MARGIN) - seen.height / scale / 2 };
}

/** What of a diagram is seen. */
export function window(camera: Camera, seen: Size): Box {
    return { x: camera.x, y: camera.y, width: seen.width / camera.scale, height: seen.height / camera.scale };
}
