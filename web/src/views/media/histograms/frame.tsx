import type { JSX, ReactNode } from 'react';
import { niceTicks } from '../../../charts/scale.ts';
import { tick } from '../../../kit/format.ts';
import { useUnit } from '../../../kit/useUnit.ts';
import type { Stepped } from './shapes.ts';

export interface PartProps {
    all: Stepped[];
    range: [number, number];
    /** The step that is looked at. */
    step: number;
    colour: string;
    label: string;
}

export const WIDTH = 640;
export const HEIGHT = 320;
export const LEFT = 48;
export const RIGHT = 12;
export const TOP = 8;
export const BOTTOM = 24;

/** A place between two edges of the picture. */
export function between(lo: number, hi: number, from: number, to: number): (v: number) => number {
    return (v) => from + ((v - lo) / (hi - lo || 1)) * (to - from);
}

interface Props {
    label: string;
    x: [number, number];
    y: [number, number] | null;
    children: ReactNode;
}

/** The axes around a drawing of histograms. */
export function Frame({ label, x, y, children }: Props): JSX.Element {
    const drawing = useUnit(WIDTH);
    const [atX, atY] = [between(...x, LEFT, WIDTH - RIGHT), y && between(...y, HEIGHT - BOTTOM, TOP)];
    return (
        <figure className="histogram over-steps">
            <svg ref={drawing} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
                {y && atY && niceTicks(...y, 5).map((v) => (
                    <g key={v}>
                        <line className="rule" x1={LEFT} x2={WIDTH - RIGHT} y1={atY(v)} y2={atY(v)} />
                        <text x={LEFT - 6} y={atY(v)} textAnchor="end" dominantBaseline="middle">
                            {tick(v)}
                        </text>
                    </g>
                ))}
                {children}
                <line className="foot" x1={LEFT} x2={WIDTH - RIGHT} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
                {niceTicks(...x, 6).map((v) => (
                    <text key={v} x={atX(v)} y={HEIGHT - 6} textAnchor="middle">
                        {tick(v)}
                    </text>
                ))}
            </svg>
        </figure>
    );
}

/** The first and last step, wide enough to be a range. */
export function stepsOf(all: readonly Stepped[]): [number, number] {
    const [lo, hi] = [all[0]?.step ?? 0, all.at(-1)?.step ?? 0];
    return lo < hi ? [lo, hi] : [lo - 0.5, lo + 0.5];
}
