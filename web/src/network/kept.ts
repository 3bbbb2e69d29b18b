import type { Diagram } from '../api/models.ts';
import type { Camera } from './camera.ts';
import { boxOfScope } from './drawn.ts';

/** The camera after scopes opened or closed: the one that did stays where it was. */
export function kept(camera: Camera, before: Diagram, after: Diagram): Camera {
    const changed = [...after.open.filter((p) => !before.open.includes(p)), ...before.open.filter((p) => !after.open.includes(p))];
    const was = before.boxes[boxOfScope(before, changed[0] ?? '')];
    const is = after.boxes[boxOfScope(after, changed[0] ?? '')];
    if (!was || !is) {
        return camera;
    }
    return { ...camera, x: camera.x + is.x + is.width / 2 - was.x - was.width / 2, y: camera.y + is.y - was.y };
}
