/** Text with one look, out of a line that a terminal would show. */
export interface Piece {
    text: string;
    /** One of a terminal's 16 colours, or `#rrggbb`. */
    colour?: number | string;
    bold?: boolean;
    dim?: boolean;
    italic?: boolean;
    underline?: boolean;
}

type Style = Omit<Piece, 'text'>;

/** Escape sequences of ECMA-48: CSI with its end, OSC up to BEL or ST, and single ones. */
const ESCAPE = /\u001b(?:\[([0-9;:]*)([ -/]*[@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const CUBE = [0, 95, 135, 175, 215, 255];

/** What is left of a line that was written over itself: what follows the last return of the carriage. */
function overwritten(line: string): string {
    const parts = line.split('\r').filter((part) => part.replace(ESCAPE, '').trim() !== '');
    return parts.at(-1) ?? '';
}

/** A line as a terminal shows it: colours and weights of SGR sequences, all other sequences left out. */
export function piecesOf(line: string): Piece[] {
    if (!line.includes('\u001b') && !line.includes('\r')) {
        return [{ text: line.replace(CONTROL, '') }];
    }
    const text = overwritten(line);
    const pieces: Piece[] = [];
    let style: Style = {};
    let from = 0;
    const add = (until: number): void => {
        const part = text.slice(from, until).replace(CONTROL, '');
        if (part !== '') {
            pieces.push({ text: part, ...style });
        }
    };
    for (const found of text.matchAll(ESCAPE)) {
        add(found.index);
        from = found.index + found[0].length;
        if (found[2] === 'm') {
            style = styled(style, (found[1] ?? '').split(/[;:]/).map(Number));
        }
    }
    add(text.length);
    return pieces;
}

function styled(before: Style, codes: readonly number[]): Style {
    let style = { ...before };
    for (let i = 0; i < codes.length; i++) {
        const code = codes[i] as number;
        if (code === 0) {
            style = {};
        } else if (code === 1) {
            style.bold = true;
        } else if (code === 2) {
            style.dim = true;
        } else if (code === 3) {
            style.italic = true;
        } else if (code === 4) {
            style.underline = true;
        } else if (code === 22) {
            delete style.bold;
            delete style.dim;
        } else if (code === 23) {
            delete style.italic;
        } else if (code === 24) {
            delete style.underline;
        } else if (code >= 30 && code <= 37) {
            style.colour = code - 30;
        } else if (code >= 90 && code <= 97) {
            style.colour = code - 90 + 8;
        } else if (code === 39) {
            delete style.colour;
        } else if (code === 38 || code === 48) {
            const [colour, taken] = extended(codes.slice(i + 1));
            i += taken;
            if (code === 38 && colour !== undefined) {
                style.colour = colour;
            }
        }
    }
    return style;
}

/** The colour behind 38 or 48, and how many numbers it takes. */
function extended([kind, ...rest]: readonly number[]): [number | string | undefined, number] {
    if (kind === 2) {
        return [hex(rest.slice(0, 3)), 4];
    }
    const n = rest[0] ?? 0;
    if (kind !== 5) {
        return [undefined, 1];
    }
    if (n < 16) {
        return [n, 2];
    }
    return [n >= 232 ? hex(new Array(3).fill(8 + 10 * (n - 232))) : hex([Math.floor((n - 16) / 36), Math.floor((n - 16) / 6) % 6, (n - 16) % 6].map((c) => CUBE[c] ?? 0)), 2];
}

function hex(parts: readonly number[]): string {
    return `#${parts.map((part) => Math.max(0, Math.min(255, part || 0)).toString(16).padStart(2, '0')).join('')}`;
}
