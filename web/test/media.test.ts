import { expect, test } from 'vitest';
import { quantile, rangeOf, shares } from '../src/views/media/histograms/shapes.ts';
import { boxFilesOf, classesOf, marksOf } from '../src/views/media/images/marks.ts';
import { bokehOf } from '../src/views/media/bokeh.ts';
import { nameOf, united } from '../src/views/media/useSeries.ts';
import { parsed } from '../src/views/media/useJson.ts';

const uneven = { edges: [0, 1, 3], counts: [1, 2] };

test('bins of other widths keep their mass in place', () => {
    expect([...shares(uneven, [0, 3], 3)].map((v) => v.toFixed(3))).toEqual(['0.333', '0.333', '0.333']);
    expect([...shares({ edges: [1, 1], counts: [4] }, [0, 2], 2)]).toEqual([0, 1]);
    expect(rangeOf([uneven, { edges: [-2, 0], counts: [0] }])).toEqual([-2, 3]);
});

test('quantiles lie within bins by even spread', () => {
    expect(quantile(uneven, 0.5)).toBeCloseTo(1.5);
    expect(quantile(uneven, 1)).toBe(3);
    expect(quantile({ edges: [0, 1], counts: [0] }, 0.5)).toBeNaN();
});

test('boxes are read by corners or by their middle, and what is none is left out', () => {
    const of = (position: object): unknown => ({ boxes: { truth: { box_data: [{ position, class_id: 2, scores: { a: 0.25, b: 0.75 } }], class_labels: { 2: 'cat' } } } });
    const [corner] = marksOf(of({ minX: 0.1, maxX: 0.5, minY: 0.2, maxY: 0.6 }) as Record<string, unknown>).boxes;
    expect(corner).toMatchObject({ at: [0.1, 0.2, 0.5, 0.6], name: 'cat', score: 0.75 });
    expect(marksOf(of({ middle: [0.5, 0.5], width: 0.2, height: 0.4 }) as Record<string, unknown>).boxes[0]?.at).toEqual([0.4, 0.3, 0.6, 0.7]);
    expect(marksOf(of({ minX: 'left' }) as Record<string, unknown>).boxes).toEqual([]);
    const elsewhere = { boxes: { found: { path: 'boxes.json', _type: 'boxes2D' }, here: { box_data: [], path: 'here.json' } } };
    expect(boxFilesOf(elsewhere)).toEqual({ found: 'boxes.json' });
    expect(marksOf(elsewhere, { found: { box_data: [{ position: { minX: 0, maxX: 1, minY: 0, maxY: 1 }, class_id: 2 }], class_labels: { 2: 'cat' } } }).boxes.map((b) => [b.layer, b.name])).toEqual([['found', 'cat']]);
    expect(marksOf(elsewhere).boxes).toEqual([]);
    expect([...classesOf([marksOf({ masks: { m: { path: 'a.png', class_labels: { 0: 'ground', 3: 'dog' } } } })])]).toEqual([['dog', 3]]);
});

test('masks without names have hues that no named class has', () => {
    const labels = { class_labels: { 1: 'cat', 2: 'dog' } };
    const masks = { truth: { path: 't.png' }, second: { path: 's.png' }, found: { path: 'f.png', ...labels } };
    expect([...classesOf([marksOf({ masks })])]).toEqual([['truth', 3], ['second', 4], ['cat', 1], ['dog', 2]]);
    expect(marksOf({ masks: { truth: { path: 't.png' } } }, { boxes: labels }).masks[0]?.shift).toBe(2);
    expect(marksOf({ masks: { truth: { path: 't.png' } } }).masks[0]?.shift).toBe(0);
});

test('series of one name become one over all runs', () => {
    const one = { key: 'k', context: { b: 1, a: 2 }, kind: 'image', count: 2, firstStep: 5, lastStep: 9 } as const;
    expect(united([one, { ...one, context: { a: 2, b: 1 }, firstStep: 1 }])).toEqual([{ ...one, count: 4, firstStep: 1 }]);
    const text = { ...one, kind: 'text' } as const;
    expect(united([text, one])).toEqual([one, { ...text, twin: true }]);
    expect(united([text, one]).map(nameOf)).toEqual(['k\n{"a":2,"b":1}', 'k\n{"a":2,"b":1}\ntext']);
    expect(nameOf(one)).toBe('k\n{"a":2,"b":1}');
});

test('documents of Bokeh 2 and 3 are told apart, whole or as one item', () => {
    const three = { version: '3.9.2', roots: [{ id: 'p1' }] };
    expect(bokehOf(three)).toEqual({ library: 3, item: { doc: three, root_id: 'p1' } });
    const two = { version: '2.4.3', roots: { references: [{ id: '1002' }, { id: '1003' }], root_ids: ['1002'] } };
    expect(bokehOf(two)).toEqual({ library: 2, item: { doc: two, root_id: '1002' } });
    expect(bokehOf({ target_id: null, root_id: '1003', doc: two })).toEqual({ library: 2, item: { doc: two, root_id: '1003' } });
    for (const other of [null, 7, [], { data: [], layout: {} }, { version: '3', roots: [] }, { version: '2', roots: { references: [] } }, { version: 3, roots: [{ id: 'p1' }] }]) {
        expect(bokehOf(other)).toBeNull();
    }
});

test('JSON as Python writes it is read too', () => {
    expect(parsed('{"a":[NaN, -Infinity,1]}')).toEqual({ a: [null, null, 1] });
    expect(parsed('<html>')).toBeNull();
});
