import type { Line } from '../api/columns.ts';
import type { AskedLine } from './question.ts';

/** What came for lines as it is drawn: what bounds another line as the edges of that line's area, and of what another run went on with no more than it went on from. */
export function bounded(lines: readonly AskedLine[], data: readonly Line[]): Line[] {
    return data.flatMap((one): Line[] => {
        const { bound, of, until } = lines[one.head.series] ?? {};
        if (until !== undefined) {
            return [upTo(one, until)];
        }
        if (bound === undefined || of === undefined) {
            return [one];
        }
        return one.head.role === 'line' ? [{ ...one, head: { ...one.head, role: bound, series: of } }] : [];
    });
}

function upTo(line: Line, until: number): Line {
    const beyond = line.x.findIndex((x) => x > until);
    if (beyond < 0) {
        return line;
    }
    const { all } = line.head;
    const end = beyond === 0 ? ('NaN' as const) : (line.x[beyond - 1] as number);
    return { x: line.x.subarray(0, beyond), y: line.y.subarray(0, beyond), head: { ...line.head, points: beyond, of: beyond, all: { ...all, x: [beyond === 0 ? end : all.x[0], end], points: beyond } } };
}
