import type { Line } from '../api/columns.ts';

const MOST_ROWS = 300;

interface Row {
    x: number;
    values: (number | null)[];
}

/** The values of lines at each x that one of them has, in a range; evenly chosen where there are too many to show. */
export function tableOf(lines: readonly Line[], range: readonly [number, number], most = MOST_ROWS): { rows: Row[]; of: number } {
    const byX = new Map<number, (number | null)[]>();
    lines.forEach((line, n) => {
        for (let i = 0; i < line.x.length; i++) {
            const x = line.x[i] as number;
            if (x >= range[0] && x <= range[1]) {
                const values = byX.get(x) ?? lines.map(() => null);
                values[n] = line.y[i] as number;
                byX.set(x, values);
            }
        }
    });
    const all = [...byX.keys()].sort((a, b) => a - b);
    const chosen = all.length <= most ? all : Array.from({ length: most }, (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))] as number);
    return { rows: chosen.map((x) => ({ x, values: byX.get(x) as (number | null)[] })), of: all.length };
}
