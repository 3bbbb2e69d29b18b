import { useQuery } from '@tanstack/react-query';
import { get, type RunDetail } from '../../api/client.ts';

/** A run that another one went on from, itself or by way of others. */
export interface Ancestor {
    run: RunDetail;
    /** The last of its steps that belong to the other's history. */
    until: number;
}

const PARENT = 'neptune.forking.parent_run';
const STEP = 'neptune.forking.step';
const MOST = 8;
const NONE: Ancestor[] = [];

/** The runs that a fork (docs/ways-in.md, Neptune) went on from, the nearest first; those that are not there end it. */
export function useAncestors(run: RunDetail | undefined): Ancestor[] {
    const found = useQuery({ queryKey: ['ancestors', run?.id, run?.tags[PARENT]], enabled: run?.tags[PARENT] !== undefined, queryFn: () => ancestorsOf(run as RunDetail) });
    return found.data ?? NONE;
}

async function ancestorsOf(run: RunDetail): Promise<Ancestor[]> {
    const all: Ancestor[] = [];
    let [child, until] = [run, Infinity];
    while (all.length < MOST) {
        const parent = child.tags[PARENT];
        if (parent === undefined || parent === run.id || all.some((a) => a.run.id === parent)) {
            break;
        }
        until = Math.min(until, Number(child.tags[STEP] ?? Infinity));
        try {
            child = await get<RunDetail>(`/api/v1/runs/${encodeURIComponent(parent)}`);
        } catch {
            break;
        }
        all.push({ run: child, until });
    }
    return all;
}
