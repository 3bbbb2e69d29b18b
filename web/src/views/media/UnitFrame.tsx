import type { JSX, ReactNode } from 'react';
import { niceTicks } from '../../charts/scale.ts';

const SIZE = 420;
const LEFT = 52;
const EDGE = 12;
const BOTTOM = 40;
const TICKS = niceTicks(0, 1, 5);

interface Props {
    label: string;
    x: string;
    y: string;
    children: (x: (v: number) => number, y: (v: number) => number) => ReactNode;
}

/** The axes of curves between two rates from 0 to 1. */
export function UnitFrame({ label, x: across, y: up, children }: Props): JSX.Element {
    const x = (v: number): number => LEFT + v * (SIZE - LEFT - EDGE);
    const y = (v: number): number => SIZE - BOTTOM - v * (SIZE - BOTTOM - EDGE);
    return (
        <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={label}>
            {TICKS.map((v) => (
                <g key={v}>
                    <line className="rule" x1={x(0)} x2={x(1)} y1={y(v)} y2={y(v)} />
                    <line className="rule" x1={x(v)} x2={x(v)} y1={y(0)} y2={y(1)} />
                    <text x={x(0) - 6} y={y(v)} textAnchor="end" dominantBaseline="middle">
                        {v}
                    </text>
                    <text x={x(v)} y={y(0) + 14} textAnchor="middle">
                        {v}
                    </text>
                </g>
            ))}
            <text x={x(0.5)} y={SIZE - 6} textAnchor="middle">
                {across}
            </text>
            <text transform={`translate(12 ${y(0.5)}) rotate(-90)`} textAnchor="middle">
                {up}
            </text>
            {children(x, y)}
        </svg>
    );
}
