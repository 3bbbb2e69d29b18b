import type { JSX } from 'react';
import { outline, ring, type Arc } from '../../network/sunburst.ts';
import { fitted, LETTER } from './fitted.ts';

interface Props {
    arc: Arc;
    at: number;
    rings: number;
    radius: number;
    pointed: boolean;
}

const LINE = 13;
const EDGE = 6;

/** A part of a ring with its name along the radius, where there is room for it. */
export function CostArc({ arc, at, rings, radius, pointed }: Props): JSX.Element {
    const [inner, outer] = ring(arc.depth, rings, radius);
    const middle = (arc.from + arc.to) / 2;
    const text = fitted(arc.name, outer - inner - 2 * EDGE);
    const narrowest = 2 * Math.PI * (arc.to - arc.from) * (outer - EDGE - LETTER * text.length);
    const turned = middle > 0.5;
    return (
        <g data-part={at} data-kind={arc.node === undefined ? 'module' : 'operator'} data-pointed={pointed}>
            <path d={outline(arc, inner, outer)} />
            {text !== '' && narrowest > LINE && (
                <text transform={`rotate(${360 * middle - 90}) translate(${outer - EDGE} 0) ${turned ? 'rotate(180)' : ''}`} className={turned ? 'start' : 'end'} dy="0.32em">
                    {text}
                </text>
            )}
        </g>
    );
}
