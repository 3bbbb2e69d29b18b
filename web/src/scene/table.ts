import type { Finder } from './find.ts';
import type { Leaf, Picture } from './scene.ts';
import type { Words } from './words.ts';

const MOST_ROWS = 1_000;
/** A raster of more cells is one row. */
const MOST_CELLS = 400;

/** How many rows a shape takes: one a place, and one in all for a large raster. */
export function listed(finder: Finder, leaf: Leaf): number {
    const places = finder.places(leaf);
    return finder.cells(leaf) && places > MOST_CELLS ? 1 : places;
}

/** The numbers of a picture as a table, made when it is opened. */
export function table(picture: Picture, finder: Finder, words: Words): HTMLElement {
    const details = document.createElement('details');
    details.className = 'ls-table';
    const summary = document.createElement('summary');
    summary.textContent = words.numbers;
    details.append(summary);
    details.addEventListener(
        'toggle',
        () => {
            const frame = document.createElement('div');
            frame.className = 'ls-rows';
            frame.tabIndex = 0;
            frame.append(filled(picture, finder, words));
            details.append(frame);
        },
        { once: true },
    );
    return details;
}

function filled(picture: Picture, finder: Finder, words: Words): HTMLTableElement {
    const heads: string[] = [words.what];
    const rows: Map<string, string>[] = [];
    let left = 0;
    for (const leaf of picture.leaves) {
        if (!finder.says(leaf) || (leaf.panel >= 0 && leaf.item.kind === 'path' && leaf.item.fill && leaf.label === leaf.series)) {
            continue;
        }
        const whole = finder.cells(leaf) !== null && listed(finder, leaf) < finder.places(leaf);
        const places = listed(finder, leaf);
        for (let i = 0; i < places; i++) {
            if (rows.length >= MOST_ROWS) {
                left += places - i;
                break;
            }
            const found = whole || (places === 1 && leaf.item.kind !== 'dots' && !finder.cells(leaf)) ? finder.middle(leaf) : finder.place(leaf, i);
            const row = new Map([[words.what, finder.title(found)]]);
            for (const [name, value] of finder.facts(found)) {
                row.set(name, value);
                if (!heads.includes(name)) {
                    heads.push(name);
                }
            }
            rows.push(row);
        }
    }
    const out = document.createElement('table');
    const head = out.createTHead().insertRow();
    for (const name of heads) {
        const th = document.createElement('th');
        th.scope = 'col';
        th.textContent = name;
        head.append(th);
    }
    const body = out.createTBody();
    for (const row of rows) {
        const line = body.insertRow();
        heads.forEach((name) => (line.insertCell().textContent = row.get(name) ?? ''));
    }
    if (left > 0) {
        const cell = body.insertRow().insertCell();
        cell.colSpan = heads.length;
        cell.textContent = words.more(left);
    }
    return out;
}
