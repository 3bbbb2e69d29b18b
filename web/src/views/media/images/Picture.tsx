import { useEffect, useRef, useState, type CSSProperties, type JSX } from 'react';
import { fileUrl } from '../../../api/client.ts';
import type { MediaItem } from '../../../api/media.ts';
import type { MediaView } from '../../../state/mediaView.ts';
import { hue, type Box, type Mask } from './marks.ts';
import { useMarks } from './useMarks.ts';

interface Props {
    run: string;
    item: MediaItem;
    name: string;
    view: MediaView;
    /** Screen pixels a pixel; null to fit. */
    zoom?: number | null;
}

const TINY = 96;

/** A picture with its boxes and masks, as bright as the view says. */
export function Picture({ run, item, name, view, zoom = null }: Props): JSX.Element {
    const [size, setSize] = useState<[number, number]>([1, 1]);
    const [{ boxes, masks } = { boxes: [], masks: [] }] = useMarks(run, [item]);
    const off = new Set(view.classes ?? []);
    const shown = boxes.filter((b) => !off.has(b.name) && (b.score === null || b.score >= (view.score ?? 0)));
    const [w, h] = size;
    const style: CSSProperties = zoom === null ? {} : { width: w * zoom, maxWidth: 'none' };
    return (
        <span className="pixels" data-tiny={zoom !== null || Math.max(w, h) < TINY} style={{ ...style, aspectRatio: `${w} / ${h}` }}>
            <img src={fileUrl(run, item.path ?? '')} alt={name} style={{ filter: filterOf(view) }} onLoad={(e) => setSize([e.currentTarget.naturalWidth || 1, e.currentTarget.naturalHeight || 1])} />
            {masks.map((m) => (
                <MaskLayer key={m.path} run={run} mask={m} off={off} />
            ))}
            {shown.length > 0 && (
                <svg viewBox={`0 0 ${w} ${h}`} preserveAspectRatio="none" aria-hidden="true">
                    {shown.map((b, i) => (
                        <BoxMark key={i} box={b} width={w} height={h} />
                    ))}
                </svg>
            )}
        </span>
    );
}

export function filterOf(view: MediaView): string | undefined {
    return view.light === undefined && view.contrast === undefined ? undefined : `brightness(${view.light ?? 100}%) contrast(${view.contrast ?? 100}%)`;
}

function BoxMark({ box, width, height }: { box: Box; width: number; height: number }): JSX.Element {
    const [sx, sy] = box.pixels ? [1, 1] : [width, height];
    const [x0, y0, x1, y1] = box.at;
    const words = [box.name, box.caption, box.score?.toFixed(2)].filter(Boolean).join(' ');
    return (
        <rect x={x0 * sx} y={y0 * sy} width={Math.max(0, (x1 - x0) * sx)} height={Math.max(0, (y1 - y0) * sy)} style={{ stroke: `var(${hue(box.cls)})` }}>
            <title>{words}</title>
        </rect>
    );
}

const SEE_THROUGH = 140;

/** A mask's classes, each in its hue; the class 0 is the ground and not painted. */
function MaskLayer({ run, mask, off }: { run: string; mask: Mask; off: ReadonlySet<string> }): JSX.Element {
    const canvas = useRef<HTMLCanvasElement>(null);
    const left = [...off].join('\n');
    useEffect(() => {
        const image = new Image();
        const hidden = new Set(left.split('\n'));
        image.onload = () => paint(canvas.current, image, (cls) => (hidden.has(mask.names.get(cls) ?? mask.layer) ? null : hue(cls + mask.shift)));
        image.src = fileUrl(run, mask.path);
        return () => {
            image.onload = null;
        };
        // The mask of a path never changes.
    }, [run, mask.path, mask.shift, left]);
    return <canvas ref={canvas} aria-hidden="true" />;
}

function paint(canvas: HTMLCanvasElement | null, image: HTMLImageElement, inkOf: (cls: number) => string | null): void {
    const context = canvas?.getContext('2d', { willReadFrequently: true });
    if (!canvas || !context || image.naturalWidth === 0) {
        return;
    }
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    const inks = new Map<number, number[]>();
    for (let i = 0; i < pixels.data.length; i += 4) {
        const cls = pixels.data[i] as number;
        if (!inks.has(cls)) {
            const token = cls === 0 ? null : inkOf(cls);
            inks.set(cls, token === null ? [0, 0, 0, 0] : [...rgb(canvas, token), SEE_THROUGH]);
        }
        pixels.data.set(inks.get(cls) as number[], i);
    }
    context.putImageData(pixels, 0, 0);
}

/** What a token's colour is now, as the browser computes it. */
function rgb(canvas: HTMLCanvasElement, token: string): number[] {
    canvas.style.color = `var(${token})`;
    const found = getComputedStyle(canvas).color.match(/[\d.]+/g) ?? [];
    canvas.style.color = '';
    return found.slice(0, 3).map(Number);
}
