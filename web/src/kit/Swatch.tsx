import type { JSX } from 'react';
import type { Look } from '../state/looks.ts';

/** A sample of a line: plain or dashed as the line is; empty for one that is not drawn. */
export function Swatch({ look }: { look: Look | null }): JSX.Element {
    return <i className="swatch" style={look === null ? {} : { background: background(look) }} />;
}

function background({ colour, dash }: Look): string {
    if (dash.length === 0) {
        return `var(${colour})`;
    }
    const [on, period] = [Math.min(4, dash[0] ?? 4), Math.min(4, dash[0] ?? 4) + 2];
    return `repeating-linear-gradient(90deg, var(${colour}) 0 ${on}px, transparent ${on}px ${period}px)`;
}
