import { useCallback, useEffect, useLayoutEffect, useRef, useState, type JSX, type KeyboardEvent, type PointerEvent } from 'react';
import type { Diagram, DiagramBox } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { onTheme } from '../../kit/theme.ts';
import { fitted, moved, showing, whole, zoomed, type Camera, type Size } from '../../network/camera.ts';
import { boxAt, drawnOf, type Drawn } from '../../network/drawn.ts';
import { kept } from '../../network/kept.ts';
import { cornerOf, mapSize, SmallMap, type Corner } from '../../network/map.ts';
import type { Marks } from '../../network/paint.ts';
import { Sheet } from '../../network/sheet.ts';
import { neighbour } from '../../network/step.ts';
import { GraphZoom } from './GraphZoom.tsx';

interface Props {
    /** Another one begins with another camera. */
    name: string;
    diagram: Diagram;
    marks: Omit<Marks, 'pointed'>;
    /** A box to look at; changes when another is asked for. */
    focus: number;
    onChoose: (box: number, also: boolean) => void;
    onToggle: (path: string) => void;
}

declare global {
    interface Window {
        __network?: { camera: Camera; diagram: Diagram; frames: number[]; at: (box: number) => [number, number] };
    }
}

/** Painted by the processor: moving what was painted on a texture takes a browser without a graphics card four times as long. */
const IN_MEMORY: CanvasRenderingContext2DSettings = { willReadFrequently: true };
const CLICK = 4;
const ARROWS: Record<string, [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** A graph that one moves over: drag and wheel move, Ctrl and wheel zoom, a click chooses, a double click opens and closes. */
export function GraphCanvas({ name, diagram, marks, focus, onChoose, onToggle }: Props): JSX.Element {
    const { t } = useWords();
    const canvas = useRef<HTMLCanvasElement>(null);
    const map = useRef<HTMLCanvasElement>(null);
    const sheet = useRef<Sheet | null>(null);
    const small = useRef<SmallMap | null>(null);
    const drawn = useRef<Drawn>(drawnOf(diagram));
    const camera = useRef<Camera | null>(null);
    const seen = useRef<Size>({ width: 0, height: 0 });
    const pointed = useRef(-1);
    const asked = useRef(0);
    const latest = useRef(marks);
    const of = useRef('');
    latest.current = marks;
    const [percent, setPercent] = useState(100);
    const [corner, setCorner] = useState<Corner | null>('lower left');

    const draw = useCallback(() => {
        if (asked.current !== 0) {
            return;
        }
        asked.current = requestAnimationFrame(() => {
            asked.current = 0;
            if (!sheet.current || !camera.current) {
                return;
            }
            const began = performance.now();
            sheet.current.show(drawn.current, camera.current, devicePixelRatio, latest.current, pointed.current);
            small.current?.show(drawn.current, camera.current, seen.current, devicePixelRatio, latest.current);
            setPercent(Math.round(camera.current.scale * 100));
            const [of, from, size] = [drawn.current, camera.current, seen.current];
            setCorner((now) => cornerOf(of, from, size, now));
            const frames = [...(window.__network?.frames ?? []).slice(-199), performance.now() - began];
            const view = camera.current;
            window.__network = {
                camera: view,
                diagram: drawn.current.diagram,
                frames,
                at: (i) => {
                    const box = drawn.current.diagram.boxes[i]!;
                    return [(box.x + box.width / 2 - view.x) * view.scale, (box.y + Math.min(13, box.height / 2) - view.y) * view.scale];
                },
            };
        });
    }, []);

    const look = useCallback(
        (next: Camera) => {
            camera.current = next;
            draw();
        },
        [draw],
    );

    useLayoutEffect(() => {
        const before = drawn.current.diagram;
        drawn.current = drawnOf(diagram);
        if (of.current !== name || !camera.current) {
            of.current = name;
            camera.current = seen.current.width > 0 ? fitted(diagram, seen.current) : null;
        } else if (before !== diagram) {
            camera.current = kept(camera.current, before, diagram);
        }
        pointed.current = -1;
        draw();
    }, [diagram, name, draw]);

    useEffect(() => {
        const element = canvas.current as HTMLCanvasElement;
        const context = element.getContext('2d', IN_MEMORY);
        sheet.current = context && new Sheet(context);
        const mapContext = map.current?.getContext('2d', IN_MEMORY);
        small.current = mapContext ? new SmallMap(mapContext) : null;
        const anew = (): void => {
            sheet.current?.forget();
            small.current?.forget();
            draw();
        };
        const size = (): void => {
            const { clientWidth: width, clientHeight: height } = element.parentElement as HTMLElement;
            seen.current = { width, height };
            element.width = width * devicePixelRatio;
            element.height = height * devicePixelRatio;
            camera.current ??= fitted(drawn.current.diagram, seen.current);
            anew();
        };
        const sized = new ResizeObserver(size);
        sized.observe(element.parentElement as HTMLElement);
        const themed = onTheme(() => setTimeout(anew, 0));
        void document.fonts.ready.then(anew);
        const wheel = (event: WheelEvent): void => {
            event.preventDefault();
            if (!camera.current) {
                return;
            }
            const frame = element.getBoundingClientRect();
            look(
                event.ctrlKey || event.metaKey
                    ? zoomed(camera.current, Math.exp(-event.deltaY * 0.0022), event.clientX - frame.left, event.clientY - frame.top)
                    : event.shiftKey
                      ? moved(camera.current, -event.deltaY, 0)
                      : moved(camera.current, -event.deltaX, -event.deltaY),
            );
        };
        element.addEventListener('wheel', wheel, { passive: false });
        return () => {
            sized.disconnect();
            themed();
            element.removeEventListener('wheel', wheel);
            cancelAnimationFrame(asked.current);
            asked.current = 0;
            sheet.current = null;
            small.current = null;
            delete window.__network;
        };
    }, [draw, look]);

    useEffect(draw, [marks, draw]);
    useEffect(() => {
        const box = diagram.boxes[focus];
        if (box && camera.current && seen.current.width > 0) {
            look(showing(camera.current, box, seen.current));
        }
        // Only what is asked for moves the eye, not what is drawn anew.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [focus, diagram]);

    const at = (event: { clientX: number; clientY: number }): [number, number] => {
        const frame = (canvas.current as HTMLCanvasElement).getBoundingClientRect();
        const view = camera.current as Camera;
        return [(event.clientX - frame.left) / view.scale + view.x, (event.clientY - frame.top) / view.scale + view.y];
    };
    const press = (event: PointerEvent<HTMLCanvasElement>): void => {
        const element = event.currentTarget;
        const [px, py] = [event.clientX, event.clientY];
        let far = false;
        let [lastX, lastY] = [px, py];
        element.setPointerCapture(event.pointerId);
        const move = (e: globalThis.PointerEvent): void => {
            far ||= Math.hypot(e.clientX - px, e.clientY - py) > CLICK;
            if (far && camera.current) {
                look(moved(camera.current, e.clientX - lastX, e.clientY - lastY));
                [lastX, lastY] = [e.clientX, e.clientY];
            }
        };
        const up = (e: globalThis.PointerEvent): void => {
            element.removeEventListener('pointermove', move);
            element.removeEventListener('pointerup', up);
            if (!far && camera.current) {
                const [x, y] = at(e);
                const found = boxAt(drawn.current, x, y);
                const box = diagram.boxes[found];
                if (box?.path !== undefined && onSign(box, x, y)) {
                    onToggle(box.path);
                } else {
                    onChoose(found, e.shiftKey);
                }
            }
        };
        element.addEventListener('pointermove', move);
        element.addEventListener('pointerup', up);
    };
    const point = (event: PointerEvent<HTMLCanvasElement>): void => {
        if (event.buttons !== 0 || !camera.current) {
            return;
        }
        const found = boxAt(drawn.current, ...at(event));
        const next = diagram.boxes[found]?.kind === 'open' ? -1 : found;
        event.currentTarget.style.cursor = next >= 0 ? 'pointer' : 'grab';
        if (next !== pointed.current) {
            pointed.current = next;
            draw();
        }
    };
    const key = (event: KeyboardEvent<HTMLCanvasElement>): void => {
        const view = camera.current;
        if (!view) {
            return;
        }
        const way = ARROWS[event.key];
        const box = diagram.boxes[marks.chosen];
        if (way) {
            event.preventDefault();
            if (event.shiftKey || marks.chosen < 0) {
                look(moved(view, -80 * way[0], -80 * way[1]));
            } else {
                const next = neighbour(diagram, marks.chosen, way);
                if (next >= 0) {
                    onChoose(next, false);
                }
            }
        } else if ((event.key === 'Enter' || event.key === ' ') && box?.path !== undefined) {
            event.preventDefault();
            onToggle(box.path);
        } else if (event.key === '+' || event.key === '=' || event.key === '-') {
            event.preventDefault();
            look(zoomed(view, event.key === '-' ? 0.8 : 1.25, seen.current.width / 2, seen.current.height / 2));
        } else if (event.key === '0') {
            look(whole(diagram, seen.current));
        } else if (event.key === 'Escape') {
            onChoose(-1, false);
        }
    };
    const middle = (by: number): void => {
        if (camera.current) {
            look(zoomed(camera.current, by, seen.current.width / 2, seen.current.height / 2));
        }
    };
    const toMap = (event: PointerEvent<HTMLCanvasElement>): void => {
        if (event.buttons === 1 && camera.current) {
            const frame = event.currentTarget.getBoundingClientRect();
            const { scale } = mapSize(drawn.current);
            const view = camera.current;
            look({ ...view, x: (event.clientX - frame.left) / scale - seen.current.width / view.scale / 2, y: (event.clientY - frame.top) / scale - seen.current.height / view.scale / 2 });
        }
    };
    const mapped = mapSize(drawn.current);
    return (
        <>
            <canvas
                ref={canvas}
                className="network-canvas"
                tabIndex={0}
                role="application"
                aria-label={t('model.canvas')}
                onPointerDown={press}
                onPointerMove={point}
                onDoubleClick={(e) => {
                    const box = diagram.boxes[boxAt(drawn.current, ...at(e))];
                    if (box?.path !== undefined && !onSign(box, ...at(e))) {
                        onToggle(box.path);
                    }
                }}
                onKeyDown={key}
            />
            <div className="network-map" aria-hidden="true" hidden={corner === null} data-corner={corner}>
                <canvas
                    ref={map}
                    width={mapped.width * devicePixelRatio}
                    height={mapped.height * devicePixelRatio}
                    style={{ width: mapped.width, height: mapped.height }}
                    onPointerDown={toMap}
                    onPointerMove={toMap}
                />
            </div>
            <GraphZoom percent={percent} onZoom={middle} onAll={() => look(whole(diagram, seen.current))} />
        </>
    );
}

/** Whether a point lies on the sign that opens or closes a scope. */
function onSign(box: DiagramBox, x: number, y: number): boolean {
    return x < box.x + 24 && y < box.y + 28 && box.path !== undefined;
}
