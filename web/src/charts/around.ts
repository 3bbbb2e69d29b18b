const LISTED = 11;
const BESIDE = 5;

/** At most eleven of them: those around the one with this index, or the first. */
export function around<T>(all: readonly T[], index: number): T[] {
    if (all.length <= LISTED) {
        return [...all];
    }
    const from = Math.max(0, Math.min(all.length - LISTED, index - BESIDE));
    return all.slice(from, from + LISTED);
}
