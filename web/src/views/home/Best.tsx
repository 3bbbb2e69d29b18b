import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { get, search, type FieldUse, type Project, type Value } from '../../api/client.ts';
import { exact, value } from '../../kit/format.ts';
import { headlines } from '../../state/scores.ts';

const MOST_FIELDS = 1_000;
const AGAIN_MILLIS = 30_000;

interface Found {
    key: string;
    of: Value | undefined;
    run: string;
}

/** The best that a project's runs came to in the metric that tells most, as far as names tell. */
export function Best({ project }: { project: Project }): JSX.Element | null {
    const best = useQuery({
        queryKey: ['best', project.id],
        enabled: project.points > 0,
        refetchInterval: project.running > 0 ? AGAIN_MILLIS : false,
        queryFn: () => bestOf(project.id),
    });
    const { key, of, run } = best.data ?? { key: '', of: null, run: '' };
    return of === null || of === undefined ? null : (
        <span title={`${exact(of)} · ${run}`}>
            <span className="fact">{key}</span> {value(of)}
        </span>
    );
}

async function bestOf(project: string): Promise<Found | null> {
    const { fields } = await get<{ fields: FieldUse[] }>(`/api/v1/projects/${project}/fields?kind=metric&limit=${MOST_FIELDS}`);
    const { score, loss } = headlines(fields);
    const first = score ?? loss;
    if (first === undefined) {
        return null;
    }
    const column = `${first === score ? 'max' : 'min'}(${first.field})`;
    const found = await search({ projects: [project], filter: '', orderBy: [`${column} ${first === score ? 'desc' : 'asc'}`], columns: [column], offset: 0, limit: 1 });
    return { key: first.key, of: found.runs[0]?.values[0], run: found.runs[0]?.name ?? '' };
}
