import { expect, test } from 'vitest';
import type { ModelDiff } from '../src/api/modelDiff.ts';
import { diffView, distances, sorted } from '../src/state/diffView.ts';

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

test('weights of several models stand beside each other, the furthest apart first', () => {
    const of = (...weights: [string, number | string][]) => ({ weights: weights.map(([name, relativeNorm]) => ({ name, relativeNorm })) }) as unknown as ModelDiff;
    expect(distances([of(['w2', 0.1], ['w10', 0.2]), of(['w3', 'NaN'], ['w2', 0.5]), undefined])).toEqual([
        { name: 'w3', norms: [0, 'NaN', undefined] },
        { name: 'w2', norms: [0.1, 0.5, undefined] },
        { name: 'w10', norms: [0.2, 0, undefined] },
    ]);
    expect(diffView({ a: 'x', b: 'y', all: ['y', 'z'] })).toEqual({ a: 'x', b: 'y', all: ['y', 'z'] });
    expect(diffView({ all: ['y'] })).toEqual({});
});
