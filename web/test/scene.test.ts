import { expect, test } from 'vitest';
import { corners, DotIndex, distanceTo, inside, nearestPoint, pathData, pieces } from '../src/scene/geometry.ts';
import { brushed } from '../src/scene/gestures.ts';
import { classesOf } from '../src/scene/legend.ts';
import { spell, sums, unpack } from '../src/scene/scene.ts';
import type { ItemJson, Leaf, PanelJson, SceneJson } from '../src/scene/scene.ts';
import { dark } from '../src/scene/style.ts';
import { along, AS_IS, fitted, moved, reading, stretches, ticks, zoomed } from '../src/scene/view.ts';

const panel: PanelJson = { box: [100, 50, 400, 200], x: { kind: 'linear', name: 'step', from: 0, to: 2000 }, y: { kind: 'log', name: 'loss', from: 0.01, to: 100 } };

function leaf(item: ItemJson): Leaf {
    return unpack({ scene: 1, width: 600, height: 300, panels: [panel], items: [item] }).leaves[0]!;
}

const square = leaf({ kind: 'path', steps: 'ML3Z', points: [1000, 1000, 1000, 0, 0, 1000, -1000, 0] });

test('steps with counts are spelt out', () => {
    expect(spell('ML3CZ')).toBe('MLLLCZ');
});

test('columns are sums of differences in hundredths', () => {
    expect([...sums([100, 200, 50, -100], 2)]).toEqual([1, 2, 1.5, 1]);
});

test('another version is refused in a sentence', () => {
    expect(() => unpack({ scene: 2, width: 1, height: 1 })).toThrow('A scene begins with "scene":1, but here it is 2.');
});

test('shapes in a group that is clipped to a panel move with it and take its series', () => {
    const scene: SceneJson = { scene: 1, width: 600, height: 300, panels: [panel], items: [{ kind: 'group', clip: [100, 50, 400, 200], series: 'a', items: [{ kind: 'rect', box: [0, 0, 1, 1] }] }, { kind: 'rect', box: [0, 0, 1, 1] }] };
    expect(unpack(scene).leaves.map((l) => [l.panel, l.series, l.clips.length])).toEqual([[0, 'a', 1], [-1, '', 0]]);
});

test('shapes along the axis at the right are read by it', () => {
    const two: PanelJson = { ...panel, right: { kind: 'linear', name: 'rate', from: 0, to: 8 } };
    const scene: SceneJson = { scene: 1, width: 600, height: 300, panels: [two], items: [{ kind: 'group', clip: two.box, items: [{ kind: 'group', role: 'at-right', items: [{ kind: 'rect', box: [0, 0, 1, 1] }] }, { kind: 'rect', box: [0, 0, 1, 1] }] }] };
    expect(unpack(scene).leaves.map((l) => [l.panel, l.up])).toEqual([[0, 'right'], [0, 'y']]);
    expect(reading(two, 'right', 150)).toBe('4');
    expect(reading(two, 'y', 150)).toBe('1.0000');
    expect(ticks(two, 'right', AS_IS, 50).map(({ pixel, text }) => [pixel, text])).toEqual([[250, '0'], [200, '2'], [150, '4'], [100, '6'], [50, '8']]);
});

test('path data are stretched, and a point alone is seen', () => {
    expect(pathData(square, { by: 2, plus: -10 }, AS_IS)).toBe('M10 10L30 10L30 20L10 20Z');
    expect(pathData(leaf({ kind: 'path', steps: 'M', points: [100, 200] }), AS_IS, AS_IS)).toBe('M1 2h0');
});

test('inside is by the even-odd rule', () => {
    const ring = leaf({ kind: 'path', steps: 'ML3ZML3Z', points: [0, 0, 3000, 0, 0, 3000, -3000, 0, 1000, -2000, 1000, 0, 0, 1000, -1000, 0] });
    expect(inside(pieces(ring), 5, 15)).toBe(true);
    expect(inside(pieces(ring), 15, 15)).toBe(false);
    expect(inside(pieces(ring), 35, 15)).toBe(false);
});

test('a curve is told by its end, and is near where it bends', () => {
    const curve = leaf({ kind: 'path', steps: 'MC', points: [0, 0, 0, 4000, 4000, 0, 0, -4000] });
    expect([...corners(curve)]).toEqual([0, 0, 40, 0]);
    expect(distanceTo(pieces(curve), 20, 30, AS_IS, AS_IS)).toBeCloseTo(0, 6);
});

test('the nearest point is measured on the screen, not in the scene', () => {
    const line = leaf({ kind: 'path', steps: 'ML', points: [0, 0, 1000, 0] });
    expect(nearestPoint(line.points, 8, 0, AS_IS, AS_IS)).toEqual({ index: 1, distance: 2 });
    expect(nearestPoint(line.points, 8, 0, { by: 3, plus: 0 }, AS_IS)).toEqual({ index: 0, distance: 8 });
});

