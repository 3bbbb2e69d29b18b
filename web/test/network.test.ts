import { describe, expect, it } from 'vitest';
import type { Diagram, DiagramBox } from '../src/api/models.ts';
import { fitted, showing, zoomed } from '../src/network/camera.ts';
import { boxAt, boxOf, drawnOf } from '../src/network/drawn.ts';
import { neighbour } from '../src/network/step.ts';
import { between, cone } from '../src/network/ways.ts';
import { changed, modelView } from '../src/state/modelView.ts';

const box = (label: string, x: number, y: number, more: Partial<DiagramBox> = {}): DiagramBox => ({ kind: 'operator', outer: -1, label, detail: '', weighs: false, x, y, width: 60, height: 26, ...more });
const line = (from: number, to: number, values: number[], head = true) => ({ from, to, values, head, points: [0, 0, 0, 0, 0, 0, 0, 0] });

/** a → [scope: b → c] → d, and a → e beside it. */
const diagram: Diagram = {
    width: 400,
    height: 400,
    open: ['s'],
    boxes: [
        box('a', 100, 0, { node: 0 }),
        box('s', 80, 60, { kind: 'open', path: 's', width: 120, height: 160 }),
        box('b', 100, 100, { outer: 1, node: 1 }),
        box('c', 100, 160, { outer: 1, node: 2 }),
        box('d', 100, 250, { kind: 'scope', path: 'd' }),
        box('e', 250, 100, { node: 9 }),
    ],
    edges: [line(0, 1, [7], false), line(1, 2, [7]), line(2, 3, [8]), line(3, 1, [9], false), line(1, 4, [9]), line(0, 5, [7])],
    labels: [],
};

describe('ways', () => {
    it('go on across borders', () => {
        expect([...cone(diagram, [0], true, true).boxes].sort()).toEqual([0, 2, 3, 4, 5]);
        expect([...cone(diagram, [4], false, true).boxes].sort()).toEqual([0, 2, 3, 4]);
        expect([...cone(diagram, [0], true, false).boxes].sort()).toEqual([0, 2, 5]);
    });

    it('between two boxes leave out what leads elsewhere, whichever comes first', () => {
        expect([...between(diagram, 0, 4).boxes].sort()).toEqual([0, 2, 3, 4]);
        expect([...between(diagram, 4, 0).boxes].sort()).toEqual([0, 2, 3, 4]);
        expect(between(diagram, 5, 4).edges.size).toBe(0);
    });

    it('lead by arrow keys', () => {
        expect(neighbour(diagram, 2, [0, 1])).toBe(3);
        expect(neighbour(diagram, 2, [0, -1])).toBe(0);
        expect(neighbour(diagram, 2, [1, 0])).toBe(5);
        expect(neighbour(diagram, 5, [1, 0])).toBe(-1);
    });
});

describe('boxes', () => {
    it('are found at a point, the innermost one', () => {
        const drawn = drawnOf(diagram);
        expect(boxAt(drawn, 110, 110)).toBe(2);
        expect(boxAt(drawn, 90, 70)).toBe(1);
        expect(boxAt(drawn, 390, 390)).toBe(-1);
    });

    it('stand for operators in closed scopes', () => {
        expect(boxOf(diagram, 1, [])).toBe(2);
        expect(boxOf(diagram, 77, ['x', 'd'])).toBe(4);
        expect(boxOf(diagram, 77, [])).toBe(-1);
    });
});

describe('the camera', () => {
    it('shows a small diagram whole and a long one from its top', () => {
        expect(fitted({ width: 200, height: 100 }, { width: 1000, height: 500 })).toEqual({ scale: 1, x: -400, y: -200 });
        const long = fitted({ width: 800, height: 20_000 }, { width: 1000, height: 500 });
        expect(long.scale).toBe(1);
        expect(long.y).toBeLessThan(0);
    });

    it('keeps the point under the pointer', () => {
        const after = zoomed({ x: 10, y: 20, scale: 1 }, 2, 100, 50);
        expect(after.x + 100 / after.scale).toBe(110);
        expect(after.y + 50 / after.scale).toBe(70);
    });

    it('stays when a box is seen well', () => {
        const camera = { x: 0, y: 0, scale: 1 };
        expect(showing(camera, { x: 100, y: 100, width: 60, height: 26 }, { width: 800, height: 600 })).toBe(camera);
        expect(showing(camera, { x: 2000, y: 100, width: 60, height: 26 }, { width: 800, height: 600 }).x).toBe(1630);
    });
});

describe('the address', () => {
    it('holds what differs from the first view', () => {
        expect(modelView({ at: 'file:1', node: 3, flat: true, unfold: false, tab: 'nothing', open: ['a', 'b'], to: -1 })).toEqual({ at: 'file:1', node: 3, flat: true, open: ['a', 'b'] });
        expect(modelView({ values: 'run:1', pattern: 'g/{scope}', step: 0, by: 'max', log: true, costs: 'map', order: 'parameters' })).toEqual({ values: 'run:1', pattern: 'g/{scope}', step: 0, by: 'max', log: true, costs: 'map', order: 'parameters' });
        expect(modelView({ by: 'mean', costs: 'x', order: 'y', log: 'true' })).toEqual({});
        expect(changed({ at: 'file:1', node: 3, flat: true }, { node: undefined, flat: false, open: [] })).toEqual({ at: 'file:1', open: [] });
    });
});
