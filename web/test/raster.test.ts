import { expect, test } from 'vitest';
import { rasterise } from '../src/charts/raster.ts';
import { linear } from '../src/charts/scale.ts';

/** First, min, max and last of each pixel column and unbroken run: what the server sends (M4). */
function m4(x: number[], y: number[], from: number, to: number, columns: number): [number[], number[]] {
    const keep = new Set<number>();
    let start = 0;
    const column = (i: number): number => Math.min(columns - 1, Math.floor(((x[i] as number) - from) * (columns / (to - from))));
    for (let i = 1; i <= x.length; i++) {
        const breaks = i === x.length || Number.isNaN(y[i]) !== Number.isNaN(y[i - 1]) || column(i) !== column(i - 1);
        if (breaks) {
            const run = Array.from({ length: i - start }, (_, n) => start + n);
            const by = (better: (a: number, b: number) => boolean): number => run.reduce((best, one) => (better(y[one] as number, y[best] as number) ? one : best));
            [start, i - 1, by((a, b) => a < b), by((a, b) => a > b)].forEach((n) => keep.add(n));
            start = i;
        }
    }
    const kept = [...keep].sort((a, b) => a - b);
    return [kept.map((i) => x[i] as number), kept.map((i) => y[i] as number)];
}

function random(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state * 1664525 + 1013904223) % 4294967296;
        return state / 4294967296;
    };
}

test('the picture of the reduced line is that of all points, span by span', () => {
    for (let seed = 1; seed <= 50; seed++) {
        const next = random(seed);
        const n = 5000;
        let level = 0;
        const x = Array.from({ length: n }, (_, i) => i);
        const y = x.map((i) => {
            level += next() - 0.5;
            return seed % 3 === 0 && i % 977 < 4 ? NaN : next() < 0.002 ? level + 40 : level;
        });
        const finite = y.filter((v) => !Number.isNaN(v));
        const sx = linear(0, n - 1, 300);
        const sy = linear(Math.min(...finite), Math.max(...finite), 150);
        const [rx, ry] = m4(x, y, 0, n - 1, 300);
        expect(rx.length).toBeLessThan(n / 2);
        const all = rasterise(x, y, sx, sy, 300, 150);
        const few = rasterise(rx, ry, sx, sy, 300, 150);
        expect([...few.column]).toEqual([...all.column]);
        expect([...few.top]).toEqual([...all.top]);
        expect([...few.bottom]).toEqual([...all.bottom]);
    }
});
