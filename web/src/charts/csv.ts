import type { Line } from '../api/columns.ts';

/** One field of a CSV line, quoted where it must be (RFC 4180). */
export function field(text: string): string {
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Lines as CSV in long form: one point a row, in the order of the lines. */
export function linesCsv(lines: readonly { name: string; key: string }[], data: readonly Line[], axis: string): string {
    const rows = [['line', 'series', 'role', axis, 'value'].map(field).join(',')];
    for (const one of data) {
        const line = lines[one.head.series];
        const start = `${field(line?.name ?? '')},${field(line?.key ?? '')},${one.head.role},`;
        for (let i = 0; i < one.x.length; i++) {
            rows.push(`${start}${one.x[i]},${one.y[i]}`);
        }
    }
    return `${rows.join('\n')}\n`;
}
