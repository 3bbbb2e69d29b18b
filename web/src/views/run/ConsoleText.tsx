import type { CSSProperties, JSX } from 'react';
import { piecesOf, type Piece } from './ansi.ts';

/** A terminal's colours among those of the theme: black and white are ink and its shade. */
const COLOURS = ['--ink-3', '--danger', '--c4', '--warn', '--c1', '--c3', '--c5', '--ink'];
const BOLD = 600;

/** A printed line as a terminal shows it. */
export function ConsoleText({ text }: { text: string }): JSX.Element {
    const pieces = piecesOf(text);
    return <>{pieces.map((piece, i) => (plain(piece) ? piece.text : <span key={i} style={lookOf(piece)}>{piece.text}</span>))}</>;
}

function plain({ colour, bold, dim, italic, underline }: Piece): boolean {
    return colour === undefined && !bold && !dim && !italic && !underline;
}

function lookOf({ colour, bold, dim, italic, underline }: Piece): CSSProperties {
    const named = typeof colour === 'number' ? `var(${COLOURS[colour % COLOURS.length] as string})` : colour;
    return {
        ...(named === undefined ? (dim ? { color: 'var(--ink-3)' } : {}) : { color: `color-mix(in oklab, ${named} 60%, var(--ink))` }),
        ...(bold ? { fontWeight: BOLD } : {}),
        ...(italic ? { fontStyle: 'italic' } : {}),
        ...(underline ? { textDecoration: 'underline' } : {}),
    };
}
