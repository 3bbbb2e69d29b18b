import { paintAxes } from './axes.ts';
import { colour } from './colours.ts';
import { paintEndLabels } from './endLabels.ts';
import { paintArea, paintLine, paintMarks, type Frame, type Pen } from './painter.ts';
import { extents, type ChartLine, type Picture } from './picture.ts';
import { linear, logarithmic, type Scale } from './scale.ts';
import type { Line } from '../api/columns.ts';

const LEFT = 50;
const RIGHT = 92;
const PLAIN_RIGHT = 8;
const BOTTOM = 22;
const TOP = 6;
const MANY = 13;
const BASELINE_WIDTH = 1.25;
const MOST_LABELS = 8;
const LABELLED_FROM = 340;

/** The paper of a chart: CSS pixels, and device pixels in each. */
export interface Sheet {
    width: number;
    height: number;
    ratio: number;
}

/** Where a plot lies on its paper, and what its axes span. */
export interface Plot {
    frame: Frame;
    ratio: number;
    sx: Scale;
    sy: Scale;
}

/** Whether so many lines are told apart by words at their ends. */
export function labelled(lines: number, width: number): boolean {
    return lines > 1 && lines <= MOST_LABELS && width >= LABELLED_FROM;
}

/** The plot of so many lines on a paper, in device pixels. */
export function frameOf(lines: number, { width, height, ratio }: Sheet): Frame {
    const right = labelled(lines, width) ? RIGHT : PLAIN_RIGHT;
    return {
        left: Math.round(LEFT * ratio),
        top: Math.round(TOP * ratio),
        width: Math.max(10, Math.round(width * ratio) - Math.round((LEFT + right) * ratio)),
        height: Math.max(10, Math.round(height * ratio) - Math.round((TOP + BOTTOM) * ratio)),
    };
}

export function plotOf(picture: Picture, sheet: Sheet): Plot {
    const frame = frameOf(picture.lines.length, sheet);
    const span = extents(picture);
    return {
        frame,
        ratio: sheet.ratio,
        sx: (picture.logX ? logarithmic : linear)(...span.x, frame.width),
        sy: (picture.logY ? logarithmic : linear)(...span.y, frame.height),
    };
}

/** Axes, bands, lines, and words at their ends. Answers where the labels of x stand: their left and right ends. */
export function paintPlot(g: Pen, picture: Picture, plot: Plot, sheet: Sheet): [number, number][] {
    const { frame, ratio, sx, sy } = plot;
    const places = paintAxes(g, frame, ratio, sx, sy, picture.axis);
    for (const low of picture.data.filter((d) => d.head.role === 'low')) {
        const high = picture.data.find((d) => d.head.role === 'high' && d.head.series === low.head.series);
        const line = picture.lines[low.head.series];
        if (high && line) {
            paintArea(g, { low, high, colour: colour(line.look.colour) }, sx, sy, frame, 0.16);
        }
    }
    const width = (picture.lines.length >= MANY ? 1 : 1.5) * ratio;
    const gaps: [number, string][] = [];
    for (const role of ['raw', 'line']) {
        for (const one of picture.data.filter((d) => d.head.role === role)) {
            const line = picture.lines[one.head.series];
            if (line) {
                strokeOf(g, one, line, plot, line.baseline ? Math.min(width, BASELINE_WIDTH * ratio) : width, role === 'raw' ? 0.22 : 1).forEach((column) => gaps.push([column, colour(line.look.colour)]));
            }
        }
    }
    paintMarks(g, gaps, frame, ratio);
    if (labelled(picture.lines.length, sheet.width)) {
        paintEndLabels(g, picture, sy, frame, ratio, (RIGHT - 12) * ratio);
    }
    return places;
}

/** Strokes a line in its look. @returns columns with NaN */
export function strokeOf(g: Pen, one: Line, line: ChartLine, { sx, sy, frame }: Plot, width: number, opacity: number): number[] {
    return paintLine(g, { x: one.x, y: one.y, colour: colour(line.look.colour), width, opacity, dash: line.look.dash }, sx, sy, frame);
}
