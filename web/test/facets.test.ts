import { expect, test } from 'vitest';
import type { Drawn } from '../src/charts/drawn.ts';
import { facetsOf, linesOf } from '../src/charts/facets.ts';
import { look } from '../src/state/looks.ts';
import { isPointed } from '../src/state/pointed.ts';
import { seriesOf, short } from '../src/views/runs/fields.ts';

const drawn = (n: number): Drawn[] => Array.from({ length: n }, (_, i) => ({ id: `r${i}`, name: `run ${i}`, runs: [`r${i}`], look: look(i) }));
const series = [
    { key: 'loss', context: { subset: 'train' } },
    { key: 'loss', context: { subset: 'val' } },
    { key: 'acc', context: {} },
];

test('a key with a few contexts is one chart, told apart by dashes', () => {
    const facets = facetsOf(series, drawn(2));
    expect(facets.map((f) => f.title)).toEqual(['loss', 'acc']);
    const lines = linesOf(facets[0]!, drawn(2));
    expect(lines.map((l) => [l.name, l.look.dash.length > 0, l.context])).toEqual([
        ['run 0 train', false, { subset: 'train' }],
        ['run 0 val', true, { subset: 'val' }],
        ['run 1 train', false, { subset: 'train' }],
        ['run 1 val', true, { subset: 'val' }],
    ]);
    expect(new Set(lines.map((l) => l.id)).size).toBe(4);
    expect(lines.every((l) => isPointed(l.id, l.runs[0]!))).toBe(true);
    expect(linesOf(facets[1]!, drawn(1))[0]).not.toHaveProperty('context');
});

test('each context is a chart of its own where two lines would look alike', () => {
    expect(facetsOf(series, drawn(9)).map((f) => f.title)).toEqual(['loss · subset=train', 'loss · subset=val', 'acc']);
    const four = ['0', '1', '2', '3'].map((gpu) => ({ key: 'gpu', context: { gpu } }));
    expect(facetsOf(four, drawn(1))).toHaveLength(4);
    const looks = facetsOf(series, drawn(8)).flatMap((f) => (f.key === 'loss' ? linesOf(f, drawn(8)) : [])).map((l) => l.look.colour + l.look.dash.join());
    expect(new Set(looks).size).toBe(16);
});

test('a column of a last value names its series', () => {
    expect([seriesOf('metrics.`val/acc`'), seriesOf('metrics.loss'), seriesOf('max(metrics.loss)'), seriesOf('params.lr')]).toEqual([{ key: 'val/acc' }, { key: 'loss' }, null, null]);
    expect([seriesOf('metrics.loss{"subset":"val"}'), seriesOf('metrics.`val acc`{"fold":2}'), seriesOf('metrics.loss{subset}')]).toEqual([{ key: 'loss', context: { subset: 'val' } }, { key: 'val acc', context: { fold: 2 } }, null]);
    expect([short('min(metrics.loss{"subset":"val"})'), short('metrics.`val/acc`'), short('params.lr')]).toEqual(['loss val min', 'val/acc', 'lr']);
});
