import { expect, test } from 'vitest';
import type { Amounts, Diagram, ModelCosts, NodeTable } from '../src/api/models.ts';
import { barOf, barsOf, shareOf } from '../src/network/bars.ts';
import { costsCsv } from '../src/views/models/costsCsv.ts';

const none: Amounts = { parameters: 0, bytes: 0, macs: 0, flops: 0, activationBytes: 0, movedBytes: 0, intensity: null };
const node = (index: number, graph: number, amounts: Partial<Amounts>): ModelCosts['nodes'][number] => ({ graph, node: index, name: `n${index}`, operator: 'Conv', scope: '', ...none, ...amounts });
const costs = {
    nodes: [node(0, 0, { macs: 10 }), node(1, 0, { macs: 30 }), node(2, 0, { macs: 30 }), node(3, 0, { flops: 5 }), node(4, 0, { macs: null }), node(0, 1, { macs: 900 })],
} as unknown as ModelCosts;
/** Two copies of a module, of which the first is drawn: operators 1 and 2. */
const table = { like: [0, 1, 1, 3, 4], within: [0, 1, 1, 0, 0], ways: [[], ['layers.0…1']] } as unknown as NodeTable;
const box = (part: object): Diagram['boxes'][number] => part as Diagram['boxes'][number];

test('bars add up all copies, beside the dearest box that is seen', () => {
    const closed = { boxes: [box({ kind: 'operator', node: 0 }), box({ kind: 'scope', path: 'layers.0…1' }), box({ kind: 'operator', node: 3 }), box({ kind: 'input' })] } as unknown as Diagram;
    expect([...barsOf(costs, 'macs', 0, table, closed)]).toEqual([[0, 10 / 60], [1, 1]]);
    const open = { boxes: [box({ kind: 'operator', node: 0 }), box({ kind: 'open', path: 'layers.0…1' }), box({ kind: 'operator', node: 1 })] } as unknown as Diagram;
    expect([...barsOf(costs, 'macs', 0, table, open)]).toEqual([[0, 10 / 60], [2, 1]]);
});

test('an operator takes a share of its own graph', () => {
    expect(shareOf(costs, 'macs', 0, 1)).toEqual({ amount: 30, share: 30 / 70 });
    expect(shareOf(costs, 'macs', 0, 4)).toBeNull();
    expect(barOf(costs, undefined)).toBe('macs');
    expect(barOf({ nodes: [node(0, 0, { macs: null })] } as unknown as ModelCosts, undefined)).toBe('parameters');
});

test('costs as CSV keep every digit and leave out what is not known', () => {
    const rows = [{ name: 'a,b', note: 'Conv', ...none, macs: 1234567, intensity: 0.1 }, { name: 'c', note: '', ...none, macs: null }];
    expect(costsCsv(rows)).toBe('name,operator,macs,flops,parameters,bytes,activationBytes,movedBytes,intensity\n"a,b",Conv,1234567,0,0,0,0,0,0.1\nc,,,0,0,0,0,0,\n');
});
