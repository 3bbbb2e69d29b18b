import type { JSX } from 'react';
import type { Trend } from './useTrends.ts';

interface Props {
    trend: Trend | undefined;
    colour: string;
    /** CSS pixels. */
    width?: number;
    /** The range of y; without one, that of the trend. What leaves it is clipped. */
    y?: [number, number];
}

const WIDTH = 90;
const HEIGHT = 20;
const PAD = 3;

/** The course of a series as a line without axes, ending in a dot. */
export function Sparkline({ trend, colour, width = WIDTH, y }: Props): JSX.Element {
    const points = trend ? [...trend.x].map((x, i) => [x, trend.y[i] as number] as const).filter(([, value]) => Number.isFinite(value)) : [];
    const [x0, x1] = bounds(points.map((p) => p[0]));
    const [y0, y1] = y ?? bounds(points.map((p) => p[1]));
    const at = points.map(([x, value]) => [PAD + ((x - x0) / (x1 - x0 || 1)) * (width - 2 * PAD), HEIGHT - PAD - (y1 > y0 ? (value - y0) / (y1 - y0) : 0.5) * (HEIGHT - 2 * PAD)] as const);
    const last = at[at.length - 1];
    const within = ([, v]: readonly [number, number]): boolean => v >= 0 && v <= HEIGHT;
    return (
        <svg className="spark" width={width} height={HEIGHT} aria-hidden="true" style={{ color: `var(${colour})` }}>
            <polyline points={at.map(([x, v]) => `${x.toFixed(1)},${Math.max(-HEIGHT, Math.min(2 * HEIGHT, v)).toFixed(1)}`).join(' ')} />
            {last && within(last) && <circle cx={last[0]} cy={last[1]} r="2" />}
        </svg>
    );
}

function bounds(values: readonly number[]): [number, number] {
    return [Math.min(...values), Math.max(...values)];
}
