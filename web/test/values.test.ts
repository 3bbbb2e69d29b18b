import { describe, expect, it } from 'vitest';
import type { Diagram, DiagramBox, NodeTable } from '../src/api/models.ts';
import { placed, targets } from '../src/network/placed.ts';
import { extentOf, shade, share } from '../src/network/shade.ts';
import { readValues, scopeOf } from '../src/network/values.ts';

describe('files of values', () => {
    it('are read in their own form', () => {
        expect(readValues('{"name":"grads","values":{"a":1,"b":"x","c":2.5}}', 'v.json')).toEqual([{ name: 'grads', numbers: new Map([['a', 1], ['c', 2.5]]) }]);
    });

    it("are read as Model Explorer's node data, of one graph or several", () => {
        const one = { results: { a: { value: 1 }, b: { value: 'x', bgColor: 'red' } }, thresholds: [{ value: 1, bgColor: 'red' }] };
        expect(readValues(JSON.stringify(one), 'v.json')).toEqual([{ name: 'v.json', numbers: new Map([['a', 1]]) }]);
        expect(readValues(JSON.stringify({ main: one, other: { results: { c: { value: 3 } }, gradient: [] } }), 'v.json').map((v) => v.name)).toEqual(['main', 'other']);
    });

    it('are refused with a sentence', () => {
        expect(() => readValues('[1]', 'v.json')).toThrow('v.json must hold an object, but holds a list.');
        expect(() => readValues('{', 'v.json')).toThrow('v.json is not JSON.');
        expect(() => readValues('{"x":1}', 'v.json')).toThrow("v.json must have 'values', or graphs with 'results', but has x.");
        expect(() => readValues('{"values":{"a":"b"}}', 'v.json')).toThrow('v.json has no numbers.');
    });

    it('and series name modules by a pattern', () => {
        expect(scopeOf('grad_norm/{scope}', 'grad_norm/layers.0')).toBe('layers.0');
        expect(scopeOf('grad/{scope}/norm', 'grad/b0/norm')).toBe('b0');
        expect(scopeOf('grad/{scope}/norm', 'grad/norm')).toBeUndefined();
        expect(scopeOf('loss', 'loss')).toBeUndefined();
    });
});

/** x → layers.0 (a, b) → layers.1 (a, b), folded into `layers`. */
const table: NodeTable = {
    names: ['', '/layers.0/a', '/layers.0/b', '/layers.1/a', '/layers.1/b'],
    values: ['x', 'v1', 'v2', 'v3', 'v4'],
    like: [0, 1, 2, 1, 2],
    homes: [-1, 0, 0, 1, 1],
    scopes: [
        { path: 'layers.0', outer: -1, drawn: 'layers' },
        { path: 'layers.1', outer: -1, drawn: 'layers' },
    ],
    within: [0, 1, 1, 1, 1],
    ways: [[], ['all', 'layers']],
};
const box = (more: Partial<DiagramBox>): DiagramBox => ({ kind: 'operator', outer: -1, label: '', detail: '', weighs: false, x: 0, y: 0, width: 60, height: 26, ...more });
const diagram: Diagram = { width: 1, height: 1, open: [], labels: [], edges: [], boxes: [box({ node: 0 }), box({ kind: 'open', path: 'all' }), box({ kind: 'open', path: 'layers' }), box({ node: 1 }), box({ node: 2 })] };
const on = (numbers: Record<string, number>, how: 'mean' | 'max' = 'mean') => placed(new Map(Object.entries(numbers)), table, targets(table), diagram, how);

describe('numbers on boxes', () => {
    it('find operators by name, by value and copies by what is drawn for them', () => {
        const { boxes, lost } = on({ 'layers.0.a': 1, 'layers/1/a': 3, x: 7, none: 1 });
        expect([...boxes]).toEqual([[0, 7], [1, 2], [2, 2], [3, 2]]);
        expect(lost).toEqual(['none']);
    });

    it('are the largest of a module where that is asked for', () => {
        expect([...on({ v1: 1, v4: 5 }, 'max').boxes]).toEqual([[1, 5], [2, 5], [3, 1], [4, 5]]);
    });

    it("are a module's own where it has one, and its weights'", () => {
        const { boxes, found } = on({ 'layers.0.weight': 1, 'layers.1': 2, v1: 9 });
        expect(boxes.get(2)).toBe(1.5);
        expect(boxes.get(1)).toBe(4);
        expect(found[0]).toMatchObject({ scope: 'layers', value: 1 });
    });
});

describe('the scale', () => {
    it('goes from the least to the largest', () => {
        const extent = extentOf([1, 100], true)!;
        expect(share(10, extent)).toBeCloseTo(0.5);
        expect(share(10, extentOf([-1, 21], true)!)).toBeCloseTo(0.5);
        expect(extentOf([], false)).toBeNull();
        expect(share(3, extentOf([3], false)!)).toBe(0.5);
    });

    it('is read in white or in ink', () => {
        expect(shade(0, { low: 0, high: 1, log: false }, '0')).toEqual({ fill: 'rgb(0 34 78)', ink: '#ffffff', text: '0' });
        expect(shade(1, { low: 0, high: 1, log: false }, '1').ink).toBe('#14171c');
    });
});
