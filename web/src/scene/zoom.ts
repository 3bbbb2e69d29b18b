import type { Leaf, PanelJson, Picture } from './scene.ts';
import { AS_IS, fitted, keyOf, moved, stretches, zoomed } from './view.ts';
import type { Side, Stretch } from './view.ts';

const SIDES: readonly Side[] = ['x', 'y'];

/** How each axis is stretched; panels with the same axis are stretched together. */
export class Zoom {
    private readonly state = new Map<string, Stretch>();

    constructor(private readonly picture: Picture) {}

    of(panel: PanelJson, side: Side): Stretch {
        return this.state.get(keyOf(panel, side)) ?? AS_IS;
    }

    leaf(leaf: Leaf): { x: Stretch; y: Stretch } {
        const panel = this.picture.panels[leaf.panel];
        return panel ? { x: this.of(panel, 'x'), y: this.of(panel, 'y') } : { x: AS_IS, y: AS_IS };
    }

    touched(panel: PanelJson): boolean {
        return SIDES.some((side) => this.of(panel, side) !== AS_IS);
    }

    panelAt(x: number, y: number): PanelJson | null {
        return this.picture.panels.find(({ box }) => x >= box[0] && y >= box[1] && x <= box[0] + box[2] && y <= box[1] + box[3]) ?? null;
    }

    about(panel: PanelJson, x: number, y: number, factor: number): void {
        this.each(panel, (side, stretch, from, length) => zoomed(stretch, side === 'x' ? x : y, factor, from, length));
    }

    by(panel: PanelJson, dx: number, dy: number): void {
        this.each(panel, (side, stretch, from, length) => moved(stretch, side === 'x' ? dx : dy, from, length));
    }

    /** Enlarges a rectangle of the screen; a side that is `null` stays. */
    into(panel: PanelJson, x: [number, number] | null, y: [number, number] | null): void {
        this.each(panel, (side, stretch, from, length) => {
            const range = side === 'x' ? x : y;
            return range ? fitted(stretch, range[0], range[1], from, length) : stretch;
        });
    }

    reset(panel: PanelJson | null): void {
        if (panel) {
            SIDES.forEach((side) => this.state.delete(keyOf(panel, side)));
        } else {
            this.state.clear();
        }
    }

    private each(panel: PanelJson, change: (side: Side, stretch: Stretch, from: number, length: number) => Stretch): void {
        for (const side of SIDES) {
            if (stretches(panel[side])) {
                const at = side === 'x' ? 0 : 1;
                const next = change(side, this.of(panel, side), panel.box[at] ?? 0, panel.box[at + 2] ?? 0);
                const key = keyOf(panel, side);
                if (next.by === 1 && next.plus === 0) {
                    this.state.delete(key);
                } else {
                    this.state.set(key, next);
                }
            }
        }
    }
}
