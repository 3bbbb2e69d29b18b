/** Two or three components from 1 to `most`, those of the address where they can be; none if there are fewer than two. */
export function axesOf(text: string | undefined, space: boolean, most: number): number[] {
    if (most < 2) {
        return [];
    }
    const wanted = text?.split(',').map(Number) ?? [];
    const axes: number[] = [];
    for (let i = 0; i < (space && most > 2 ? 3 : 2); i++) {
        const axis = wanted[i] ?? i + 1;
        axes.push(Number.isInteger(axis) && axis >= 1 && axis <= most ? axis : i + 1);
    }
    return axes;
}

/** A share as a person reads it, without the sign. */
export const percent = (share: number): string => (100 * share).toFixed(1);
