import type { Row } from '../api/client.ts';
import type { Drawn } from '../charts/drawn.ts';
import { isHidden, shown, type GroupNode } from './groups.ts';
import { BASELINE, lookOf, lookOfGroup } from './looks.ts';
import type { ProjectView } from './view.ts';

/** Lines in one chart, at most. */
export const MOST_DRAWN = 100;

/** Runs that are drawn one by one: those that are kept, in the order of the table. */
export function drawnRuns(runs: readonly Row[], view: ProjectView): Drawn[] {
    const hidden = new Set(view.hidden ?? []);
    const only = view.only ? new Set(view.only) : null;
    return runs
        .filter((r) => !hidden.has(r.id) && (only === null || only.has(r.id)))
        .slice(0, MOST_DRAWN)
        .map((r) => ({ id: r.id, name: r.name, runs: [r.id], look: lookOf(r) }));
}

const DASHES = [[6, 3], [2, 2]];

/** Groups as one line each, of those members that are kept; chosen members of open groups are drawn beside their group, dashed in its colour. */
export function drawnGroups(groups: readonly GroupNode[], members: readonly Row[], view: ProjectView): Drawn[] {
    const hidden = new Set(view.hidden ?? []);
    const only = view.only ? new Set(view.only) : null;
    const picked = new Set(view.picked ?? []);
    return shown(groups, view).flatMap((node): Drawn[] => {
        const { id } = node;
        const own = lookOfGroup(id, node.n, view.looks);
        const runs = node.group.ids.filter((run) => !hidden.has(run) && (only === null || only.has(run)));
        if (isHidden(node, view) || runs.length === 0) {
            return [];
        }
        const beside = members.filter((m) => picked.has(m.id) && runs.includes(m.id));
        return [
            { id, name: node.whole, runs, look: own },
            ...beside.map((m, k) => ({ id: m.id, name: m.name, runs: [m.id], look: { colour: own.colour, dash: DASHES[k % DASHES.length] as number[] } })),
        ];
    });
}

/** The baseline over all others and in a look of its own, unless it is hidden. */
export function withBaseline(drawn: readonly Drawn[], base: Row | undefined, view: ProjectView): Drawn[] {
    return base === undefined || view.hidden?.includes(base.id)
        ? [...drawn]
        : [...drawn.filter((d) => d.id !== base.id), { id: base.id, name: base.name, runs: [base.id], look: BASELINE, baseline: true }];
}
