import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { search } from '../../api/client.ts';
import { LAYOUT_TAG, togetherOf, type Together } from '../../charts/together.ts';

const FIELD = `tags.\`${LAYOUT_TAG}\``;
const MOST = 50;

/** The charts that runs of a project want together; layouts of the latest runs that have one are joined. */
export function useTogether(project: string, keys: readonly string[]): Together[] {
    const found = useQuery({
        queryKey: ['together', project],
        queryFn: () => search({ projects: [project], filter: `${FIELD} != ''`, lifecycle: 'active', orderBy: ['start_time desc'], columns: [FIELD], offset: 0, limit: MOST }),
    });
    return useMemo(() => togetherOf([...new Set(found.data?.runs.map((run) => String(run.values[0] ?? '')))], keys), [found.data, keys]);
}
