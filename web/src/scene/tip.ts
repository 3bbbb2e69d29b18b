import type { Finder, Found } from './find.ts';
import { svg } from './paint.ts';
import { fillOf, list, radiusOf } from './scene.ts';
import type { Picture } from './scene.ts';
import { reading } from './view.ts';
import type { Looks } from './paint.ts';
import type { Words } from './words.ts';

const APART = 12;
/** How many lines above and below the nearest a tooltip lists. */
const AROUND = 5;

/** The tooltip, the ring round what is found, and the crosshair with its values on the axes. */
export class Tip {
    private readonly box = document.createElement('div');
    private readonly over: SVGElement;

    constructor(
        private readonly stage: HTMLElement,
        private readonly picture: Picture,
        private readonly finder: Finder,
        private readonly looks: Looks,
        private readonly say: Words,
    ) {
        const { width, height } = picture.scene;
        this.over = svg('svg', { class: 'ls-layer ls-over', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', fill: 'none' });
        this.box.className = 'ls-tip';
        this.box.hidden = true;
        stage.append(this.over, this.box);
    }

    show(found: Found, pinned: boolean): void {
        this.box.replaceChildren(...this.content(found));
        this.box.classList.toggle('ls-pinned', pinned);
        this.box.hidden = false;
        this.mark(found);
        this.stand(found.x, found.y);
    }

    hide(): void {
        this.box.hidden = true;
        this.over.replaceChildren();
    }

    /** Everything the tooltip says, as one line. */
    words(found: Found): string {
        const facts = this.finder.facts(found).map(([name, value]) => `${name} ${value}`.trim());
        return [this.finder.title(found), ...facts].filter((part) => part !== '').join(', ');
    }

    /** A rectangle that is being drawn to choose what to enlarge. */
    brush(x: number, y: number, width: number, height: number): void {
        this.over.replaceChildren(svg('rect', { x, y, width, height, style: 'fill:var(--l-accent);fill-opacity:.1;stroke:var(--l-accent)' }));
    }

    private content(found: Found): HTMLElement[] {
        const lines = this.finder.beside(found);
        return lines.length > 1 ? this.compared(found, lines) : this.single(found);
    }

    /** What each line of a panel reads at one x, top line first; of very many those around the nearest. */
    private compared(found: Found, lines: Found[]): HTMLElement[] {
        const panel = this.picture.panels[found.leaf.panel];
        const { x, y } = this.looks.stretch(found.leaf);
        const head = document.createElement('b');
        head.textContent = panel ? `${panel.x.name ?? ''} ${reading(panel, 'x', (found.x - x.plus) / x.by)}`.trim() : '';
        const rows = document.createElement('dl');
        const at = lines.indexOf(found);
        const from = Math.max(0, Math.min(at - AROUND, lines.length - 2 * AROUND - 1));
        const some = lines.slice(from, from + 2 * AROUND + 1);
        for (const line of some) {
            const name = cell('dt', this.finder.title(line));
            name.prepend(swatch(colourOf(line)));
            const value = cell('dd', panel ? reading(panel, line.leaf.up, (line.y - y.plus) / y.by) : '');
            if (line === found) {
                name.className = value.className = 'ls-near';
            }
            rows.append(name, value);
        }
        const left = lines.length - some.length;
        return left > 0 ? [head, rows, cell('dd', this.say.more(left))] : [head, rows];
    }

    private single(found: Found): HTMLElement[] {
        const out: HTMLElement[] = [];
        const title = this.finder.title(found);
        if (title !== '') {
            const head = document.createElement('b');
            const colour = colourOf(found);
            if (colour !== '') {
                head.append(swatch(colour));
            }
            head.append(title);
            out.push(head);
        }
        const facts = this.finder.facts(found);
        const rows = document.createElement('dl');
        rows.className = facts.every(([name]) => name === '') ? 'ls-lone' : '';
        for (const [name, value] of facts) {
            if (rows.className === '') {
                rows.append(cell('dt', name));
            }
            rows.append(cell('dd', value));
        }
        return facts.length > 0 ? [...out, rows] : out;
    }

    private mark(found: Found): void {
        const parts: SVGElement[] = [];
        const panel = this.picture.panels[found.leaf.panel];
        if (panel && found.index >= 0) {
            const [left, top, width, height] = panel.box;
            const line = { style: 'stroke:var(--l-ink);stroke-opacity:.7' };
            parts.push(svg('path', { d: `M${found.x} ${top}V${top + height}`, ...line }));
            const { x, y } = this.looks.stretch(found.leaf);
            parts.push(...this.pill(reading(panel, 'x', (found.x - x.plus) / x.by), found.x, top + height + 3, 'middle'));
            const { up } = found.leaf;
            const [beside, anchor] = up === 'right' ? ([left + width + 4, 'start'] as const) : ([left - 4, 'end'] as const);
            parts.push(...this.pill(reading(panel, up, (found.y - y.plus) / y.by), beside, found.y - 8, anchor));
        }
        const cells = found.index >= 0 ? this.finder.cells(found.leaf) : null;
        if (cells) {
            const { x, y } = this.looks.stretch(found.leaf);
            const [, , width, height] = found.leaf.item.box ?? [0, 0, 0, 0];
            const wide = Math.max(4, (x.by * width) / cells.columns);
            const high = Math.max(4, (y.by * height) / cells.rows);
            parts.push(svg('rect', { x: found.x - wide / 2, y: found.y - high / 2, width: wide, height: high, style: 'stroke:var(--l-accent);stroke-width:2' }));
        } else if (found.index >= 0) {
            const radius = found.leaf.item.kind === 'dots' ? radiusOf(found.leaf.item, found.index) + 2 : 4;
            parts.push(svg('circle', { cx: found.x, cy: found.y, r: radius, style: 'stroke:var(--l-accent);stroke-width:2' }));
        } else {
            const { box } = found.leaf.item;
            const { x, y } = this.looks.stretch(found.leaf);
            if (box) {
                parts.push(
                    svg('rect', {
                        x: x.by * box[0] + x.plus,
                        y: y.by * box[1] + y.plus,
                        width: x.by * box[2],
                        height: y.by * box[3],
                        style: 'stroke:var(--l-accent);stroke-width:2',
                    }),
                );
            }
        }
        this.over.replaceChildren(...parts);
    }

    private pill(text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): SVGElement[] {
        if (text === '') {
            return [];
        }
        const width = 7 * text.length + 8;
        const left = Math.max(0, Math.min(this.picture.scene.width - width, { start: x, middle: x - width / 2, end: x - width }[anchor]));
        const label = svg('text', { x: left + width / 2, y: y + 12, 'text-anchor': 'middle', 'font-size': 11, style: 'fill:var(--l-on)' });
        label.textContent = text;
        return [svg('rect', { class: 'ls-pill', x: left, y, width, height: 16, rx: 3, style: 'fill:var(--l-accent)' }), label];
    }

    /** Beside the place, on the side where there is room. */
    private stand(x: number, y: number): void {
        const scale = this.stage.clientWidth / this.picture.scene.width || 1;
        const { offsetWidth, offsetHeight } = this.box;
        const px = x * scale;
        const py = y * scale;
        const right = px + APART + offsetWidth <= this.stage.clientWidth;
        const left = right ? px + APART : Math.max(0, px - APART - offsetWidth);
        const top = Math.max(0, Math.min(this.stage.clientHeight - offsetHeight, py - offsetHeight - APART));
        this.box.style.left = `${left}px`;
        this.box.style.top = `${top}px`;
    }
}

function swatch(colour: string): HTMLElement {
    const element = document.createElement('i');
    element.style.background = colour;
    return element;
}

function cell(kind: 'dt' | 'dd', text: string): HTMLElement {
    const element = document.createElement(kind);
    element.textContent = text;
    return element;
}

function colourOf({ leaf, index }: Found): string {
    const { item } = leaf;
    return item.kind === 'dots' ? fillOf(item, Math.max(0, index)) : (list(item.fill)[0] ?? item.stroke?.[0] ?? '');
}
