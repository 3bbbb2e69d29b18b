import type { Line } from '../api/columns.ts';
import { questionOf, type AskedLine } from './question.ts';
import type { ChartStyle } from './style.ts';
import { ask } from './useLines.ts';

const MOST_COLUMNS = 20_000;
const MOST_SPLITS = 12;

/** Every point of what a chart shows, in its range: where an answer is reduced, its halves are asked for. */
export async function allPoints(lines: AskedLine[], style: ChartStyle, from: number, to: number, splits = 0): Promise<Line[]> {
    const data = (await ask(questionOf(lines, { ...style, logX: false }, MOST_COLUMNS, [from, to]))).map((one) => within(one, from, to));
    const middle = from + (to - from) / 2;
    if (splits >= MOST_SPLITS || data.every((d) => d.head.points >= d.head.of) || middle <= from || middle >= to) {
        return data;
    }
    const left = await allPoints(lines, style, from, middle, splits + 1);
    const right = await allPoints(lines, style, middle, to, splits + 1);
    return left.map((one, i) => joined(one, right[i] as Line));
}

function within(one: Line, from: number, to: number): Line {
    const keep = [...one.x.keys()].filter((i) => (one.x[i] as number) >= from && (one.x[i] as number) <= to);
    return { head: one.head, x: Float64Array.from(keep, (i) => one.x[i] as number), y: Float64Array.from(keep, (i) => one.y[i] as number) };
}

/** Two halves as one; points at the seam that both have stand once. */
function joined(left: Line, right: Line): Line {
    const seam = left.x[left.x.length - 1];
    let skip = 0;
    while (skip < right.x.length && right.x[skip] === seam) {
        skip++;
    }
    const both = (a: Float64Array, b: Float64Array): Float64Array => {
        const whole = new Float64Array(a.length + b.length - skip);
        whole.set(a);
        whole.set(b.subarray(skip), a.length);
        return whole;
    };
    return { head: left.head, x: both(left.x, right.x), y: both(left.y, right.y) };
}

/** Hands a file to the browser's downloads. */
export function save(name: string, content: Blob): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(content);
    link.download = name.replace(/[\\/:*?"<>|]+/g, '-');
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