test('the index finds the same dot as a look at all', () => {
    const x = Array.from({ length: 500 }, (_, i) => (i * 7919) % 40000);
    const y = Array.from({ length: 500 }, (_, i) => (i * 104729) % 20000);
    const differences = (values: number[]): number[] => values.map((v, i) => v - (i === 0 ? 0 : values[i - 1]!));
    const dots = leaf({ kind: 'dots', x: differences(x), y: differences(y), radius: [0], fill: ['#000000'] });
    const index = new DotIndex(dots);
    const sx = { by: 1.5, plus: -20 };
    for (const [px, py] of [[30, 40], [399, 100], [200, 5]] as const) {
        const all = nearestPoint(dots.points, px, py, sx, AS_IS);
        const found = index.nearest(px, py, sx, AS_IS, 1000);
        expect(found.distance).toBeCloseTo(all.distance, 9);
    }
    expect(index.nearest(-900, -900, sx, AS_IS, 16).index).toBe(-1);
});

test('data and pixels of linear and log axes lead back to each other', () => {
    expect(along(panel, 'x').at(500)).toBe(200);
    expect(along(panel, 'y').at(1)).toBeCloseTo(150, 9);
    expect(along(panel, 'y').of(150)).toBeCloseTo(1, 9);
});

test('what is under the pointer stays there when zoomed', () => {
    const near = zoomed(AS_IS, 300, 4, 100, 400);
    expect(near.by * 300 + near.plus).toBeCloseTo(300, 9);
    expect(zoomed(near, 300, 0.001, 100, 400)).toEqual({ by: 1, plus: 0 });
});

test('a chosen range fills the panel, and no end comes inside', () => {
    const chosen = fitted(AS_IS, 200, 300, 100, 400);
    expect([chosen.by * 200 + chosen.plus, chosen.by * 300 + chosen.plus]).toEqual([100, 500]);
    const far = moved(chosen, 1e6, 100, 400);
    expect(far.by * 100 + far.plus).toBe(100);
});

test('ticks follow the stretch', () => {
    expect(ticks(panel, 'x', AS_IS, 100).map((t) => [Math.round(t.pixel), t.text])).toEqual([[100, '0'], [200, '500'], [300, '1,000'], [400, '1,500'], [500, '2,000']]);
    const near = ticks(panel, 'x', fitted(AS_IS, 200, 220, 100, 400), 100);
    expect(near.map((t) => t.text)).toEqual(['500', '520', '540', '560', '580', '600']);
    expect(near.every((t) => t.pixel >= 99.9 && t.pixel <= 500.1)).toBe(true);
});

test('axes read data, bands read names, unknown maps read nothing', () => {
    expect(reading(panel, 'x', 200)).toBe('500');
    const bands: PanelJson = { ...panel, x: { kind: 'band', from: 0, to: 1, categories: ['a', 'b'] }, y: { kind: 'none', from: 0, to: 1 } };
    expect([reading(bands, 'x', 120), reading(bands, 'x', 480), reading(bands, 'y', 60)]).toEqual(['a', 'b', '']);
    const time: PanelJson = { ...panel, x: { kind: 'time', from: 0, to: 86_400e6 } };
    expect(reading(time, 'x', 300)).toBe('1 Jan 1970, 12:00:00');
});

test('axes with stops read what lies between them, and are not stretched', () => {
    // 0 to 10 in the first half, then a cut, then 90 to 100.
    const cut: PanelJson = { ...panel, x: { kind: 'none', from: 0, to: 100, stops: [[0, 0], [0.5, 10], [0.5, 90], [1, 100]] } };
    expect([100, 200, 299, 301, 400, 500].map((pixel) => reading(cut, 'x', pixel))).toEqual(['0', '5', '9.9500', '90.05', '95', '100']);
    expect(stretches(cut.x)).toBe(false);
    const days: PanelJson = { ...panel, x: { kind: 'time', from: 0, to: 1e12, stops: [[0, 0], [1, 86_400e6]] } };
    expect(reading(days, 'x', 300)).toBe('1 Jan 1970, 12:00:00');
});

test('a flat brush takes the whole height', () => {
    expect(brushed(panel, 150, 100, 250, 104)).toEqual([150, 50, 100, 200]);
    expect(brushed(panel, 150, 100, 900, 180)).toEqual([150, 100, 350, 80]);
});

test('dark grounds are known', () => {
    expect([dark('#11151c'), dark('#ffffff'), dark('#00000000'), dark(undefined)]).toEqual([true, false, false, false]);
});

test('a series of several classes is hidden with each of them, whatever signs their names hold', () => {
    expect(classesOf('model = a; rows = b')).toEqual(['model = a', 'model = a; rows = b', 'rows = b']);
    expect(classesOf('model = a; b; rows = c')).toContain('model = a; b');
});
