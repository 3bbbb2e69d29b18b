import type { JSX } from 'react';
import type { Trend } from './useTrends.ts';

const WIDTH = 90;
const HEIGHT = 20;
const PAD = 3;

/** The course of a series as a line without axes, ending in a dot. */
export function Sparkline({ trend, colour }: { trend: Trend | undefined; colour: string }): JSX.Element {
    const points = trend ? [...trend.x].map((x, i) => [x, trend.y[i] as number] as const).filter(([, y]) => Number.isFinite(y)) : [];
    const [x0, x1] = bounds(points.map((p) => p[0]));
    const [y0, y1] = bounds(points.map((p) => p[1]));
    const at = points.map(([x, y]) => [PAD + ((x - x0) / (x1 - x0 || 1)) * (WIDTH - 2 * PAD), HEIGHT - PAD - (y1 > y0 ? (y - y0) / (y1 - y0) : 0.5) * (HEIGHT - 2 * PAD)] as const);
    const last = at[at.length - 1];
    return (
        <svg className="spark" width={WIDTH} height={HEIGHT} aria-hidden="true" style={{ color: `var(${colour})` }}>
            <polyline points={at.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
            {last && <circle cx={last[0]} cy={last[1]} r="2" />}
        </svg>
    );
}

function bounds(values: readonly number[]): [number, number] {
    return [Math.min(...values), Math.max(...values)];
}
