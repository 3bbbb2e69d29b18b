import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FieldUse, Row } from '../src/api/client.ts';
import { fromBaseline } from '../src/charts/baseline.ts';
import type { Reading } from '../src/charts/chart.ts';
import { difference, exact, value } from '../src/kit/format.ts';
import { withBaseline } from '../src/state/drawn.ts';
import { BASELINE, look } from '../src/state/looks.ts';
import { left, progressOf, TOTALS } from '../src/state/progress.ts';
import { betterOf, headlines } from '../src/state/scores.ts';
import { deltaColumn } from '../src/views/runs/baseline.ts';

const reading = (id: string, y: number, baseline = false): Reading => ({ line: { id, name: id, look: look(0), ...(baseline ? { baseline } : {}) }, x: 0, y });

test('values of a thousand and more keep five digits, and all of them on demand', () => {
    expect([value(1234.56), value(12_345.67), value(-999.96), value(1200), exact(1234.56), exact('NaN'), exact(null)]).toEqual(['1,234.6', '12,346', '−1,000.0', '1,200', '1234.56', 'NaN', '']);
});

test('differences have a sign, and none of what rounding leaves', () => {
    expect([difference(0.9643, 0.9355), difference(1, 2), difference(0.1 + 0.2, 0.3), difference('NaN', 1), difference(undefined, 1)]).toEqual(['+0.0288', '−1', '0', '', '']);
});

test('readings are held against the baseline in their context', () => {
    const all = [reading('a\n0', 3), reading('b\n0', 1, true), reading('a\n1', 5), reading('b\n1', 2, true)];
    expect(all.map((one) => fromBaseline(all, one))).toEqual(['+2', '', '+3', '']);
    expect(fromBaseline([reading('a', 1)], reading('a', 1))).toBeNull();
});

test('the baseline is drawn once, last and in its own look, unless it is hidden', () => {
    const base = { id: 'b', name: 'B' } as Row;
    const drawn = ['a', 'b'].map((id) => ({ id, name: id, runs: [id], look: look(0) }));
    expect(withBaseline(drawn, base, {}).map((d) => [d.id, d.look === BASELINE])).toEqual([['a', false], ['b', true]]);
    expect(withBaseline(drawn, base, { hidden: ['b'] })).toEqual(drawn);
});

test('differences stand beside the metric that sorts, else beside the first', () => {
    expect([deltaColumn(['params.lr', 'metrics.a', 'max(metrics.b)'], 'max(metrics.b) desc'), deltaColumn(['params.lr', 'metrics.a'], 'params.lr asc'), deltaColumn(['params.lr'], '')]).toEqual([2, 1, -1]);
});

test('which way a metric is better is told by words of its name', () => {
    expect(['val/acc', 'trainLoss', 'eval_rmse', 'F1', 'top5', 'loss_scale', 'grad_norm', 'lr', 'glossary'].map(betterOf)).toEqual(['max', 'min', 'min', 'max', 'max', null, null, null, null]);
    const metrics = ['train/loss', 'train/acc', 'val/acc', 'valid_loss'].map((key): FieldUse => ({ field: `metrics.${key}`, key, kind: 'metric', runs: 1 }));
    expect([headlines(metrics).score?.key, headlines(metrics).loss?.key]).toEqual(['val/acc', 'valid_loss']);
});

test('how far a run has come is told by a param that fits its steps', () => {
    const of = (params: Record<string, number>) => (key: string): number | undefined => params[key];
    expect(progressOf(of({ 'trainer.max_steps': 400 }), 100, undefined)).toEqual({ at: 100, of: 400, unit: 'step', share: 0.25 });
    expect(progressOf(of({ epochs: 20 }), 900, 4)).toEqual({ at: 4, of: 20, unit: 'epoch', share: 0.2 });
    expect([progressOf(of({ epochs: 20 }), 900, undefined), progressOf(of({ max_steps: -1 }), 3, undefined), progressOf(of({}), 3, 3), progressOf(of({ steps: 9 }), undefined, undefined)]).toEqual([null, null, null, null]);
    expect([left({ at: 1, of: 4, unit: 'step', share: 0.25 }, 60_000), left({ at: 1, of: 100, unit: 'step', share: 0.01 }, 60_000)]).toEqual([180_000, undefined]);
});

test('docs/comparing.md lists the words that tell, and the params that say how much is to be done', () => {
    const text = readFileSync(join(import.meta.dirname, '../../docs/comparing.md'), 'utf8');
    const words = (row: string): string[] => [...(text.split('\n').find((l) => l.startsWith(row)) ?? '').matchAll(/`([\w…]+)`/g)].map((m) => (m[1] as string).replace('…', '1'));
    expect(words('| high').length).toBeGreaterThan(30);
    expect(words('| high').filter((w) => betterOf(w) !== 'max')).toEqual([]);
    expect(words('| low').filter((w) => betterOf(w) !== 'min')).toEqual([]);
    expect(words('| nobody').filter((w) => betterOf(`loss_${w}`) !== null)).toEqual([]);
    expect(TOTALS.filter((param) => !param.includes('.') && !text.includes(`\`${param}\``))).toEqual([]);
});
