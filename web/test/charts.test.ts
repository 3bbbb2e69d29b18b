import { expect, test } from 'vitest';
import type { Line } from '../src/api/columns.ts';
import { timeTicks } from '../src/charts/axes.ts';
import { tableOf } from '../src/charts/tableOf.ts';
import { cutApart, spread } from '../src/charts/endLabels.ts';
import { field, linesCsv } from '../src/charts/csv.ts';
import { allX, extents, nearest, stepFrom, withoutRunaways, type Picture } from '../src/charts/picture.ts';
import { placeBeside } from '../src/charts/place.ts';
import { around } from '../src/charts/around.ts';
import { logarithmic, niceTicks } from '../src/charts/scale.ts';
import { sectionsOf } from '../src/charts/sections.ts';
import { measured, measureOf, reach } from '../src/charts/units.ts';
import { isLogY, logYOfAll, toggled, type ChartStyle } from '../src/charts/style.ts';

function line(series: number, x: number[], y: number[], role: Line['head']['role'] = 'line'): Line {
    const head = { series, role, points: x.length, of: x.length, all: { x: [x[0]!, x[x.length - 1]!], y: [0, 0], points: x.length }, columns: {} };
    return { head: head as unknown as Line['head'], x: Float64Array.from(x), y: Float64Array.from(y) };
}

function picture(data: Line[], change: Partial<Picture> = {}): Picture {
    return { lines: [], data, range: null, axis: 'step', logX: false, logY: false, whole: false, ...change };
}

test('a log axis begins at the first positive x of all lines', () => {
    const data = [line(0, [0, 2, 100], [1, 1, 1]), line(1, [-5, 7, 300], [1, 1, 1])];
    expect(allX(data, false)).toEqual([-5, 300]);
    expect(allX(data, true)).toEqual([2, 300]);
    expect(allX([], true)).toBeNull();
});

test('y spans what is seen in the range, without NaN, raw lines, or what a log axis cannot show', () => {
    const data = [line(0, [0, 1, 2, 3], [100, 1, NaN, 3]), line(0, [1, 2], [-50, 50], 'raw')];
    expect(extents(picture(data, { range: [1, 3] })).y).toEqual([0.9, 3.1]);
    expect(extents(picture([line(0, [1, 2, 3], [-1, 1, 100])], { logY: true })).y.map((v) => +v.toFixed(3))).toEqual([0.794, 125.893]);
    expect(extents(picture([])).y).toEqual([0, 1]);
});

test('the cursor goes to the nearest point of any line, steps from point to point of all, and stays in the range', () => {
    const data = [line(0, [0, 50, 100], [1, 2, 3]), line(1, [0, 10, 20, 30, 40], [1, 2, 3, 4, 5])];
    expect(stepFrom(data, [0, 100], 93, 0)).toBe(100);
    expect(stepFrom(data, [0, 100], 46, 0)).toBe(50);
    expect(stepFrom(data, [0, 100], null, 1)).toBe(50);
    expect(stepFrom(data, [0, 100], 20, 1)).toBe(30);
    expect(stepFrom(data, [0, 100], 40, 1)).toBe(50);
    expect(stepFrom(data, [0, 100], 50, 10)).toBe(100);
    expect(stepFrom(data, [10, 30], 10, -1)).toBe(10);
    expect(stepFrom(data, [11, 30], 10, 0)).toBe(20);
    expect(stepFrom([], [0, 1], null, 1)).toBeNull();
    expect(nearest([0, 10, 20], 14)).toBe(1);
});

test('labels are moved apart, in order and within the plot', () => {
    expect(spread([10, 12, 50], 14, 0, 100)).toEqual([10, 24, 50]);
    expect(spread([95, 99], 14, 0, 100)).toEqual([86, 100]);
    expect([cutApart('mlp-h16-lr0.02-s1', [], 9), cutApart('abc', [], 3), cutApart('运行一二三四', [], 4)]).toEqual(['mlp-h…2-s1', 'abc', '运行…三四']);
    const trees = ['trees-d1-lr0.3-s1', 'trees-d2-lr0.3-s1', 'mlp-h2-lr0.02-s1'];
    expect(trees.map((name) => cutApart(name, trees, 11))).toEqual(['trees-d1…-s1', 'trees-d2…-s1', 'mlp-h2…02-s1']);
    expect([cutApart('aXb', ['aYb'], 2), cutApart('aaXbb', ['aaYbb'], 2)]).toEqual(['aX…', 'a…b']);
});

test('ticks are round numbers and round times', () => {
    expect(niceTicks(0.03, 0.14, 4)).toEqual([0.05, 0.075, 0.1, 0.125]);
    expect(logarithmic(0.5, 200, 300).ticks(3)).toEqual([1, 10, 100]);
    expect(logarithmic(0.5, 20, 300).ticks(6)).toEqual([0.5, 1, 2, 5, 10, 20]);
    expect(timeTicks(0, 3 * 3_600_000, 4, false)).toEqual([0, 3_600_000, 7_200_000, 10_800_000]);
});

test('CSV quotes what needs it and keeps NaN', () => {
    expect(field('a "b", c')).toBe('"a ""b"", c"');
    expect(linesCsv([{ name: 'run, 1', key: 'loss' }], [line(0, [1, 2], [0.5, NaN])], 'step')).toBe('line,series,role,step,value\n"run, 1",loss,line,1,0.5\n"run, 1",loss,line,2,NaN\n');
});

