import { useQuery } from '@tanstack/react-query';
import { search, type Row } from '../../api/client.ts';
import { useLastGood } from '../../state/useLastGood.ts';
import { among, fieldOf } from './fields.ts';

/** The column whose values are held against the baseline's: the metric that the table is sorted by, else the first; -1 for none. */
export function deltaColumn(columns: readonly string[], sort: string): number {
    const metric = (column: string): boolean => fieldOf(column).startsWith('metrics.');
    const sorted = columns.indexOf(sort.replace(/ (asc|desc)$/, ''));
    return sorted >= 0 && metric(columns[sorted] as string) ? sorted : columns.findIndex(metric);
}

/** The run that all others are held against, with the table's columns. */
export function useBaseline(project: string, base: string | undefined, columns: readonly string[]): Row | undefined {
    const asked = [...columns, 'duration'];
    const found = useQuery({
        queryKey: ['baseline', project, base, asked],
        enabled: base !== undefined,
        queryFn: () => search({ projects: [project], filter: among([base as string]), lifecycle: 'all', orderBy: [], columns: asked, offset: 0, limit: 1 }),
    });
    return useLastGood(`${project} ${base} ${asked.join()}`, found.data)?.runs[0];
}
