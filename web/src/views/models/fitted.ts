/** How wide a letter of small text is, in pixels. */
export const LETTER = 6.6;

/** As much of a name as there is room for; nothing where it would be a few letters. */
export function fitted(name: string, room: number): string {
    const letters = Math.floor(room / LETTER);
    return name.length <= letters ? name : letters < 4 ? '' : `${name.slice(0, letters - 1)}…`;
}
