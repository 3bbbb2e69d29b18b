import { useEffect, useRef, type HTMLAttributes, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { point, pointedNow } from '../state/pointed.ts';
import type { Chart } from './chart.ts';

type Range = [number, number];

interface Wanted {
    plot: RefObject<HTMLDivElement | null>;
    chart: RefObject<Chart | null>;
    cursor: number | null;
    /** The crosshair goes to an x, or away. */
    onCursor: (x: number | null) => void;
    /** The range while a hand moves it, null when it is let go. */
    onMoving: (range: Range | null) => void;
    /** The range that is wanted; null for all. */
    onRange: (range: Range | null) => void;
    /** The chart is to fill the window, or no longer. */
    onFull: () => void;
}

const LEAST_DRAG = 5;
const SETTLED_MILLIS = 160;
const ZOOM_STEP = 0.7;
const FAR = 10;

/** A person's hands on a plot: drag zooms, shift or space and drag pans, so does a sideways wheel; Ctrl and wheel zooms; keys do all of it too. */
export function usePlotEvents({ plot, chart, cursor, onCursor, onMoving, onRange, onFull }: Wanted): HTMLAttributes<HTMLDivElement> {
    const drag = useRef<{ x: number; from: number; pans: boolean } | null>(null);
    const space = useRef(false);
    const settle = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
    const wheel = useRef<(event: WheelEvent) => void>(() => {});
    wheel.current = (event) => {
        const at = chart.current;
        const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
        if (!at || (!event.ctrlKey && Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY))) {
            return;
        }
        event.preventDefault();
        const range = event.ctrlKey ? at.zoomed(event.deltaY > 0 ? 1 / ZOOM_STEP : ZOOM_STEP, event.clientX) : at.moved(event.clientX + sideways, event.clientX);
        onMoving(range);
        clearTimeout(settle.current);
        settle.current = setTimeout(() => onRange(range), SETTLED_MILLIS);
    };
    useEffect(() => {
        const element = plot.current as HTMLDivElement;
        const listener = (event: WheelEvent): void => wheel.current(event);
        element.addEventListener('wheel', listener, { passive: false });
        return () => element.removeEventListener('wheel', listener);
    }, [plot]);

    const onPointerMove = (event: PointerEvent): void => {
        const at = chart.current;
        const started = drag.current;
        const x = at?.xAt(event.clientX) ?? null;
        if (started?.pans) {
            onMoving(at?.moved(started.x, event.clientX) ?? null);
            started.x = event.clientX;
        } else if (started && x !== null) {
            at?.brush(started.from, x);
        } else if (!started) {
            onCursor(x === null ? null : (at?.step(x, 0) ?? null));
            point(at?.lineAt(event.clientX, event.clientY) ?? null);
        }
    };
    const onPointerUp = (event: PointerEvent): void => {
        const started = drag.current;
        drag.current = null;
        const at = chart.current;
        if (!started || !at) {
            return;
        }
        if (started.pans) {
            onRange(at.range());
            return;
        }
        const to = at.xAt(event.clientX) ?? (event.clientX > started.x ? at.range()[1] : at.range()[0]);
        if (Math.abs(event.clientX - started.x) > LEAST_DRAG) {
            onRange([Math.min(started.from, to), Math.max(started.from, to)]);
        } else {
            onCursor(at.step(started.from, 0));
        }
    };
    const onKeyDown = (event: KeyboardEvent): void => {
        const at = chart.current;
        if (!at || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        const far = event.shiftKey ? FAR : 1;
        const middle = cursor === null ? undefined : at.pixelOf(cursor) + (plot.current?.getBoundingClientRect().left ?? 0);
        const lines = cursor === null ? [] : at.at(cursor);
        const acts: Record<string, () => void> = {
            ArrowLeft: () => onCursor(at.step(cursor, -far)),
            ArrowRight: () => onCursor(at.step(cursor, far)),
            Home: () => onCursor(at.step(at.range()[0], 0)),
            End: () => onCursor(at.step(at.range()[1], 0)),
            ArrowUp: () => pointNext(lines.map((l) => l.line.id), -1),
            ArrowDown: () => pointNext(lines.map((l) => l.line.id), 1),
            '+': () => onRange(at.zoomed(ZOOM_STEP, middle)),
            '=': () => onRange(at.zoomed(ZOOM_STEP, middle)),
            '-': () => onRange(at.zoomed(1 / ZOOM_STEP, middle)),
            '0': () => onRange(null),
            f: onFull,
            ...(cursor === null ? {} : { Escape: () => onCursor(null) }),
            ' ': () => {
                space.current = true;
            },
        };
        const act = acts[event.key];
        if (act) {
            event.preventDefault();
            event.stopPropagation();
            act();
        }
    };
    return {
        onPointerMove,
        onPointerUp,
        onKeyDown,
        onKeyUp: (event) => {
            space.current = event.key === ' ' ? false : space.current;
        },
        onPointerLeave: () => {
            if (!drag.current) {
                onCursor(null);
                point(null);
            }
        },
        onPointerDown: (event) => {
            const from = chart.current?.xAt(event.clientX) ?? null;
            if (from !== null && event.button === 0) {
                event.currentTarget.setPointerCapture(event.pointerId);
                drag.current = { x: event.clientX, from, pans: event.shiftKey || space.current };
            }
        },
        onDoubleClick: () => onRange(null),
        onBlur: () => {
            onCursor(null);
            space.current = false;
        },
    };
}

/** Points at the line above or below the one that is pointed at. */
function pointNext(ids: string[], by: number): void {
    const now = ids.indexOf(pointedNow() ?? '');
    point(ids[now < 0 ? 0 : Math.max(0, Math.min(ids.length - 1, now + by))] ?? null);
}
