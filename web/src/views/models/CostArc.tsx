import type { JSX } from 'react';
import { outline, placeOf, ring, type Arc } from '../../network/sunburst.ts';
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

/** A part of a ring with its name along the radius or across it, where there is room for it. */
export function CostArc({ arc, at, rings, radius, pointed }: Props): JSX.Element {
    const [inner, outer] = ring(arc.depth, rings, radius);
    const middle = (arc.from + arc.to) / 2;
    const { room, across, about } = placeOf(arc, inner, outer, LINE, EDGE);
    const text = fitted(arc.name, room);
    const centre = across ? (inner + outer) / 2 : Math.max((inner + outer) / 2, outer - EDGE - room + (LETTER * text.length) / 2);
    return (
        <g data-part={at} data-kind={arc.node === undefined ? 'module' : 'operator'} data-pointed={pointed}>
            <path d={outline(arc, inner, outer)} />
            {text !== '' && (
                <text transform={`rotate(${360 * middle - 90}) translate(${centre} 0) rotate(${(across ? 90 : 0) + (about ? 180 : 0)})`} className="middle" dy="0.32em">
                    {text}
                </text>
            )}
        </g>
    );
}
