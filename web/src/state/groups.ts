import type { Group, Value } from '../api/client.ts';
import type { ProjectView } from './view.ts';

/** Runs that share their values of the first fields, and within them, where more fields are told, those that share the next too. */
export interface GroupNode {
    id: string;
    /** Its value of the last field that it is made by. */
    name: string;
    /** All of its values, outermost first. */
    whole: string;
    group: Group;
    /** What its last value is of. */
    field: string;
    /** How many fields stand over it. */
    level: number;
    /** Which of the innermost groups is its first, counted from 0: what its look follows from. */
    n: number;
    parts: GroupNode[];
}

/** Why runs cannot be grouped by a field. */
export class Ungrouped extends Error {
    constructor(
        readonly field: string,
        readonly why: Error,
    ) {
        super(why.message);
    }
}

/** What was answered to the groups by the first field, by the first two, and so on. @throws Ungrouped with the first field that is refused */
export async function levelsOf<T>(fields: readonly string[], ask: (by: string[]) => Promise<T>): Promise<T[]> {
    const answers = await Promise.allSettled(fields.map((_, n) => ask(fields.slice(0, n + 1))));
    return answers.map((answer, n) => {
        if (answer.status === 'rejected') {
            throw new Ungrouped(fields[n] ?? '', answer.reason as Error);
        }
        return answer.value;
    });
}

/** As a group stands in an address: by its value, or by its values in a list where there are several. */
function idOf(by: readonly Value[]): string {
    return by.length === 1 ? String(by[0]) : JSON.stringify(by);
}

/** Groups in groups. `levels` holds those by the first field, then those by the first two, and so on; each level in the order that the server says. */
export function nested(levels: readonly (readonly Group[])[], fields: readonly string[] = []): GroupNode[] {
    let n = 0;
    const under = levels.map((groups) => {
        const outer = new Map<string, Group[]>();
        for (const group of groups) {
            const of = JSON.stringify(group.by.slice(0, -1));
            const those = outer.get(of);
            if (those) {
                those.push(group);
            } else {
                outer.set(of, [group]);
            }
        }
        return outer;
    });
    const within = (level: number, by: readonly Value[]): GroupNode[] =>
        (under[level]?.get(JSON.stringify(by)) ?? []).map((group) => {
            const first = n;
            const parts = within(level + 1, group.by);
            n = Math.max(n, first + 1);
            const words = group.by.map((value) => String(value ?? '–'));
            return { id: idOf(group.by), name: words.at(-1) ?? '–', whole: words.join(' · '), group, field: fields[level] ?? '', level, n: first, parts };
        });
    return within(0, []);
}

/** Groups that are drawn as one: the innermost, and outer ones that are shut. */
export function shown(nodes: readonly GroupNode[], view: ProjectView): GroupNode[] {
    return nodes.flatMap((node) => (node.parts.length === 0 || view.shut?.includes(node.id) ? [node] : shown(node.parts, view)));
}

/** The group with that id, or of an outer one of it, is hidden. */
export function isHidden(node: GroupNode, view: ProjectView): boolean {
    const hidden = view.hidden ?? [];
    return hidden.length > 0 && node.group.by.some((_, i) => hidden.includes(idOf(node.group.by.slice(0, i + 1))));
}