test('the table of a chart has a row for each x in the range and a blank where a line has no point', () => {
    const { rows, of } = tableOf([line(0, [1, 2, 3], [10, 20, 30]), line(1, [2, 4], [5, 6])], [1, 3]);
    expect([rows, of]).toEqual([[{ x: 1, values: [10, null] }, { x: 2, values: [20, 5] }, { x: 3, values: [30, null] }], 3]);
    expect(tableOf([line(0, Array.from({ length: 100 }, (_, i) => i), Array(100).fill(0) as number[])], [0, 99], 4).rows.map((r) => r.x)).toEqual([0, 33, 66, 99]);
});

test('a readout shows the lines around the nearest', () => {
    const all = Array.from({ length: 20 }, (_, i) => i);
    expect(around(all, 10)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect([around(all, -1)[0], around(all, 19)[0], around([1, 2], 1)]).toEqual([0, 9, [1, 2]]);
});

test('sections: scores first, the machine last; a broken expression is a part of the name', () => {
    expect([...sectionsOf(['system/cpu', 'loss', 'train/a', 'val/a', 'train/b'], '').keys()]).toEqual(['val', '', 'train', 'system']);
    expect([...sectionsOf(['a(b', 'ab'], 'a(')].flat(2)).toEqual(['', 'a(b']);
    expect(sectionsOf(['h/10', 'h/9', 'h/1'], '^h').get('h')).toEqual(['h/1', 'h/9', 'h/10']);
});

test('log y of all is turned round by a single chart', () => {
    const style = { logY: [] as string[] } as ChartStyle;
    const all = { ...style, logY: logYOfAll(style) };
    expect([isLogY(style, 'a'), isLogY(all, 'a'), isLogY({ ...all, logY: toggled(all.logY, 'a') }, 'a')]).toEqual([false, true, false]);
});

test('a readout stands beside the crosshair, and never where its pane would cut it', () => {
    const pane = { left: 0, right: 1000 };
    expect(placeBeside(50, { left: 400, right: 600 }, pane)).toEqual({ left: 64, maxWidth: 300 });
    expect(placeBeside(150, { left: 400, right: 600 }, pane)).toEqual({ right: 64, maxWidth: 300 });
    expect(placeBeside(150, { left: 0, right: 200 }, pane)).toEqual({ left: 164, maxWidth: 300 });
    expect(placeBeside(50, { left: 800, right: 1000 }, pane)).toEqual({ right: 164, maxWidth: 300 });
});

test('a line that runs away does not flatten the others, and is counted', () => {
    const tame = [0, 1, 2].map((n) => line(n, [0, 1], [n * 0.1, 2]));
    const wild = line(3, [0, 1], [1, 8e31]);
    expect(extents(picture([...tame, wild]))).toEqual({ x: [0, 1], y: [-0.1, 2.1], beyond: 1 });
    expect(extents(picture([...tame, wild], { whole: true })).y[1]).toBeGreaterThan(8e31);
    expect(extents(picture([...tame, wild], { whole: true })).beyond).toBe(0);
    expect(withoutRunaways([[0, 1], [0, 1e9]])).toHaveLength(2);
    expect(withoutRunaways([[5, 5], [5, 5], [5, 5]])).toHaveLength(3);
});

test('a point that runs away does not set y, and a lone point has room on both sides', () => {
    const calm = Array.from({ length: 20 }, (_, i) => 1 + i / 20);
    const wild = extents(picture([line(0, [...calm.keys()], [1e30, ...calm.slice(1)])]));
    expect(wild.y[1]).toBeLessThan(3);
    expect(wild.beyond).toBe(1);
    expect(extents(picture([line(0, [...calm.keys()], [1e30, ...calm.slice(1)])], { whole: true })).y[1]).toBeGreaterThan(1e30);
    expect(extents(picture([line(0, [...calm.keys()], [30, ...calm.slice(1)])])).beyond).toBe(0);
    expect(extents(picture([line(0, [7], [1])])).x).toEqual([6, 8]);
});

test('bytes are read in the unit that leaves fewer than four digits before the point; other units stay', () => {
    expect(measureOf('system/disk_free', 79_105)).toEqual({ unit: 'GB', by: 1_000 });
    expect(measureOf('system/disk_free', 999)).toEqual({ unit: 'MB', by: 1 });
    expect(measureOf('cache_bytes', 3.2e9)).toEqual({ unit: 'GB', by: 1e9 });
    expect(measureOf('cache_bytes', 1e21).unit).toBe('PB');
    expect(measureOf('train/time_ms', 1e6)).toEqual({ unit: 'ms', by: 1 });
    expect(measureOf('loss', 1e6)).toEqual({ unit: '', by: 1 });
    const lines = [line(0, [0, 1, 2], [79_105, NaN, -Infinity]), line(1, [0], [-80_000])];
    expect(reach(lines)).toBe(80_000);
    expect(measured(lines, { unit: 'GB', by: 1_000 }).map(({ y }) => [...y])).toEqual([[79.105, NaN, -Infinity], [-80]]);
});
