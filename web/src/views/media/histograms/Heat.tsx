import type { JSX } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { value } from '../../../kit/format.ts';
import { BOTTOM, between, Frame, HEIGHT, LEFT, RIGHT, stepsOf, TOP, WIDTH, type PartProps } from './frame.tsx';
import { shares } from './shapes.ts';

const BINS = 48;
const INKS = 7;

/** Steps along x, values up; the darker a place against its ground, the larger the share of the step's values. */
export function Heat({ all, range, step, label }: PartProps): JSX.Element {
    const { t } = useWords();
    const steps = stepsOf(all);
    const columns = all.map((s) => shares(s.histogram, range, BINS));
    const top = Math.max(1e-12, ...columns.flatMap((c) => [...c]));
    const x = between(...steps, LEFT, WIDTH - RIGHT);
    const y = between(0, BINS, HEIGHT - BOTTOM, TOP);
    const edge = (i: number): number => (i <= 0 ? LEFT : i >= all.length ? WIDTH - RIGHT : (x(all[i - 1]?.step ?? 0) + x(all[i]?.step ?? 0)) / 2);
    const from = (ink: number): string => `${value(+(100 * top * (ink / INKS) ** 2).toPrecision(2))} %`;
    return (
        <>
            <p className="heat-key fact">
                {t('media.shareOfStep')}
                <span role="img" aria-label={t('media.shareFrom', { from: '0 %', to: from(INKS) })}>
                    <b>0 %</b>
                    {Array.from({ length: INKS }, (_, i) => (
                        <i key={i} title={t('media.shareFrom', { from: i === 0 ? '0 %' : from(i), to: from(i + 1) })} style={{ background: `var(--count-${i + 1})` }} />
                    ))}
                    <b>{from(INKS)}</b>
                </span>
            </p>
            <Frame label={label} x={steps} y={range}>
                <g shapeRendering="crispEdges">
                    {columns.map((column, i) =>
                        [...column].map((share, bin) => share > 0 && <rect key={`${i} ${bin}`} x={edge(i)} y={y(bin + 1)} width={edge(i + 1) - edge(i)} height={y(bin) - y(bin + 1)} style={{ fill: `var(--count-${Math.min(INKS, 1 + Math.floor(Math.sqrt(share / top) * INKS))})` }} />),
                    )}
                </g>
                {step >= steps[0] && step <= steps[1] && <line className="now" x1={x(step)} x2={x(step)} y1={TOP} y2={HEIGHT - BOTTOM} />}
            </Frame>
        </>
    );
}
