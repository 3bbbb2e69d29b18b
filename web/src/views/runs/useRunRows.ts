import { useQueries, useQuery } from '@tanstack/react-query';
import { search, type Found, type Row } from '../../api/client.ts';
import type { GroupNode } from '../../state/groups.ts';
import { lifecycleOf, type ProjectView } from '../../state/view.ts';
import { useLastGood } from '../../state/useLastGood.ts';
import { among } from './fields.ts';

/** A row of the table: a run, perhaps in a group, or a group, perhaps in another. */
export type Entry =
    | { kind: 'run'; id: string; name: string; row: Row; of: GroupNode | null }
    | { kind: 'group'; id: string; name: string; node: GroupNode; open: boolean };

export interface RunRows {
    total: number;
    at: (index: number) => Entry | undefined;
    found: Found | undefined;
    error: Error | null;
}

const PAGE = 100;
const MOST_MEMBERS = 200;

/** The rows around the first that is seen: pages of runs, or groups with the runs of those that are open. */
export function useRunRows(project: string, view: ProjectView, columns: string[], groups: GroupNode[] | null, first: number): RunRows {
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
    const isOpen = (node: GroupNode): boolean => (node.parts.length > 0 ? !view.shut?.includes(node.id) : (view.open?.includes(node.id) ?? false));
    const seen = (nodes: readonly GroupNode[]): GroupNode[] => nodes.flatMap((node) => [node, ...(isOpen(node) ? seen(node.parts) : [])]);
    const listed = groups === null ? [] : seen(groups);
    const open = listed.filter((node) => node.parts.length === 0 && isOpen(node));
    const members = useQueries({
        queries: open.map((g) => {
            const filter = among(g.group.ids.slice(0, MOST_MEMBERS));
            return { queryKey: ['members', question, filter], queryFn: () => search({ ...question, filter, offset: 0, limit: MOST_MEMBERS }) };
        }),
    });
    const same = { found: good, error: head.error };
    if (groups !== null) {
        const entries = listed.flatMap((node): Entry[] => {
            const at = open.indexOf(node);
            const runs = at < 0 ? [] : (members[at]?.data?.runs ?? []);
            const head: Entry = { kind: 'group', id: node.id, name: node.name, node, open: isOpen(node) };
            return [head, ...runs.map((row): Entry => ({ kind: 'run', id: row.id, name: row.name, row, of: node }))];
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
