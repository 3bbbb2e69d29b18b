import { useEffect, useMemo, useRef, useState, type JSX, type KeyboardEvent, type PointerEvent } from 'react';
import type { MediaItem } from '../../../api/media.ts';
import { useWords } from '../../../i18n/index.ts';
import { onTheme } from '../../../kit/theme.ts';
import { Said } from '../../../kit/Said.tsx';
import type { BodyProps } from '../bodyProps.ts';
import { PerRun } from '../PerRun.tsx';
import { parsed, useBytes } from '../useJson.ts';
import { paintGl } from './gl.ts';
import { meshOf } from './meshes.ts';
import { moleculeOf } from './molecules.ts';
import { FIRST, paint, type Solid, type View } from './solid.ts';

/** Meshes, point clouds and molecules at a step; all of them turn together. */
export function SolidView(props: BodyProps): JSX.Element {
    const [view, setView] = useState(FIRST);
    return <PerRun {...props}>{(run, items) => <Solids run={run.id} name={`${run.name}, ${props.series.key}`} colour={run.look.colour} items={items} view={view} onView={setView} />}</PerRun>;
}

interface Props {
    run: string;
    name: string;
    colour: string;
    items: MediaItem[];
    view: View;
    onView: (view: View) => void;
}

function Solids({ run, items, ...rest }: Props): JSX.Element {
    const { bytes, error } = useBytes(run, items);
    return (
        <>
            {error && <Said of={error} />}
            {items.map((item, i) => (
                <One key={`${item.step} ${i}`} item={item} bytes={bytes[i] ?? null} {...rest} />
            ))}
        </>
    );
}

function One({ item, bytes, ...rest }: Omit<Props, 'run' | 'items'> & { item: MediaItem; bytes: ArrayBuffer | null }): JSX.Element | null {
    const { t } = useWords();
    const body = useMemo(() => (bytes === null ? null : item.kind === 'molecule' ? moleculeOf(item.path ?? '', new TextDecoder().decode(bytes)) : meshOf(item.path ?? '', bytes, parsed)), [item, bytes]);
    if (bytes === null) {
        return null;
    }
    if (!body) {
        return <p className="empty">{t('media.unshown')}</p>;
    }
    return (
        <figure className="played">
            <Orbit body={body} {...rest} />
            <figcaption className="fact">{factsOf(body, item.kind === 'molecule', t)}</figcaption>
        </figure>
    );
}

/** How much there is: atoms and bonds, points and boxes, or vertices and faces. */
function factsOf({ places, faces, lines, radii }: Solid, molecule: boolean, t: ReturnType<typeof useWords>['t']): string {
    if (molecule) {
        return [t(radii.length === 1 ? 'media.atom' : 'media.atoms', { atoms: radii.length }), t(lines.length === 1 ? 'media.bond' : 'media.bonds', { bonds: lines.length })].join(t('media.and'));
    }
    if (faces.length > 0) {
        return t('media.facts', { vertices: (places.length / 3).toLocaleString('en-US'), faces: faces.length.toLocaleString('en-US') });
    }
    const boxes = lines.length / BOX_EDGES;
    const points = t(radii.length === 1 ? 'media.point' : 'media.points', { points: radii.length.toLocaleString('en-US') });
    return boxes >= 1 ? [points, t(boxes === 1 ? 'media.box' : 'media.boxes', { boxes })].join(t('media.and')) : points;
}

const BOX_EDGES = 12;
const TURN = 0.01;
const KEYS: Record<string, Partial<Record<'azimuth' | 'elevation', number>>> = { ArrowLeft: { azimuth: 0.1 }, ArrowRight: { azimuth: -0.1 }, ArrowUp: { elevation: 0.1 }, ArrowDown: { elevation: -0.1 } };

function Orbit({ body, name, colour, view, onView }: { body: Solid; name: string; colour: string; view: View; onView: (view: View) => void }): JSX.Element {
    const { t } = useWords();
    const canvas = useRef<HTMLCanvasElement>(null);
    const [turn, setTurn] = useState(0);
    useEffect(() => onTheme(() => setTurn((n) => n + 1)), []);
    useEffect(() => {
        const element = canvas.current as HTMLCanvasElement;
        element.style.color = `var(${colour})`;
        const ink = getComputedStyle(element).color;
        if (!paintGl(element, body, view, ink)) {
            paint(element, body, view, ink);
        }
    }, [body, view, colour, turn]);
    useEffect(() => {
        const element = canvas.current as HTMLCanvasElement;
        const wheel = (event: WheelEvent): void => {
            event.preventDefault();
            onView({ ...view, zoom: zoomed(view.zoom * Math.exp(-event.deltaY / 500)) });
        };
        element.addEventListener('wheel', wheel, { passive: false });
        return () => element.removeEventListener('wheel', wheel);
    }, [view, onView]);
    const drag = (event: PointerEvent): void => {
        if (event.buttons === 1) {
            onView({ ...view, azimuth: view.azimuth - event.movementX * TURN, elevation: tilted(view.elevation + event.movementY * TURN) });
        }
    };
    const key = (event: KeyboardEvent): void => {
        const by = KEYS[event.key];
        const zoom = event.key === '+' || event.key === '=' ? 1.2 : event.key === '-' ? 1 / 1.2 : 1;
        if (by || zoom !== 1) {
            event.preventDefault();
            onView({ azimuth: view.azimuth + (by?.azimuth ?? 0), elevation: tilted(view.elevation + (by?.elevation ?? 0)), zoom: zoomed(view.zoom * zoom) });
        }
    };
    return <canvas ref={canvas} className="orbit" role="img" tabIndex={0} aria-label={t('media.turn', { name })} onPointerDown={(e) => e.currentTarget.setPointerCapture(e.pointerId)} onPointerMove={drag} onKeyDown={key} onDoubleClick={() => onView(FIRST)} />;
}

const zoomed = (zoom: number): number => Math.max(0.2, Math.min(20, zoom));
const tilted = (angle: number): number => Math.max(-Math.PI / 2, Math.min(Math.PI / 2, angle));
