import { expect, test } from 'vitest';
import { cellAt, cellsOf, floats, middleOf } from '../src/scene/cells.ts';
import { Finder } from '../src/scene/find.ts';
import { unpack } from '../src/scene/scene.ts';
import type { ItemJson, SceneJson } from '../src/scene/scene.ts';
import { listed } from '../src/scene/table.ts';
import { AS_IS } from '../src/scene/view.ts';
import { Walk } from '../src/scene/walk.ts';
import { words } from '../src/scene/words.ts';

function base64(values: number[]): string {
    const bytes = new Uint8Array(new Float32Array(values).buffer);
    return btoa(String.fromCharCode(...bytes));
}

/** Three by two cells over a panel from 0 to 3 and from 0 to 20. */
const raster: ItemJson = { kind: 'raster', role: 'mark', label: '3 by 2 cells', box: [100, 50, 300, 200], columns: 3, rowCount: 2, image: '', values: { name: 'height', floats: base64([1, 2, 3, 4, NaN, 0.1]) } };

function scene(item: ItemJson): SceneJson {
    return {
        scene: 1,
        width: 500,
        height: 300,
        panels: [{ box: [100, 50, 300, 200], x: { kind: 'linear', name: 'x', from: 0, to: 3 }, y: { kind: 'linear', name: 'y', from: 0, to: 20 } }],
        items: [{ kind: 'group', clip: [97, 47, 306, 206], items: [item] }],
    };
}

const looks = { stretch: () => ({ x: AS_IS, y: AS_IS }), shown: () => true };

function finder(item: ItemJson): Finder {
    return new Finder(unpack(scene(item)), looks, words('en'));
}

test('numbers are unpacked little end first', () => {
    expect([...floats(base64([1.5, -2, NaN]))]).toEqual([1.5, -2, NaN]);
});

test('the cell under a place is found under a stretch too, and its middle again', () => {
    const cells = cellsOf(raster, String)!;
    expect(cellAt(raster, cells, 250, 60)).toBe(1);
    expect(cellAt(raster, cells, 399, 249)).toBe(5);
    expect(cellAt(raster, cells, 300, 60, { by: 2, plus: -100 }, AS_IS)).toBe(1);
    expect(middleOf(raster, cells, 5)).toEqual([350, 200]);
});

test('the pointer reads x, y and value of the cell beneath it', () => {
    const own = finder(raster);
    const found = own.at(390, 60)!;
    expect(found.index).toBe(2);
    expect(own.facts(found)).toEqual([['x', '2.5000'], ['y', '15'], ['height', '3']]);
    expect(own.title(found)).toBe('');
});

test('a line is reached from as far on a screen that shows its picture smaller', () => {
    const own = finder({ kind: 'path', role: 'mark', label: 'run', steps: 'ML', points: [10000, 10000, 30000, 0], stroke: ['#000', 1] });
    expect(own.at(100, 140)).toBeNull();
    expect(own.at(100, 140, 2)?.leaf.item.kind).toBe('path');
    expect(own.at(100, 140, 0.5)).toBeNull();
});

test('a cell without a value tells its place only, and 32-bit numbers are read as they were written', () => {
    const own = finder(raster);
    expect(own.facts(own.at(250, 200)!)).toEqual([['x', '1.5000'], ['y', '5']]);
    expect(own.facts(own.at(350, 200)!)[2]).toEqual(['height', '0.1000']);
});

test('arrow keys walk from cell to cell and stay inside', () => {
    const picture = unpack(scene(raster));
    const walk = new Walk(picture, new Finder(picture, looks, words('en')));
    expect([[0, 0], [1, 0], [0, 1], [1, 0], [0, -1]].map(([x, y]) => walk.step(x!, y!)?.index)).toEqual([0, 1, 4, 5, 2]);
});

test('the table holds small rasters cell by cell and large ones as one row', () => {
    const picture = unpack(scene(raster));
    const own = new Finder(picture, looks, words('en'));
    expect(listed(own, picture.leaves[0]!)).toBe(6);
    const large = unpack(scene({ ...raster, columns: 30, rowCount: 20, values: { floats: base64(new Array<number>(600).fill(1)) } }));
    expect(listed(new Finder(large, looks, words('en')), large.leaves[0]!)).toBe(1);
});

test('a raster of which nothing is told is one shape', () => {
    const { values: _, ...mute } = raster;
    expect(finder(mute).at(250, 60)!.index).toBe(-1);
});
