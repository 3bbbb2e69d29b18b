import { expect, test } from 'vitest';
import { en } from '../src/i18n/en.ts';
import { zh } from '../src/i18n/zh.ts';
import { count, duration, evenTicks, tick, value } from '../src/kit/format.ts';
import { look } from '../src/state/looks.ts';
import { projectView } from '../src/state/view.ts';

test('every word has both languages and the same places for values', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) {
        const places = (s: string): string[] => (s.match(/{{\w+}}/g) ?? []).sort();
        expect(places(zh[key as keyof typeof en]), key).toEqual(places(text));
        expect(zh[key as keyof typeof en]).not.toMatch(/您|请|成功/);
    }
});

test('numbers are written as people read them', () => {
    expect([value(0.9643), value(-0.5), value(1204), value(NaN.toString()), value(1.5e-5)]).toEqual(['0.9643', '−0.5000', '1,204', 'NaN', '1.50e−5']);
    expect([count(1204), count(11_400_000), count(1_240_000_000)]).toEqual(['1,204', '11.40\u2009M', '1.24\u2009G']);
    expect(evenTicks([77_440, 77_442.5, 77_445])).toEqual(['77.4400\u2009k', '77.4425\u2009k', '77.4450\u2009k']);
    expect([evenTicks([0, 0.5, 1]), evenTicks([-5_000, 0, 5_000]), evenTicks([0, 5_000, 10_000])]).toEqual([['0', '0.5', '1.0'], ['−5,000', '0', '5,000'], ['0', '5\u2009k', '10\u2009k']]);
    expect([evenTicks([1e-5, 2e-5]), evenTicks([])]).toEqual([['1e−5', '2e−5'], []]);
    expect([tick(20_000), tick(0.001), tick(-2)]).toEqual(['20\u2009k', '0.001', '−2']);
    expect(duration(-5_000)).toBe('0\u2009s');
    expect([duration(4_200), duration(10_080_000), duration(183_600_000), duration(29e9)]).toEqual(['4.2\u2009s', '2\u2009h 48\u2009m', '2\u2009d 3\u2009h', '335\u2009d']);
});

test('an address keeps what it understands of a view', () => {
    const view = { filter: 'a > 1', sort: 'name asc', columns: ['metrics.a'], hidden: ['x'], from: 1, to: 2, smooth: 'ema', amount: 0.5 };
    expect(projectView(JSON.parse(JSON.stringify(view)) as Record<string, unknown>)).toEqual(view);
    expect(projectView({ filter: 3, columns: 'x', other: 1, from: '1' })).toEqual({});
});

test('no two of the first 24 looks are alike', () => {
    expect(new Set(Array.from({ length: 24 }, (_, n) => JSON.stringify(look(n)))).size).toBe(24);
});
