import { expect, test } from 'vitest';
import { at, grown, put, schematicView } from '../src/state/schematic.ts';

const full = { schematic: 'fcnn', layers: [{ neurons: 4, label: '' }, { neurons: 3, label: '' }], edges: { width: 0.5, curved: false } };

test('one field of a spec is changed, and the rest stays as short as it was', () => {
    expect(put({ schematic: 'fcnn' }, full, ['edges', 'curved'], true)).toEqual({ schematic: 'fcnn', edges: { curved: true } });
    expect(put({ schematic: 'fcnn', layers: [4, 3] }, full, ['layers', 1, 'neurons'], 9)).toEqual({ schematic: 'fcnn', layers: [full.layers[0], { neurons: 9, label: '' }] });
});

test('undefined takes a choice back, or an entry out of a list', () => {
    expect(put({ schematic: 'fcnn', background: '#fff' }, full, ['background'], undefined)).toEqual({ schematic: 'fcnn' });
    expect(put({ schematic: 'fcnn' }, full, ['layers', 0], undefined)).toEqual({ schematic: 'fcnn', layers: [full.layers[1]] });
});

test('a new entry is like the one before', () => {
    expect(grown([1, 2], 0, 9)).toEqual([1, 1, 2]);
    expect(grown([], 0, 9)).toEqual([9]);
    expect(at(full, ['layers', 1, 'neurons'])).toBe(3);
});

test('an address that holds no spec is an empty view', () => {
    expect(schematicView({ spec: 'x', at: 3 })).toEqual({});
    expect(schematicView({ spec: { schematic: 'lenet' }, at: 'file:1' })).toEqual({ spec: { schematic: 'lenet' }, at: 'file:1' });
});
