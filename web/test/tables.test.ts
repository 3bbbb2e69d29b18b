import { expect, test } from 'vitest';
import { transform } from '../src/views/media/audio/spectrum.ts';
import { rateOf } from '../src/views/media/audio/useSound.ts';
import { familiesOf, ownName } from '../src/views/media/histograms/families.ts';
import { moments } from '../src/views/media/histograms/shapes.ts';
import { classColumns, confusionOf, pairOf } from '../src/views/media/tables/confusion.ts';
import { grouped, told } from '../src/views/media/tables/grouped.ts';
import { differing, keysOf, sideBySide, stacked } from '../src/views/media/tables/joined.ts';
import { cellOf, hasMedia, MediaCell } from '../src/views/media/tables/mediaCell.ts';
import { panelOf, vegaLite, type Panel } from '../src/views/media/panel.ts';
import { areaUnder, rateColumns, ratesOf } from '../src/views/media/tables/rates.ts';
import { withMedia } from '../src/views/media/tables/useTables.ts';
import type { MediaSeries } from '../src/api/media.ts';

test('a confusion matrix counts as scikit-learn does', () => {
    const [truth, guess] = [[0, 1, 2, 2, 1, 0, 1, 2, 2, 0], [0, 2, 2, 1, 1, 0, 1, 2, 0, 0]];
    const table = { columns: ['id', 'truth', 'guess', 'score'], data: truth.map((y, i) => [`row ${i}`, y, guess[i], i / 7]) };
    expect(pairOf(table)).toEqual(['truth', 'guess']);
    expect(classColumns(table)).toEqual(['id', 'truth', 'guess']);
    expect(confusionOf(table, 'truth', 'guess')).toEqual({ classes: ['0', '1', '2'], counts: [[3, 0, 0], [0, 2, 1], [1, 1, 2]], total: 10 });
    expect(pairOf({ columns: ['name', 'loss'], data: [['cat', 2], ['dog', 10]] })).toBeNull();
    expect(pairOf({ columns: ['n', 'then', 'now'], data: [[1, 'a', 'b'], [2, 'b', 'b'], [3, 'a', 'c']] })).toEqual(['then', 'now']);
    const counted = { columns: ['Actual', 'Predicted', 'nPredictions'], data: [['a', 'a', 4], ['a', 'b', 1], ['b', 'b', 3]] };
    expect(confusionOf(counted, 'Actual', 'Predicted').counts).toEqual([[4, 1], [0, 3]]);
});

test('the area under a curve is that of scikit-learn', () => {
    const table = { columns: ['class', 'fpr', 'tpr'], data: [[0, 0, 0], [0, 0.1, 0.5], [0, 0.1, 0.8], [0, 0.4, 0.9], [0, 1, 1]] };
    const columns = rateColumns(table);
    expect(columns).toEqual({ x: 'fpr', y: 'tpr', name: 'class' });
    expect(areaUnder(ratesOf(table, columns as NonNullable<typeof columns>)[0]?.points ?? [])).toBeCloseTo(0.85, 12);
});

const a = { name: 'a', table: { columns: ['id', 'x'], data: [[1, 10], [2, 20], [2, 21], [3, 30]] } };
const b = { name: 'b', table: { columns: ['id', 'x'], data: [[2, 20], [3, 31], [4, 40], [2, 22]] } };

test('rows meet as in an outer merge of pandas by value and number', () => {
    const joined = sideBySide([a, b], 'id');
    expect(joined.columns).toEqual(['id', 'x · a', 'x · b']);
    expect(joined.data).toEqual([[1, 10, ''], [2, 20, 20], [2, 21, 22], [3, 30, 31], [4, '', 40]]);
    expect(differing(joined, 2).data.map((row) => row[0])).toEqual([1, 2, 3, 4]);
    expect(stacked([a, b], 'run').data[4]).toEqual(['b', 2, 20]);
    expect(keysOf([a, b])).toEqual(['x', 'id']);
});

test('groups tell means of numbers, and what all rows share', () => {
    const groups = grouped(a.table, 0);
    expect(groups.map((g) => [g.value, g.rows.length])).toEqual([['1', 1], ['2', 2], ['3', 1]]);
    expect(told(groups[1]?.rows ?? [], 1)).toEqual({ mean: 20.5 });
    expect(told([['p'], ['q'], ['p']], 0)).toEqual({ distinct: 2 });
    expect(told([['p'], ['p']], 0)).toEqual({ same: 'p' });
});

