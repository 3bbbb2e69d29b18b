import type { Finder, Found } from './find.ts';
import type { Leaf, Picture } from './scene.ts';

/** The way of the arrow keys: left and right from place to place, up and down from series to series. */
export class Walk {
    private row = -1;
    private place = 0;

    constructor(
        private readonly picture: Picture,
        private readonly finder: Finder,
    ) {}

    /** Rows of places: a line or a set of dots is a row of its own; whole shapes that follow each other share one. */
    private rows(): Leaf[][] {
        const rows: Leaf[][] = [];
        let open = false;
        for (const leaf of this.picture.leaves) {
            if (!this.finder.says(leaf)) {
                continue;
            }
            const many = leaf.item.kind === 'dots' || this.finder.places(leaf) > 1;
            if (!many && open) {
                rows[rows.length - 1]?.push(leaf);
            } else {
                rows.push([leaf]);
                open = !many;
            }
        }
        return rows;
    }

    /** The cell above or below in a raster; null if there is none, so that the next series follows. */
    private within(leaf: Leaf | undefined, down: number): number | null {
        const cells = leaf ? this.finder.cells(leaf) : null;
        const next = this.place + down * (cells?.columns ?? 0);
        return cells && down !== 0 && next >= 0 && next < cells.columns * cells.rows ? next : null;
    }

    step(across: number, down: number): Found | null {
        const rows = this.rows();
        if (rows.length === 0) {
            return null;
        }
        const inside = this.within(rows[this.row]?.[0], down);
        if (inside !== null) {
            down = 0;
            this.place = inside;
        }
        const first = this.row < 0 || this.row >= rows.length;
        this.row = first ? 0 : (this.row + down + rows.length) % rows.length;
        const row = rows[this.row] ?? [];
        const lone = row[0];
        const many = row.length === 1 && lone !== undefined && (lone.item.kind === 'dots' || this.finder.places(lone) > 1);
        const count = many ? this.finder.places(lone) : row.length;
        this.place = first ? 0 : Math.min(count - 1, Math.max(0, this.place + across));
        if (many) {
            return this.finder.place(lone, this.place);
        }
        const leaf = row[this.place];
        return leaf ? this.finder.middle(leaf) : null;
    }
}
