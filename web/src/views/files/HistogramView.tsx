import { useState, type JSX } from 'react';
import { niceTicks } from '../../charts/scale.ts';
import { useWords } from '../../i18n/index.ts';
import { count, tick, value } from '../../kit/format.ts';
import { useUnit } from '../../kit/useUnit.ts';
import type { Histogram } from './parse.ts';

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 48;
const RIGHT = 12;
const BOTTOM = 24;
const TOP = 8;

/** Bars as wide as their bins and, where bins differ in width, as high as their density, so that area stays count. */
export function HistogramView({ histogram }: { histogram: Histogram }): JSX.Element {
    const { t } = useWords();
    const [at, setAt] = useState<number | null>(null);
    const drawing = useUnit(WIDTH);
    const { edges, counts } = histogram;
    const [lo, hi] = [edges[0] as number, edges[edges.length - 1] as number];
    const widths = counts.map((_, i) => (edges[i + 1] as number) - (edges[i] as number));
    const widest = Math.max(...widths);
    const uneven = widths.some((w) => Math.abs(w - widest) > widest * 1e-6);
    const heights = counts.map((c, i) => (uneven ? (c / (widths[i] || 1)) * widest : c));
    const top = Math.max(1e-12, ...heights);
    const total = counts.reduce((a, b) => a + b, 0);
    const x = (v: number): number => LEFT + ((v - lo) / (hi - lo || 1)) * (WIDTH - LEFT - RIGHT);
    const y = (v: number): number => HEIGHT - BOTTOM - (v / top) * (HEIGHT - BOTTOM - TOP);
    return (
        <figure className="histogram">
            <svg ref={drawing} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('files.histogram', { n: count(total), lo: value(lo), hi: value(hi) })}>
                {niceTicks(0, top, 4).map((v) => (
                    <g key={v}>
                        <line className="rule" x1={LEFT} x2={WIDTH - RIGHT} y1={y(v)} y2={y(v)} />
                        <text x={LEFT - 6} y={y(v)} textAnchor="end" dominantBaseline="middle">
                            {tick(v)}
                        </text>
                    </g>
                ))}
                {heights.map((h, i) => {
                    const [a, b] = [x(edges[i] as number), x(edges[i + 1] as number)];
                    return (
                        <g key={i} onMouseEnter={() => setAt(i)} onMouseLeave={() => setAt(null)}>
                            <rect className="catch" x={a} y={TOP} width={Math.max(0, b - a)} height={HEIGHT - BOTTOM - TOP} />
                            <rect className={at === i ? 'bar-of at' : 'bar-of'} x={a} y={y(h)} width={Math.max(0.5, b - a - 1)} height={HEIGHT - BOTTOM - y(h)} />
                        </g>
                    );
                })}
                <line className="foot" x1={LEFT} x2={WIDTH - RIGHT} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
                {niceTicks(lo, hi, 6).map((v) => (
                    <text key={v} x={x(v)} y={HEIGHT - 6} textAnchor="middle">
                        {tick(v)}
                    </text>
                ))}
            </svg>
            <figcaption className="fact">
                {at === null
                    ? t('files.histogram', { n: count(total), lo: value(lo), hi: value(hi) })
                    : t('files.bin', { from: value(edges[at]), to: value(edges[at + 1]), n: count(counts[at] as number), share: ((100 * (counts[at] as number)) / (total || 1)).toFixed(1) })}
            </figcaption>
        </figure>
    );
}
