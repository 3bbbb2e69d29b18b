import { expect, test } from 'vitest';
import type { RunDetail, SeriesSummary } from '../src/api/client.ts';
import { compareView } from '../src/state/compareView.ts';
import { axisOf } from '../src/views/compare/axis.ts';
import { bestAt, partsOf, type Told } from '../src/views/compare/differences.ts';
import { relationOf } from '../src/views/compare/relation.ts';

const rates = [0.1, 0.01, 0.1, 1, 0.001, 0.01, 0.5];

test('numbers are a scale, logarithmic where they span far; texts are classes in order', () => {
    const rate = axisOf('params.lr', [...rates.map(String), null]);
    expect([rate.numeric, rate.distinct, rate.of('0.1'), rate.of(null), rate.of('x')]).toEqual([true, 5, 0.1, null, null]);
    expect([rate.at(0.001), rate.at(1), rate.from(rate.at(0.5))].map((n) => +n.toFixed(9))).toEqual([0, 1, 0.5]);
    expect(axisOf('params.seed', ['1', '2', '3']).ticks.map((t) => t.text)).toEqual(['1', '2', '3']);
    const model = axisOf('params.model', ['net10', 'net2', 'net10', undefined]);
    expect([model.numeric, model.ticks.map((t) => t.text), model.of('net10'), model.at(1), model.of('other')]).toEqual([false, ['net2', 'net10'], 1, 1, null]);
    expect(axisOf('params.one', ['5', '5']).at(5)).toBe(0.5);
});

// scipy 1.17.1: spearmanr(x, y).statistic; (H − k + 1) / (n − k) of kruskal's H
test('what a param tells of a score is what scipy says', () => {
    const accuracies = [0.91, 0.85, 0.92, 0.3, 0.7, 0.86, 0.5, 0.88, 0.6];
    const score = axisOf('metrics.acc', accuracies);
    const told = (values: (number | string | null)[], of = accuracies, by = score): [string | undefined, string | undefined] => {
        const { correlation, share } = relationOf(axisOf('params.x', values), values, by, of);
        return [correlation?.toFixed(12), share?.toFixed(12)];
    };
    expect(told(['a', 'b', 'a', 'c', 'b', 'c', 'c', 'a', 'b'])).toEqual([undefined, '0.600000000000']);
    expect(told([0.1, 0.01, 0.1, 1, 0.001, 0.01, 1, 0.1, 0.001])).toEqual(['-0.111638375318', '0.906666666667']);
    const many = Array.from({ length: 40 }, (_, i) => i);
    const peak = many.map((i) => -((i - 20) ** 2) + ((i * 7919) % 13));
    expect(told(many, peak, axisOf('metrics.peak', peak))).toEqual(['0.070738343495', '0.922218638581']);
    expect(relationOf(axisOf('params.k', ['1', '1', '1', null]), ['1', '1', '1', null], score, accuracies.slice(0, 4))).toEqual({ runs: 3, correlation: null, share: null });
});

test('runs beside each other: params, the best of what has one, tags; what differs', () => {
    const told = (id: string, lr: string, best: number, tags: Record<string, string>): Told => ({
        run: { id, params: [{ key: 'lr', text: lr, type: 'number' }, { key: 'seed', text: '1', type: 'number' }], tags } as unknown as RunDetail,
        series: [{ key: 'val/acc', context: {}, count: 2, last: 0.1, lastStep: 1, max: best, min: 0 }, { key: 'system/cpu', context: {}, count: 1, last: 1, lastStep: 0 }] as SeriesSummary[],
    });
    const [params, results, tags] = partsOf([told('a', '0.1', 0.75, { team: 'x' }), told('b', '0.2', 0.875, { 'mlflow.user': 'y' })]);
    expect(params?.lines.map((l) => [l.name, l.values, l.differs])).toEqual([['lr', ['0.1', '0.2'], true], ['seed', ['1', '1'], false]]);
    expect(results?.lines.map((l) => [l.name, l.values, bestAt(l)])).toEqual([['val/acc max', [0.75, 0.875], 1]]);
    expect(tags?.lines.map((l) => [l.name, l.values])).toEqual([['team', ['x', null]]]);
});

test('a comparison comes back from its address', () => {
    const view = { filter: 'a > 1', base: 'x', score: 'max(metrics.a)', runs: ['a', 'b'], axes: ['params.lr'], brushes: [{ field: 'params.lr', lo: 0, hi: 1 }], same: true };
    expect(compareView(JSON.parse(JSON.stringify(view)) as Record<string, unknown>)).toEqual(view);
    expect(compareView({ filter: 3, runs: 'a', brushes: [{ field: 1 }, null], same: 'yes' })).toEqual({});
});
