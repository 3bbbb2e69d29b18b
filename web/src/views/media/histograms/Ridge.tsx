import type { JSX } from 'react';
import { BOTTOM, between, Frame, HEIGHT, LEFT, RIGHT, WIDTH, type PartProps } from './frame.tsx';
import { shares } from './shapes.ts';

const MOST = 24;
const BINS = 80;
const RISE = 76;

/** Histograms behind each other, the newest in front; as high as their greatest share. */
export function Ridge({ all, range, step, colour, label }: PartProps): JSX.Element {
    const some = all.length <= MOST ? all : Array.from({ length: MOST }, (_, i) => all[Math.round((i * (all.length - 1)) / (MOST - 1))] as PartProps['all'][number]);
    const heights = some.map((s) => shares(s.histogram, range, BINS));
    const top = Math.max(1e-12, ...heights.flatMap((h) => [...h]));
    const x = between(0, BINS, LEFT, WIDTH - RIGHT);
    const y = between(0, Math.max(1, some.length - 1), some.length > 1 ? RISE + 8 : HEIGHT - BOTTOM, HEIGHT - BOTTOM);
    const near = some.findLastIndex((s) => s.step <= step);
    return (
        <Frame label={label} x={range} y={null}>
            {heights.map((h, i) => {
                const foot = y(i);
                const line = [...h].map((v, bin) => `L${x(bin + 0.5).toFixed(1)},${(foot - (v / top) * RISE).toFixed(1)}`).join('');
                return (
                    <g key={i} className="ridge" data-now={i === near} style={{ color: `var(${colour})` }}>
                        <path d={`M${x(0)},${foot}${line}L${x(BINS)},${foot}`} />
                        {(i === 0 || i === some.length - 1 || i === near) && (
                            <text x={LEFT - 6} y={foot} textAnchor="end" dominantBaseline={i === some.length - 1 ? 'auto' : 'middle'}>
                                {some[i]?.step.toLocaleString('en-US')}
                            </text>
                        )}
                    </g>
                );
            })}
        </Frame>
    );
}
