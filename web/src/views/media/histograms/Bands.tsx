import type { JSX } from 'react';
import { BOTTOM, between, Frame, HEIGHT, LEFT, RIGHT, stepsOf, TOP, WIDTH, type PartProps } from './frame.tsx';
import { quantile, rangeOf } from './shapes.ts';

/** Between which quantiles the bands lie, from the outermost to the innermost: all, 90 %, half of the values. */
const PAIRS = [[0, 1], [0.05, 0.95], [0.25, 0.75]] as const;

/** Quantiles over steps: three bands around the median. */
export function Bands({ all, step, colour, label }: PartProps): JSX.Element {
    const steps = stepsOf(all);
    const range = rangeOf(all.map((s) => s.histogram));
    const x = between(...steps, LEFT, WIDTH - RIGHT);
    const y = between(...range, HEIGHT - BOTTOM, TOP);
    const line = (q: number): string[] => all.map((s) => `${x(s.step).toFixed(1)},${y(quantile(s.histogram, q)).toFixed(1)}`).filter((p) => !p.includes('NaN'));
    return (
        <Frame label={label} x={steps} y={range}>
            <g style={{ color: `var(${colour})` }}>
                {PAIRS.map(([low, high]) => (
                    <polygon key={low} className="between" points={[...line(low), ...line(high).reverse()].join(' ')} />
                ))}
                <polyline className="middle" points={line(0.5).join(' ')} />
            </g>
            {step >= steps[0] && step <= steps[1] && <line className="now" x1={x(step)} x2={x(step)} y1={TOP} y2={HEIGHT - BOTTOM} />}
        </Frame>
    );
}
