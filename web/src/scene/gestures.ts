import type { PanelJson, Picture } from './scene.ts';
import type { Zoom } from './zoom.ts';

/** What a pointer does: the places are pixels of the scene. */
export interface Gestures {
    point(x: number, y: number): void;
    leave(): void;
    pin(x: number, y: number): void;
    brush(x: number, y: number, width: number, height: number): void;
    zoomed(): void;
    /** Turns a panel in space; false if the panel is not. */
    turn(panel: PanelJson, dx: number, dy: number): boolean;
    /** Enlarges a panel in space, or resets it by `null`. */
    enlarge(panel: PanelJson, factor: number | null): boolean;
}

const LEAST = 6;
const FLAT = 10;
const WHEEL = 1.0015;

/** Listens on a stage: drag enlarges, Shift and drag moves, the wheel with Ctrl (or on a figure in focus) zooms, a double click shows all. */
export function listen(stage: HTMLElement, picture: Picture, zoom: Zoom, to: Gestures, focused: () => boolean, signal: AbortSignal): void {
    let drag: { panel: PanelJson; x: number; y: number; pan: boolean; far: boolean } | null = null;
    const place = (event: MouseEvent): [number, number] => {
        const box = stage.getBoundingClientRect();
        const scale = picture.scene.width / (box.width || 1);
        return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    };
    const on = <K extends keyof HTMLElementEventMap>(type: K, act: (event: HTMLElementEventMap[K]) => void): void =>
        stage.addEventListener(type, act, { signal, passive: false });
    on('pointerdown', (event) => {
        const [x, y] = place(event);
        const panel = zoom.panelAt(x, y);
        if (panel && event.button === 0 && event.pointerType !== 'touch' && !(event.target instanceof HTMLButtonElement)) {
            drag = { panel, x, y, pan: event.shiftKey, far: false };
        }
    });
    on('pointermove', (event) => {
        const [x, y] = place(event);
        if (!drag) {
            to.point(x, y);
            return;
        }
        if (!drag.far && Math.hypot(x - drag.x, y - drag.y) < LEAST) {
            return;
        }
        if (!drag.far) {
            drag.far = true;
            stage.setPointerCapture(event.pointerId);
            to.leave();
        }
        if (to.turn(drag.panel, x - drag.x, y - drag.y)) {
            drag.pan = true;
            drag.x = x;
            drag.y = y;
        } else if (drag.pan) {
            zoom.by(drag.panel, x - drag.x, y - drag.y);
            drag.x = x;
            drag.y = y;
            to.zoomed();
        } else {
            const [left, top, width, height] = brushed(drag.panel, drag.x, drag.y, x, y);
            to.brush(left, top, width, height);
        }
    });
    on('pointerup', (event) => {
        const [x, y] = place(event);
        const was = drag;
        drag = null;
        if (was?.far && !was.pan) {
            const [left, top, width, height] = brushed(was.panel, was.x, was.y, x, y);
            const whole = was.panel.box;
            zoom.into(was.panel, width < whole[2] ? [left, left + width] : null, height < whole[3] ? [top, top + height] : null);
            to.zoomed();
        } else if (!was?.far && !(event.target instanceof HTMLButtonElement)) {
            to.pin(x, y);
        }
    });
    on('pointercancel', () => (drag = null));
    on('pointerleave', () => drag ?? to.leave());
    on('dblclick', (event) => {
        const panel = zoom.panelAt(...place(event));
        if (panel && !to.enlarge(panel, null)) {
            zoom.reset(panel);
            to.zoomed();
        }
    });
    on('wheel', (event) => {
        const [x, y] = place(event);
        const panel = zoom.panelAt(x, y);
        if (panel && (event.ctrlKey || event.metaKey || focused())) {
            event.preventDefault();
            const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
            const factor = WHEEL ** (-event.deltaY * lines);
            if (!to.enlarge(panel, factor)) {
                zoom.about(panel, x, y, factor);
                to.zoomed();
            }
        }
    });
}

/** The rectangle between two places in a panel; a flat one takes the whole height, a narrow one the whole width. */
export function brushed(panel: PanelJson, ax: number, ay: number, bx: number, by: number): [number, number, number, number] {
    const [left, top, width, height] = panel.box;
    const clamp = (value: number, from: number, length: number): number => Math.min(from + length, Math.max(from, value));
    let x1 = clamp(Math.min(ax, bx), left, width);
    let x2 = clamp(Math.max(ax, bx), left, width);
    let y1 = clamp(Math.min(ay, by), top, height);
    let y2 = clamp(Math.max(ay, by), top, height);
    if (y2 - y1 < FLAT && x2 - x1 >= FLAT) {
        [y1, y2] = [top, top + height];
    } else if (x2 - x1 < FLAT && y2 - y1 >= FLAT) {
        [x1, x2] = [left, left + width];
    }
    return [x1, y1, x2 - x1, y2 - y1];
}
