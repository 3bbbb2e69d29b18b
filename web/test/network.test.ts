import { describe, expect, it } from 'vitest';
import type { Diagram, DiagramBox } from '../src/api/models.ts';
import { fitted, showing, zoomed } from '../src/network/camera.ts';
import { boxAt, boxesIn, boxOf, drawnOf, edgesIn } from '../src/network/drawn.ts';
import { neighbour } from '../src/network/step.ts';
import { lieOf, partOf, uncovered } from '../src/network/strips.ts';
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

    /** a → [If: [then: x → b → y]] → d, where b takes a's value too. */
    const opened: Diagram = {
        ...diagram,
        boxes: [
            box('a', 100, 0, { node: 0 }),
            box('If', 0, 0, { kind: 'open', path: 'If@1', node: 1 }),
            box('then', 0, 0, { kind: 'open', outer: 1 }),
            box('x', 0, 0, { kind: 'input', outer: 2 }),
            box('b', 0, 0, { outer: 2, node: 3 }),
            box('y', 0, 0, { kind: 'output', outer: 2 }),
            box('d', 0, 0, { node: 2 }),
            box('c', 0, 0, { node: 9 }),
        ],
        edges: [line(0, 1, [7], false), line(1, 2, [7], false), line(2, 4, [7]), line(3, 4, [8]), line(4, 5, [9]), line(1, 6, [10]), line(7, 1, [11])],
    };

    it('go through operators that run graphs', () => {
        expect([...cone(opened, [0], true, true).boxes].sort()).toEqual([0, 1, 3, 4, 5, 6]);
        expect([...cone(opened, [6], false, true).boxes].sort()).toEqual([0, 1, 3, 4, 5, 6, 7]);
        expect([...cone(opened, [7], true, true).boxes].sort()).toEqual([1, 3, 4, 5, 6, 7]);
        expect([...cone(opened, [7], true, false).boxes].sort()).toEqual([1, 7]);
        expect(boxOf({ ...opened, boxes: [box('If', 0, 0, { path: 'If@1', node: 1 })] }, 3, ['If@1'])).toBe(0);
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

describe('culling', () => {
    const far: Diagram = {
        ...diagram,
        width: 4000,
        height: 4000,
        edges: [{ ...line(0, 4, [7]), points: [130, 26, 130, 100, 2000, 3000, 2000, 3900] }],
    };

    it('leaves what a frame touches, each once and in order, however many cells it lies in', () => {
        const drawn = drawnOf({ ...far, boxes: [...diagram.boxes, box('wide', 0, 1000, { width: 3000 })] });
        expect(boxesIn(drawn, 0, 0, 4000, 4000)).toEqual([0, 1, 2, 3, 4, 5, 6]);
        expect(boxesIn(drawn, 300, 90, 340, 130)).toEqual([5]);
        expect(boxesIn(drawn, 2900, 1010, 3500, 1020)).toEqual([6]);
        expect(boxesIn(drawn, 3100, 1010, 3500, 1020)).toEqual([]);
        expect(edgesIn(drawn, 1500, 1500, 1600, 1600)).toEqual([0]);
        expect(edgesIn(drawn, 2100, 1500, 2200, 1600)).toEqual([]);
    });

    it('finds as much as looking at every box, wherever one looks', () => {
        const boxes = Array.from({ length: 400 }, (_, i) => box(String(i), (i * 7919) % 3900, (i * 104729) % 3900, { width: 20 + ((i * 31) % 900) }));
        const drawn = drawnOf({ ...far, boxes });
        for (let i = 0; i < 50; i++) {
            const [x0, y0] = [(i * 613) % 3000, (i * 389) % 3000];
            const [x1, y1] = [x0 + 10 + i * 20, y0 + 500 - i * 9];
            const all = boxes.flatMap((b, k) => (b.x <= x1 && b.x + b.width >= x0 && b.y <= y1 && b.y + b.height >= y0 ? [k] : []));
            expect(boxesIn(drawn, x0, y0, x1, y1)).toEqual(all);
        }
    });

    it('paints only what a move uncovers: every pixel once, none that was there', () => {
        const size = { width: 12, height: 9 };
        for (const [dx, dy] of [[3, 0], [-3, 0], [0, 2], [0, -2], [3, 2], [-3, 2], [3, -2], [-11, -8]] as const) {
            const parts = uncovered({ x: 100, y: 50, scale: 1 }, { x: 100 - dx, y: 50 - dy, scale: 1 }, size) ?? [];
            for (let y = 0; y < size.height; y++) {
                for (let x = 0; x < size.width; x++) {
                    const was = x - dx >= 0 && x - dx < size.width && y - dy >= 0 && y - dy < size.height;
                    const times = parts.filter((p) => x >= p.x && x < p.x + p.width && y >= p.y && y < p.y + p.height).length;
                    expect(times).toBe(was ? 0 : 1);
                }
            }
        }
        expect(uncovered({ x: 0, y: 0, scale: 1 }, { x: 12, y: 0, scale: 1 }, size)).toBeNull();
        expect(uncovered({ x: 0, y: 0, scale: 1 }, { x: 0, y: 0, scale: 1.1 }, size)).toBeNull();
    });

    it('lies on whole pixels', () => {
        const lie = lieOf({ x: 10.3, y: -7.7, scale: 0.6 }, 2);
        expect(lie).toEqual({ x: 12, y: -9, scale: 1.2 });
        expect(partOf({ x: 10, y: 0, scale: 2 }, { x: 6, y: 1, width: 10, height: 3 }, 1, { width: 20, height: 100 })).toEqual({ x: 0, y: 0, width: 20, height: 10 });
        expect(partOf({ x: 0, y: 0, scale: 2 }, { x: 60, y: 1, width: 10, height: 3 }, 1, { width: 20, height: 100 })).toBeNull();
    });
});
