import { describe, expect, it } from 'vitest';
import { moduleAt, operatorAt } from '../src/network/placed.ts';
import { outline, placeOf, ring, sunburstOf } from '../src/network/sunburst.ts';
import { squares, treemapOf } from '../src/network/treemap.ts';

describe('a treemap', () => {
    it('has areas in proportion, all within the frame, none over another', () => {
        const values = [60, 25, 10, 5];
        const places = squares(values, { x: 10, y: 20, width: 200, height: 100 });
        places.forEach((p, i) => expect(p.width * p.height).toBeCloseTo(200 * values[i]!, 6));
        for (const p of places) {
            expect(p.x).toBeGreaterThanOrEqual(10);
            expect(p.x + p.width).toBeLessThanOrEqual(210 + 1e-9);
            expect(p.y + p.height).toBeLessThanOrEqual(120 + 1e-9);
        }
        places.forEach((p, i) => places.slice(i + 1).forEach((q) => expect(Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x) > 1e-9 && Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y) > 1e-9).toBe(false)));
    });

    it('holds modules around their operators, and none of nothing', () => {
        const tiles = treemapOf(
            [
                { node: 0, name: 'stem', scope: '', value: 10 },
                { node: 1, name: 'conv', scope: 'a/b', value: 20 },
                { node: 2, name: 'gemm', scope: 'a/b', value: 10 },
                { node: 3, name: 'relu', scope: 'a/b', value: 0 },
            ],
            400,
            200,
        );
        expect(tiles.map((t) => [t.name, t.node, t.value])).toEqual([
            ['a/b', undefined, 30],
            ['conv', 1, 20],
            ['gemm', 2, 10],
            ['stem', 0, 10],
        ]);
        expect(tiles[0]).toMatchObject({ path: 'a/b', headed: true, depth: 0 });
        expect(treemapOf([], 10, 10)).toEqual([]);
    });
});

describe('the graph', () => {
    const table = {
        names: ['x', 'y'],
        values: ['', ''],
        like: [0, 0],
        homes: [1, 3],
        scopes: [
            { path: 'l.0', outer: -1, drawn: 'l' },
            { path: 'l.0/a', outer: 0, drawn: 'l.0/a' },
            { path: 'l.1', outer: -1, drawn: 'l' },
            { path: 'l.1/a', outer: 2, drawn: 'l.0/a' },
        ],
        within: [0, 0],
        ways: [['l', 'l.0/a']],
    };

    it('shows a module where it is drawn, with what is around it open', () => {
        expect(moduleAt(table, 'l.1/a', undefined)).toEqual({ scope: 'l.0/a', node: undefined, open: ['l'] });
        expect(moduleAt(table, 'l.1', undefined)).toEqual({ scope: 'l', node: undefined });
        expect(moduleAt(table, 'l.1/a', ['other'])).toEqual({ scope: 'l.0/a', node: undefined, open: ['other', 'l'] });
    });

    it('shows an operator as the one that is drawn for it', () => {
        expect(operatorAt(table, 1, undefined)).toEqual({ node: 0, scope: undefined, open: ['l', 'l.0/a'] });
    });
});

describe('a sunburst', () => {
    const leaves = [
        { node: 0, name: 'stem', scope: '', value: 10 },
        { node: 1, name: 'conv', scope: 'a/b', value: 20 },
        { node: 2, name: 'gemm', scope: 'a/b', value: 10 },
        { node: 3, name: 'relu', scope: 'a/b', value: 0 },
    ];

    it('has parts of the turn in proportion, operators outside their modules', () => {
        expect(sunburstOf(leaves).map((a) => [a.name, a.node, a.depth, a.from, a.to])).toEqual([
            ['a/b', undefined, 0, 0, 0.75],
            ['conv', 1, 1, 0, 0.5],
            ['gemm', 2, 1, 0.5, 0.75],
            ['stem', 0, 0, 0.75, 1],
        ]);
        expect(sunburstOf([])).toEqual([]);
    });

    it('has names across wide parts of thin rings, along narrow parts of thick ones', () => {
        expect(placeOf({ from: 0, to: 0.5 }, 180, 220, 13, 6)).toMatchObject({ across: true, about: false });
        expect(placeOf({ from: 0.51, to: 0.54 }, 50, 200, 13, 6)).toMatchObject({ across: false, about: true });
        expect(placeOf({ from: 0, to: 0.0001 }, 50, 200, 13, 6).room).toBeLessThan(0);
    });

    it('leaves the middle free, and goes out to the radius', () => {
        expect(ring(0, 2, 100)).toEqual([24, 62]);
        expect(ring(1, 2, 100)).toEqual([62, 100]);
        expect(outline({ from: 0, to: 0.25 }, 50, 100)).toBe('M0.00 -100.00A100 100 0 0 1 100.00 -0.00L50.00 -0.00A50 50 0 0 0 0.00 -50.00Z');
    });
});
