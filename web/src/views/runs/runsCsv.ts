import { get, search, type FieldUse, type Row } from '../../api/client.ts';
import { field } from '../../charts/csv.ts';
import { among } from './fields.ts';

const PAGE = 1_000;
const KINDS = ['param', 'metric', 'tag'] as const;

/** Runs with all their params, tags and last values as CSV; columns that none of them has are left out. */
export async function runsCsv(project: string, ids: readonly string[], lifecycle: 'active' | 'deleted'): Promise<string> {
    const fields: string[] = [];
    for (const kind of KINDS) {
        let page: string | null = '';
        while (page !== null) {
            const found: { fields: FieldUse[]; next: string | null } = await get(`/api/v1/projects/${project}/fields?kind=${kind}&limit=${PAGE}&page=${encodeURIComponent(page)}`);
            fields.push(...found.fields.map((f) => f.field));
            page = found.next;
        }
    }
    const found = await search({ projects: [project], filter: among(ids), lifecycle, orderBy: ['start_time asc'], columns: fields, offset: 0, limit: PAGE });
    return tableCsv(found.runs, fields);
}

/** The rows of a search with its columns. */
export function tableCsv(runs: readonly Row[], fields: readonly string[]): string {
    const used = fields.map((name, i) => ({ name, i })).filter(({ i }) => runs.some((r) => r.values[i] !== null && r.values[i] !== undefined));
    const time = (millis: number | undefined): string => (millis === undefined ? '' : new Date(millis).toISOString());
    const head = ['run_id', 'name', 'status', 'start', 'end', ...used.map((f) => f.name)];
    const rows = runs.map((r) => [r.id, r.name, r.status, time(r.start), time(r.end), ...used.map((f) => String(r.values[f.i] ?? ''))]);
    return [head, ...rows].map((row) => `${row.map(field).join(',')}\n`).join('');
}
