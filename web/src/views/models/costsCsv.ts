import type { Amounts } from '../../api/models.ts';
import { field } from '../../charts/csv.ts';

const AMOUNTS = ['macs', 'flops', 'parameters', 'bytes', 'activationBytes', 'movedBytes', 'intensity'] as const;

/** Costs as CSV, in the order of the table, numbers whole; what is not known is empty. */
export function costsCsv(rows: readonly ({ name: string; note: string } & Amounts)[]): string {
    const lines = rows.map((row) => [field(row.name), field(row.note), ...AMOUNTS.map((by) => row[by] ?? '')].join(','));
    return `${['name,operator,' + AMOUNTS.join(','), ...lines].join('\n')}\n`;
}
