/** How a line looks: one of eight hues, and after these a dash as well, so that no two of 24 look alike. */
export interface Look {
    colour: string;
    dash: number[];
}

/** What all others are held against. */
export const BASELINE: Look = { colour: '--ink', dash: [4, 3] };

const HUES = 8;
const DASHES: number[][] = [[], [6, 3], [2, 2]];

/** The look of the n-th thing. */
export function look(n: number): Look {
    return { colour: `--c${(n % HUES) + 1}`, dash: DASHES[Math.floor(n / HUES) % DASHES.length] ?? [] };
}

/** How many things look different. */
export const LOOKS = HUES * DASHES.length;

/** The tag of a run that says which look a person gave it, counted from 1. */
export const LOOK_TAG = 'loupe.look';

/** The look of a run, the same wherever it stands: the one that it was given, else by its number in its project. */
export function lookOf(run: { number: number; look?: number }): Look {
    return look((run.look ?? run.number) - 1);
}

/** The look of a group: the one that it was given in a view, where it stands as `3 id`, else by its place. */
export function lookOfGroup(id: string, n: number, given: readonly string[] = []): Look {
    const own = given.find((one) => one.slice(one.indexOf(' ') + 1) === id);
    return look(own === undefined ? n : Number.parseInt(own, 10) - 1);
}

/** Looks of groups with another one for that group; null takes it back. */
export function given(looks: readonly string[], id: string, one: number | null): string[] {
    return [...looks.filter((l) => l.slice(l.indexOf(' ') + 1) !== id), ...(one === null ? [] : [`${one} ${id}`])];
}
