import type { Shape } from './paint.ts';
import type { Picture } from './scene.ts';
import type { Words } from './words.ts';

const FAINT = '0.35';
const AROUND = 2;

/** The classes in the key of a series; a class may hold the sign that parts them. */
export function classesOf(series: string): string[] {
    const parts = series.split('; ');
    return parts.flatMap((_, from) => parts.slice(from).map((__, more) => parts.slice(from, from + more + 1).join('; ')));
}

/** Legend entries as buttons: a click shows or hides the series, a double click shows it alone. */
export class Legend {
    readonly hidden = new Set<string>();
    private readonly entries = new Map<string, { shapes: Shape[]; button: HTMLButtonElement }>();

    constructor(
        stage: HTMLElement,
        private readonly picture: Picture,
        shapes: readonly Shape[],
        words: Words,
        private readonly changed: (message: string) => void,
    ) {
        for (const shape of shapes) {
            const { role, series } = shape.leaf;
            if (role !== 'legend-entry' || series === '') {
                continue;
            }
            const known = this.entries.get(series);
            if (known) {
                known.shapes.push(shape);
            } else {
                const button = document.createElement('button');
                button.type = 'button';
                button.className = 'ls-entry';
                button.addEventListener('click', () => {
                    this.toggle(series);
                    this.changed(words.shown(series, !this.hidden.has(series)));
                });
                button.addEventListener('dblclick', () => {
                    this.alone(series);
                    this.changed(words.shown(series, true));
                });
                button.addEventListener('keydown', (event) => {
                    if (event.key === 'Enter' && event.shiftKey) {
                        event.preventDefault();
                        this.alone(series);
                        this.changed(words.shown(series, true));
                    }
                    if (event.key === 'Enter' || event.key === ' ') {
                        event.stopPropagation();
                    }
                });
                stage.append(button);
                this.entries.set(series, { shapes: [shape], button });
            }
        }
        for (const [series, { shapes: own, button }] of this.entries) {
            button.setAttribute('aria-label', own.map(({ leaf }) => leaf.item.text ?? '').join(' ').trim() || series);
        }
        this.show();
    }

    /** Whether a series is hidden, or one of the classes that its key names (`a = x; b = y`). */
    hides(series: string): boolean {
        return this.hidden.size > 0 && (this.hidden.has(series) || classesOf(series).some((key) => this.hidden.has(key)));
    }

    /** Lays each button over its entry; to be called once the picture is on the page. */
    lay(): void {
        const { width, height } = this.picture.scene;
        for (const { shapes, button } of this.entries.values()) {
            const boxes = shapes.map(({ element }) => (element instanceof SVGGraphicsElement ? element.getBBox() : new DOMRect()));
            const left = Math.min(...boxes.map((box) => box.x)) - AROUND;
            const top = Math.min(...boxes.map((box) => box.y)) - AROUND;
            const right = Math.max(...boxes.map((box) => box.x + box.width)) + AROUND;
            const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + AROUND;
            button.style.left = `${(100 * left) / width}%`;
            button.style.top = `${(100 * top) / height}%`;
            button.style.width = `${(100 * (right - left)) / width}%`;
            button.style.height = `${(100 * (bottom - top)) / height}%`;
        }
    }

    private toggle(series: string): void {
        if (!this.hidden.delete(series)) {
            this.hidden.add(series);
        }
        this.show();
    }

    /** Only this series; all again if it is already alone. */
    private alone(series: string): void {
        const others = [...this.entries.keys()].filter((key) => key !== series);
        const already = !this.hidden.has(series) && others.length > 0 && others.every((key) => this.hidden.has(key));
        this.hidden.clear();
        if (!already) {
            others.forEach((key) => this.hidden.add(key));
        }
        this.show();
    }

    private show(): void {
        for (const [series, { shapes, button }] of this.entries) {
            const hidden = this.hidden.has(series);
            button.setAttribute('aria-pressed', String(!hidden));
            shapes.forEach(({ element }) => (element.style.opacity = hidden ? FAINT : ''));
        }
    }
}
