import { expect, test } from 'vitest';
import type { Line } from '../src/api/columns.ts';
import type { Drawn } from '../src/charts/drawn.ts';
import { bounded } from '../src/charts/bounds.ts';
import { closedAtFirst, PINNED, sectionsOf, TOGETHER } from '../src/charts/sections.ts';
import { linesTogether, togetherOf } from '../src/charts/together.ts';
import { look } from '../src/state/looks.ts';

const keys = ['loss/b', 'loss/a', 'acc', 'acc/low', 'acc/high', 'my loss'];
const layout = JSON.stringify([
    { title: 'both', closed: true, charts: [{ title: 'losses', tags: ['loss/.*', '['] }, { title: 'acc', margins: [{ value: 'acc', lower: 'acc/low', upper: 'acc/high' }] }, { title: 'gone', tags: ['nothing'] }] },
    { title: 'empty', charts: [] },
]);
const drawn = (n: number): Drawn[] => Array.from({ length: n }, (_, i) => ({ id: `r${i}`, name: `run ${i}`, runs: [`r${i}`], look: look(i) }));

test('keys are met from their beginning, charts without any are left out, and layouts of several runs are joined', () => {
    const both = togetherOf([layout, layout, 'no JSON', JSON.stringify([{ title: 'both', charts: [{ title: 'more', tags: ['my'] }] }])], keys);
    expect(both.map((s) => [s.section, s.closed, s.charts.map((c) => c.title)])).toEqual([['both', true, ['losses', 'both · acc', 'more']]]);
    expect(both[0]!.charts[0]!.lines).toEqual([{ key: 'loss/a' }, { key: 'loss/b' }]);
    expect(closedAtFirst(both)).toEqual([`${TOGETHER}both`]);
});

test('a run alone has a hue for each key, several are told apart by theirs', () => {
    const [losses] = togetherOf([layout], keys)[0]!.charts;
    expect(linesTogether(losses!, drawn(1)).map((l) => [l.name, l.look.colour])).toEqual([['loss/a', '--c1'], ['loss/b', '--c2']]);
    expect(linesTogether(losses!, drawn(2)).map((l) => [l.name, l.look.colour, l.look.dash.length > 0])).toEqual([
        ['run 0 loss/a', '--c1', false],
        ['run 0 loss/b', '--c1', true],
        ['run 1 loss/a', '--c2', false],
        ['run 1 loss/b', '--c2', true],
    ]);
});

test('what bounds a line becomes the edges of its area', () => {
    const margins = togetherOf([layout], keys)[0]!.charts[1]!;
    const lines = linesTogether(margins, drawn(2));
    expect(lines.map((l) => [l.key, l.bound, l.of])).toEqual([
        ['acc', undefined, undefined],
        ['acc/low', 'low', 0],
        ['acc/high', 'high', 0],
        ['acc', undefined, undefined],
        ['acc/low', 'low', 3],
        ['acc/high', 'high', 3],
    ]);
    const data = [0, 1, 1, 2, 3].map((series, i): Line => ({ head: { series, role: i === 1 ? 'raw' : 'line' } as Line['head'], x: new Float64Array(), y: new Float64Array() }));
    expect(bounded(lines, data).map((d) => [d.head.series, d.head.role])).toEqual([[0, 'line'], [0, 'low'], [0, 'high'], [3, 'line']]);
});

test('sections of charts that were wanted together stand after the pins and are found by their titles', () => {
    const together = togetherOf([layout], keys);
    expect([...sectionsOf(keys, '', ['losses'], together).keys()]).toEqual([PINNED, `${TOGETHER}both`, '', 'acc', 'loss']);
    expect([...sectionsOf(keys, 'losses', [], together)]).toEqual([[`${TOGETHER}both`, ['losses']]]);
});

test('of what another run went on with no more is drawn than it went on from', () => {
    const line = (xs: number[]): Line => ({ head: { series: 0, role: 'line', points: xs.length, of: xs.length, all: { x: [xs[0] ?? 'NaN', xs.at(-1) ?? 'NaN'], y: [0, 1], points: xs.length } } as unknown as Line['head'], x: Float64Array.from(xs), y: Float64Array.from(xs) });
    const asked = (until: number) => [{ id: 'p', name: 'p', look: look(0), runs: ['p'], key: 'loss', until }];
    const [cut] = bounded(asked(3), [line([0, 1, 3, 4, 9])]);
    expect([[...cut!.x], cut!.head.points, cut!.head.all.x]).toEqual([[0, 1, 3], 3, [0, 3]]);
    expect(bounded(asked(-1), [line([0, 1])])[0]!.head.all).toEqual({ x: ['NaN', 'NaN'], y: [0, 1], points: 0 });
    expect(bounded(asked(Infinity), [line([0, 1])])[0]!.head.points).toBe(2);
});
