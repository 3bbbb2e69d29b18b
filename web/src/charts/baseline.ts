import { difference } from '../kit/format.ts';
import type { Reading } from './chart.ts';

const PART = '\n';

/** Which context of its key a line shows: ids of contexts are `run\n0`, `run\n1`. */
function contextOf(id: string): string {
    return id.split(PART)[1] ?? '';
}

/** How far a reading lies from that of the baseline in the same context; null where there is none, empty for the baseline itself. */
export function fromBaseline(readings: readonly Reading[], of: Reading): string | null {
    const base = readings.find((r) => r.line.baseline && contextOf(r.line.id) === contextOf(of.line.id));
    return base === undefined ? null : base === of ? '' : difference(of.y, base.y);
}
