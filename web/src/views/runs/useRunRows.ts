import { useQueries, useQuery } from '@tanstack/react-query';
import { search, type Found, type Group, type Row } from '../../api/client.ts';
import { lifecycleOf, type ProjectView } from '../../state/view.ts';
import { useLastGood } from '../../state/useLastGood.ts';
import { among } from './fields.ts';

/** A row of the table: a run, perhaps under a group, or a group. */
export type Entry =
    | { kind: 'run'; id: string; name: string; row: Row; of: number | null }
    | { kind: 'group'; id: string; name: string; group: Group; n: number; open: boolean };

export interface RunRows {
    total: number;
    at: (index: number) => Entry | undefined;
    found: Found | undefined;
    error: Error | null;
}

const PAGE = 100;
const MOST_MEMBERS = 200;

export function groupId(group: Group): string {
    return String(group.by[0]);
}

/** The rows around the first that is seen: pages of runs, or groups with the runs of those that are open. */
export function useRunRows(project: string, view: ProjectView, columns: string[], groups: Group[] | null, first: number): RunRows {
    const question = { projects: [project], filter: view.filter ?? '', orderBy: [view.sort ?? 'start_time desc'], columns: [...columns, 'duration'], lifecycle: lifecycleOf(view) };
    const ask = (page: number): (() => Promise<Found>) => () => search({ ...question, offset: page * PAGE, limit: PAGE });
    const head = useQuery({ queryKey: ['rows', question, 0], retry: false, queryFn: ask(0) });
    const good = useLastGood(`${project} ${question.columns.join()}`, head.data);
    const matched = good?.matched ?? 0;
    const page = Math.floor(first / PAGE);
    const near = [page, page + 1].filter((p) => p > 0);
    const others = useQueries({
        queries: near.map((p) => ({ queryKey: ['rows', question, p], enabled: groups === null && p * PAGE < matched, queryFn: ask(p) })),
    });
    const open = groups?.filter((g) => view.open?.includes(groupId(g))) ?? [];
    const members = useQueries({
        queries: open.map((g) => {
            const filter = among(g.ids.slice(0, MOST_MEMBERS));
            return { queryKey: ['members', question, filter], queryFn: () => search({ ...question, filter, offset: 0, limit: MOST_MEMBERS }) };
        }),
    });
    const same = { found: good, error: head.error };
    if (groups !== null) {
        const entries = groups.flatMap((group, n): Entry[] => {
            const id = groupId(group);
            const at = open.indexOf(group);
            const runs = at < 0 ? [] : (members[at]?.data?.runs ?? []);
            const head: Entry = { kind: 'group', id, name: String(group.by[0] ?? '–'), group, n, open: at >= 0 };
            return [head, ...runs.map((row): Entry => ({ kind: 'run', id: row.id, name: row.name, row, of: n }))];
        });
        return { ...same, total: entries.length, at: (index) => entries[index] };
    }
    const at = (index: number): Entry | undefined => {
        const of = Math.floor(index / PAGE);
        const row = (of === 0 ? good : others[near.indexOf(of)]?.data)?.runs[index % PAGE];
        return row && { kind: 'run', id: row.id, name: row.name, row, of: null };
    };
    return { ...same, total: matched, at };
}