test('cells of files lead to the run, beside the table', () => {
    const cell = cellOf({ _type: 'image-file', path: 'media/images/1.png' }, 'r', 'media/tables/x/') as MediaCell;
    expect([cell.showing, cell.url]).toEqual(['image', '/api/v1/runs/r/files/media/tables/x/media/images/1.png']);
    expect(cellOf({ a: 1 }, 'r', '')).toEqual({ a: 1 });
    expect([hasMedia({ data: [['x', 1], ['y', cell]] }), hasMedia({ data: [['x', 1]] })]).toEqual([true, false]);
    const id = 'bkjkzy8qkg421egd1caulpr0ek3jl2kt3afsiwvl5f3z';
    expect(withMedia({ kind: 'table', step: 0, index: 0, meta: { artifact_path: `wandb-client-artifact://${id}/t.table.json` } })).toBe('media/tables/bkjkzy8qkg421egd1cau/t.table.json');
    expect(withMedia({ kind: 'table', step: 0, index: 0, meta: {} })).toBeUndefined();
});

test('the Fourier transform is that of NumPy', () => {
    const re = Float64Array.from({ length: 16 }, (_, i) => Math.cos((2 * Math.PI * i * 3) / 16) + 0.5 * Math.sin((2 * Math.PI * i * 5) / 16) + i / 10);
    const im = new Float64Array(16);
    transform(re, im);
    const round = (v: Float64Array): number[] => [...v.subarray(0, 9)].map((x) => Math.round(x * 1e9) / 1e9 + 0);
    expect(round(re)).toEqual([12, -0.8, -0.8, 7.2, -0.8, -0.8, -0.8, -0.8, -0.8]);
    expect(round(im)).toEqual([0, 4.021871594, 1.93137085, 1.19728461, 0.8, -3.46545709, 0.33137085, 0.159129894, 0]);
});

test('a sample rate is what the file says', () => {
    const file = new DataView(new ArrayBuffer(44));
    const words = (at: number, text: string): void => [...text].forEach((c, i) => file.setUint8(at + i, c.charCodeAt(0)));
    words(0, 'RIFF');
    words(8, 'WAVEfmt ');
    file.setUint32(16, 16, true);
    file.setUint32(24, 8000, true);
    expect(rateOf(file)).toBe(8000);
    expect(rateOf(new DataView(new ArrayBuffer(4)))).toBeNull();
});

test('moments are those of even spread within bins, as NumPy gives them', () => {
    const counts = [1, 1, 3, 3, 7, 3, 11, 6, 23, 20, 26, 36, 36, 50, 39, 40, 30, 48, 31, 28, 15, 17, 10, 5, 3, 4, 2, 0, 1, 1];
    const [lo, hi] = [-5.116763, 7.645999];
    const edges = Array.from({ length: 31 }, (_, i) => lo + (i / 30) * (hi - lo));
    expect(moments({ edges, counts }).mean).toBeCloseTo(1.1148685, 5);
    expect(moments({ edges, counts }).sd).toBeCloseTo(2.0038136, 5);
});

test('layers are series whose keys begin or end alike', () => {
    const of = (key: string): MediaSeries => ({ key, context: {}, kind: 'histogram', count: 1, firstStep: 0, lastStep: 0 });
    const all = ['gradients/conv10.weight', 'gradients/conv2.weight', 'parameters/conv2.weight', 'gradients/conv2.bias', 'parameters/conv10.weight'].map(of);
    const [first, second, third] = familiesOf(all[1] as MediaSeries, all);
    expect([first?.name, first?.members.map((s) => ownName(s.key, first.name))]).toEqual(['gradients/…', ['conv2.bias', 'conv2.weight', 'conv10.weight']]);
    expect([second?.name, second?.members.length, third?.name, third?.members.length]).toEqual(['….weight', 4, '*', 5]);
    expect(ownName('gradients/conv2.weight', '….weight')).toBe('gradients/conv2');
});

test("a custom chart of W&B is a chart of its table", () => {
    const config = { panelDefId: 'wandb/line/v0', fieldSettings: { x: 'x', y: 'y' }, stringSettings: { title: 'line' }, userQuery: { queryFields: [{ name: 'runSets', fields: [{ name: 'id' }, { name: 'summaryTable', args: [{ name: 'tableKey', value: 'chart_table' }] }] }] } };
    const panel = panelOf({ panel_type: 'Vega2', panel_config: config });
    expect(panel).toEqual({ kind: 'wandb/line/v0', table: 'chart_table', fields: { x: 'x', y: 'y' }, title: 'line' });
    expect(vegaLite(panel as Panel, { columns: ['x', 'y'], data: [[1, 2]] })).toMatchObject({ title: 'line', mark: 'line', data: { values: [{ x: 1, y: 2 }] }, encoding: { x: { field: 'x' } } });
    expect(vegaLite({ ...(panel as Panel), kind: 'me/own' }, { columns: [], data: [] })).toBeNull();
    expect(panelOf({ data: [] })).toBeNull();
});
