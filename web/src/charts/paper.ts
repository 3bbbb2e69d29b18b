import { colour } from './colours.ts';
import { fit } from './endLabels.ts';
import type { Pen } from './painter.ts';
import type { ChartLine, Picture } from './picture.ts';
import { labelled, paintPlot, plotOf } from './plot.ts';
import { SvgPen, type Ground } from './svgPen.ts';

const TITLE = 30;
const MARGIN = 12;
const ROW = 18;
const LEAST_WIDTH = 640;
const LEAST_HEIGHT = 320;
const SAMPLE = 18;
const DENSITY = 3;
const MOST_LISTED = 100;
const FONTS = 'Inter, "Noto Sans CJK SC", sans-serif';

/** A chart as it leaves the page: as large as on the screen, and large enough to be read, with its title, and with the names of its lines where nothing else tells them apart. */
export interface Paper {
    picture: Picture;
    title: string;
    /** Of the plot, in CSS pixels. */
    width: number;
    height: number;
}

export function svgOf(small: Paper): Blob {
    const paper = grown(small);
    const pen = new SvgPen(ground());
    const height = paint(pen, paper, 1);
    return new Blob([pen.document(paper.width, height, paper.title)], { type: 'image/svg+xml' });
}

/** Three pixels for each of the screen's. */
export function pngOf(small: Paper): Promise<Blob | null> {
    const paper = grown(small);
    const canvas = document.createElement('canvas');
    const g = canvas.getContext('2d') as CanvasRenderingContext2D;
    canvas.width = paper.width * DENSITY;
    canvas.height = heightOf(paper, legendOf(g, paper, DENSITY)) * DENSITY;
    paint(g, paper, DENSITY);
    return new Promise((resolve) => canvas.toBlob(resolve));
}

/** A card of the grid may be too small to be printed. */
function grown(paper: Paper): Paper {
    return { ...paper, width: Math.max(LEAST_WIDTH, paper.width), height: Math.max(LEAST_HEIGHT, paper.height) };
}

function listed({ picture, width }: Paper): ChartLine[] {
    const drawn = new Set(picture.data.map((d) => d.head.series));
    const lines = picture.lines.filter((_, n) => drawn.has(n));
    return lines.length < 2 || labelled(picture.lines.length, width) ? [] : lines.slice(0, MOST_LISTED);
}

/** How the names of lines stand below the plot. */
interface Legend {
    lines: ChartLine[];
    columns: number;
    rows: number;
}

/** As many columns as the longest name has room for. */
function legendOf(g: Pen, paper: Paper, ratio: number): Legend {
    const lines = listed(paper);
    g.font = `400 ${11 * ratio}px ${FONTS}`;
    const longest = Math.max(0, ...lines.map((line) => g.measureText(line.name).width / ratio));
    const room = paper.width - 2 * MARGIN;
    const columns = Math.max(1, Math.min(lines.length, Math.floor(room / (longest + SAMPLE + 6 + 2 * MARGIN))));
    return { lines, columns, rows: Math.ceil(lines.length / columns) };
}

function heightOf({ height }: Paper, { rows }: Legend): number {
    return TITLE + height + (rows > 0 ? rows * ROW + MARGIN : 0);
}

/** Paints all of it. @returns its height */
function paint(g: Pen, paper: Paper, ratio: number): number {
    const { picture, title, width, height } = paper;
    const names = legendOf(g, paper, ratio);
    const whole = heightOf(paper, names);
    g.fillStyle = colour('--surface');
    g.fillRect(0, 0, width * ratio, whole * ratio);
    g.fillStyle = colour('--ink');
    g.font = `600 ${13 * ratio}px ${FONTS}`;
    g.textAlign = 'left';
    g.textBaseline = 'middle';
    g.fillText(title, MARGIN * ratio, (TITLE / 2) * ratio);
    const sheet = { width, height, ratio };
    const plot = plotOf(picture, sheet);
    const frame = { ...plot.frame, top: plot.frame.top + TITLE * ratio };
    paintPlot(g, picture, { ...plot, frame }, sheet);
    paintLegend(g, paper, names, ratio);
    return whole;
}

function paintLegend(g: Pen, paper: Paper, { lines, columns, rows }: Legend, ratio: number): void {
    const top = TITLE + paper.height;
    const column = (paper.width - 2 * MARGIN) / columns;
    g.font = `400 ${11 * ratio}px ${FONTS}`;
    g.textAlign = 'left';
    g.textBaseline = 'middle';
    g.lineWidth = 2 * ratio;
    const names = lines.map((line) => line.name);
    lines.forEach((line, i) => {
        const x = (MARGIN + Math.floor(i / rows) * column) * ratio;
        const y = (top + (i % rows) * ROW + ROW / 2) * ratio;
        g.strokeStyle = colour(line.look.colour);
        g.setLineDash(line.look.dash.map((length) => length * ratio));
        g.beginPath();
        g.moveTo(x, y);
        g.lineTo(x + SAMPLE * ratio, y);
        g.stroke();
        g.fillStyle = colour('--ink-2');
        g.fillText(fit(g, line.name, names, (column - SAMPLE - 2 * MARGIN) * ratio), x + (SAMPLE + 6) * ratio, y);
    });
    g.setLineDash([]);
}

/** Texts are measured, and colours made plain, by a canvas of one pixel. */
function ground(): Ground {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const g = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
    const known = new Map<string, string>();
    const plain = (wanted: string): string => {
        g.fillStyle = wanted;
        g.fillRect(0, 0, 1, 1);
        return `#${[...g.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    };
    return {
        width: (text, font) => {
            g.font = font;
            return g.measureText(text).width;
        },
        plain: (wanted) => {
            const found = known.get(wanted) ?? plain(wanted);
            known.set(wanted, found);
            return found;
        },
    };
}
