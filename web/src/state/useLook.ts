import { useQuery } from '@tanstack/react-query';
import { search } from '../api/client.ts';
import { among } from '../views/runs/fields.ts';
import { look, lookOf, type Look } from './looks.ts';

/** The look of a run by its id: the one that it has in its project's table. */
export function useLook(run: string, project: string | null): Look {
    const found = useQuery({
        queryKey: ['look', run],
        enabled: project !== null,
        staleTime: Infinity,
        queryFn: () => search({ projects: [project as string], filter: among([run]), lifecycle: 'all', orderBy: [], columns: [], offset: 0, limit: 1 }),
    });
    const row = found.data?.runs[0];
    return row ? lookOf(row) : look(0);
}
