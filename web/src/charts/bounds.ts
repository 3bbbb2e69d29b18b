import type { Line } from '../api/columns.ts';
import type { AskedLine } from './question.ts';

/** With what bounds another line as the edges of that line's area. */
export function bounded(lines: readonly AskedLine[], data: readonly Line[]): Line[] {
    return data.flatMap((one): Line[] => {
        const { bound, of } = lines[one.head.series] ?? {};
        if (bound === undefined || of === undefined) {
            return [one];
        }
        return one.head.role === 'line' ? [{ ...one, head: { ...one.head, role: bound, series: of } }] : [];
    });
}
