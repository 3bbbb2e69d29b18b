import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { search } from '../api/client.ts';
import { look, looks, type Look } from './looks.ts';

const MOST = 1_000;

/** The look of each run of a project, by the order of their first start: the same on every page. */
export function useLooks(project: string | null): (run: string) => Look {
    const order = useQuery({
        queryKey: ['order', project],
        enabled: project !== null,
        queryFn: () => search({ projects: [project as string], filter: '', orderBy: ['start_time asc'], columns: [], offset: 0, limit: MOST }),
    });
    return useMemo(() => {
        const known = looks(order.data?.runs.map((r) => r.id) ?? []);
        return (run) => known.get(run) ?? look(0);
    }, [order.data]);
}
