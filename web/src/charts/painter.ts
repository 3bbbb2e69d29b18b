import { runsOf } from './path.ts';
import { rasterise } from './raster.ts';
import type { Scale } from './scale.ts';

/** What charts are painted with: a canvas, or what writes the same as SVG. */
export type Pen = Pick<
    CanvasRenderingContext2D,
    | 'save' | 'restore' | 'beginPath' | 'closePath' | 'rect' | 'clip' | 'moveTo' | 'lineTo' | 'arc' | 'stroke' | 'fill' | 'fillRect' | 'setLineDash' | 'fillText' | 'measureText'
    | 'globalAlpha' | 'strokeStyle' | 'fillStyle' | 'lineWidth' | 'lineJoin' | 'font' | 'textAlign' | 'textBaseline'
>;

/** A line, ready to be painted. */
export interface Stroke {
    x: Float64Array;
    y: Float64Array;
    colour: string;
    width: number;
    opacity: number;
    dash: number[];
}

/** The area between two edges, each with x of its own. */
export interface Area {
    low: { x: Float64Array; y: Float64Array };
    high: { x: Float64Array; y: Float64Array };
    colour: string;
}

export interface Frame {
    left: number;
    top: number;
    width: number;
    height: number;
}

const DOT = 1.5;

/** Paints a line through all its points. A point without neighbours is a dot. @returns columns with NaN */
export function paintLine(g: Pen, line: Stroke, sx: Scale, sy: Scale, frame: Frame): number[] {
    g.save();
    g.beginPath();
    g.rect(frame.left, frame.top - line.width, frame.width, frame.height + 2 * line.width);
    g.clip();
    g.globalAlpha = line.opacity;
    const gaps = stroke(g, line, sx, sy, frame) ?? fillSpans(g, line, sx, sy, frame);
    g.restore();
    return gaps;
}

/** As a smooth stroke; null where the points are too many for one. */
function stroke(g: Pen, line: Stroke, sx: Scale, sy: Scale, frame: Frame): number[] | null {
    const path = runsOf(line.x, line.y, sx, sy, frame.width, frame.height);
    if (!path) {
        return null;
    }
    g.strokeStyle = g.fillStyle = line.colour;
    g.lineWidth = line.width;
    g.lineJoin = 'round';
    g.setLineDash(line.dash.map((length) => length * line.width));
    g.beginPath();
    for (const run of path.runs) {
        g.moveTo(frame.left + (run[0] as number), frame.top + (run[1] as number));
        for (let i = 2; i < run.length; i += 2) {
            g.lineTo(frame.left + (run[i] as number), frame.top + (run[i + 1] as number));
        }
    }
    g.stroke();
    for (const [x, y] of path.runs.filter((run) => run.length === 2) as [number, number][]) {
        g.beginPath();
        g.arc(frame.left + x, frame.top + y, DOT * line.width, 0, 7);
        g.fill();
    }
    return path.gaps;
}

/** As snapped spans, in device pixels: what is there is what all points would draw. */
function fillSpans(g: Pen, line: Stroke, sx: Scale, sy: Scale, frame: Frame): number[] {
    const spans = rasterise(line.x, line.y, sx, sy, frame.width, frame.height);
    const thick = Math.max(1, Math.round(line.width));
    const above = Math.floor(thick / 2);
    g.fillStyle = line.colour;
    const period = line.dash.reduce((a, b) => a + b, 0) * thick;
    for (let i = 0; i < spans.n; i++) {
        const column = spans.column[i] as number;
        const top = spans.top[i] as number;
        const height = (spans.bottom[i] as number) - top + 1;
        const alone = (spans.starts[i] === 1 || spans.column[i - 1] !== column - 1) && (i + 1 === spans.n || spans.starts[i + 1] === 1 || spans.column[i + 1] !== column + 1);
        if (alone && height <= 2 * thick) {
            g.beginPath();
            g.arc(frame.left + column, frame.top + top, DOT * thick, 0, 7);
            g.fill();
            continue;
        }
        if (period > 0 && column % period >= (line.dash[0] as number) * thick) {
            continue;
        }
        g.fillRect(frame.left + column - (height > thick ? above : 0), frame.top + top - above, height > thick ? thick : 1, height + thick - 1);
    }
    return spans.gaps;
}

export function paintArea(g: Pen, area: Area, sx: Scale, sy: Scale, frame: Frame, opacity: number): void {
    const y = (value: number): number => frame.top + frame.height - 1 - sy.at(value);
    g.save();
    g.beginPath();
    g.rect(frame.left, frame.top, frame.width, frame.height);
    g.clip();
    g.globalAlpha = opacity;
    g.fillStyle = area.colour;
    g.beginPath();
    for (let i = 0; i < area.high.x.length; i++) {
        g.lineTo(frame.left + sx.at(area.high.x[i] as number), y(area.high.y[i] as number));
    }
    for (let i = area.low.x.length - 1; i >= 0; i--) {
        g.lineTo(frame.left + sx.at(area.low.x[i] as number), y(area.low.y[i] as number));
    }
    g.closePath();
    g.fill();
    g.restore();
}

/** Hollow marks on the axis where a line has NaN: columns and colours, one mark a place. */
export function paintMarks(g: Pen, gaps: readonly [number, string][], frame: Frame, ratio: number): void {
    const seen = new Set<number>();
    for (const [column, colour] of gaps) {
        const place = Math.round(column / (6 * ratio));
        if (!seen.has(place)) {
            seen.add(place);
            g.strokeStyle = colour;
            g.lineWidth = ratio;
            g.beginPath();
            g.arc(frame.left + column, frame.top + frame.height - 4 * ratio, 2.5 * ratio, 0, 7);
            g.stroke();
        }
    }
}
