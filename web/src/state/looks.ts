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

/** The look of a run, the same wherever it stands: by its number in its project. */
export function lookOf({ number }: { number: number }): Look {
    return look(number - 1);
}
