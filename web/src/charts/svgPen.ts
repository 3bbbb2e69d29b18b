import type { Pen } from './painter.ts';

interface State {
    globalAlpha: number;
    strokeStyle: Pen['strokeStyle'];
    fillStyle: Pen['fillStyle'];
    lineWidth: number;
    lineJoin: CanvasLineJoin;
    font: string;
    textAlign: CanvasTextAlign;
    textBaseline: CanvasTextBaseline;
    dash: number[];
    /** Groups that were opened since the state was saved. */
    groups: number;
}

const FIRST: State = { globalAlpha: 1, strokeStyle: '#000', fillStyle: '#000', lineWidth: 1, lineJoin: 'miter', font: '10px sans-serif', textAlign: 'start', textBaseline: 'alphabetic', dash: [], groups: 0 };
const ANCHORS: Partial<Record<CanvasTextAlign, string>> = { right: 'end', end: 'end', center: 'middle' };
/** How far below its place a text's line lies, in its own size: few programs but browsers know baselines. */
const DROPS: Partial<Record<CanvasTextBaseline, number>> = { middle: 0.36, top: 0.88 };

/** A piece of the document, or the outline that what follows is cut to. */
type Written = string | { d: string };

/** What a pen needs of its surroundings: how wide a text is, and a colour by its plain name. */
export interface Ground {
    width: (text: string, font: string) => number;
    plain: (colour: string) => string;
}

/** Writes down as SVG what is painted with it: rectangles of one colour in a row are one path, texts stay texts. */
export class SvgPen implements Pen {
    globalAlpha = FIRST.globalAlpha;
    strokeStyle = FIRST.strokeStyle;
    fillStyle = FIRST.fillStyle;
    lineWidth = FIRST.lineWidth;
    lineJoin = FIRST.lineJoin;
    font = FIRST.font;
    textAlign = FIRST.textAlign;
    textBaseline = FIRST.textBaseline;
    private dash = FIRST.dash;
    private groups = 0;
    private readonly saved: State[] = [];
    private readonly out: Written[] = [];
    private readonly boxes = { paint: '', d: '' };
    private d = '';

    constructor(private readonly ground: Ground) {}

    /** All that was painted, as a document of that size. */
    document(width: number, height: number, title: string): string {
        this.flush();
        const ids = letters(this.out.map((part) => (typeof part === 'string' ? part : part.d)).join(''));
        let clips = 0;
        const body = this.out.map((part) => (typeof part === 'string' ? part : clipped(`clip-${ids}-${++clips}`, part.d))).join('');
        return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><title>${escaped(title)}</title>${body}</svg>\n`;
    }

    save(): void {
        const { globalAlpha, strokeStyle, fillStyle, lineWidth, lineJoin, font, textAlign, textBaseline, dash, groups } = this;
        this.saved.push({ globalAlpha, strokeStyle, fillStyle, lineWidth, lineJoin, font, textAlign, textBaseline, dash, groups });
        this.groups = 0;
    }

    restore(): void {
        const state = this.saved.pop();
        if (state) {
            this.write('</g>'.repeat(this.groups));
            Object.assign(this, state);
        }
    }

    beginPath(): void {
        this.d = '';
    }

    closePath(): void {
        this.d += 'Z';
    }

    moveTo(x: number, y: number): void {
        this.d += `M${n(x)} ${n(y)}`;
    }

    lineTo(x: number, y: number): void {
        this.d += `${this.d === '' ? 'M' : 'L'}${n(x)} ${n(y)}`;
    }

    rect(x: number, y: number, width: number, height: number): void {
        this.d += box(x, y, width, height);
    }

    /** Whole circles are all that charts draw. */
    arc(x: number, y: number, radius: number): void {
        const r = n(radius);
        this.d += `M${n(x - radius)} ${n(y)}a${r} ${r} 0 1 0 ${n(2 * radius)} 0a${r} ${r} 0 1 0 ${n(-2 * radius)} 0`;
    }

    clip(): void {
        this.write({ d: this.d });
        this.groups++;
    }

    stroke(): void {
        if (this.d !== '') {
            const dash = this.dash.length > 0 ? ` stroke-dasharray="${this.dash.map(n).join(' ')}"` : '';
            this.write(`<path d="${this.d}" fill="none" stroke="${this.ground.plain(String(this.strokeStyle))}" stroke-width="${n(this.lineWidth)}" stroke-linejoin="${this.lineJoin}"${dash}${this.opacity('stroke')}/>`);
        }
    }

    fill(): void {
        if (this.d !== '') {
            this.write(`<path d="${this.d}"${this.paint()}/>`);
        }
    }

    fillRect(x: number, y: number, width: number, height: number): void {
        const paint = this.paint();
        if (this.boxes.paint !== paint) {
            this.flush();
            this.boxes.paint = paint;
        }
        this.boxes.d += box(x, y, width, height);
    }

    setLineDash(dash: number[]): void {
        this.dash = dash;
    }

    fillText(text: string, x: number, y: number): void {
        const [, weight = '400', size = '10', family = 'sans-serif'] = /^(\d+)?\s*([\d.]+)px\s+(.+)$/.exec(this.font) ?? [];
        const anchor = ANCHORS[this.textAlign];
        const drop = (DROPS[this.textBaseline] ?? 0) * Number(size);
        this.write(
            `<text x="${n(x)}" y="${n(y + drop)}" font-family="${escaped(family)}" font-size="${size}" font-weight="${weight}"${anchor ? ` text-anchor="${anchor}"` : ''}${this.paint()}>${escaped(text)}</text>`,
        );
    }

    measureText(text: string): TextMetrics {
        return { width: this.ground.width(text, this.font) } as TextMetrics;
    }

    private paint(): string {
        return ` fill="${this.ground.plain(String(this.fillStyle))}"${this.opacity('fill')}`;
    }

    private opacity(what: string): string {
        return this.globalAlpha < 1 ? ` ${what}-opacity="${n(this.globalAlpha)}"` : '';
    }

    private write(text: Written): void {
        this.flush();
        this.out.push(text);
    }

    private flush(): void {
        if (this.boxes.d !== '') {
            this.out.push(`<path d="${this.boxes.d}"${this.boxes.paint}/>`);
            this.boxes.d = '';
        }
    }
}

function n(value: number): number {
    return Math.round(value * 100) / 100;
}

function box(x: number, y: number, width: number, height: number): string {
    return `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;
}

function escaped(text: string): string {
    return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd').replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

function clipped(id: string, d: string): string {
    return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">`;
}

/** Letters that follow from a text (FNV-1a of 32 bits), so that pictures in one page have ids of their own. */
function letters(text: string): string {
    let hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) {
        hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    }
    return (hash >>> 0).toString(36);
}
