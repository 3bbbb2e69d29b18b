import { expect, test } from 'vitest';
import { diffView, sorted } from '../src/state/diffView.ts';

test('an address names two models and what is looked at', () => {
    const view = { a: 'file:x', b: 'run:1/m.onnx', open: ['b0'], list: 'changed', entry: 2, byName: true };
    expect(diffView(JSON.parse(JSON.stringify(view)) as Record<string, unknown>)).toEqual(view);
    expect(diffView({ a: 1, list: 'other', entry: 1, byName: 'x' })).toEqual({});
    expect(diffView({ list: 'added', entry: -1 })).toEqual({});
});

test('weights stand furthest apart first, what is no number before all', () => {
    const weights = [
        { name: 'b', relativeNorm: 0.1 },
        { name: 'a10', relativeNorm: 0.5 },
        { name: 'c', relativeNorm: 'NaN' },
        { name: 'a2', relativeNorm: 0.1 },
    ];
    expect(sorted(weights, false)).toEqual([2, 1, 3, 0]);
    expect(sorted(weights, true)).toEqual([3, 1, 0, 2]);
});
