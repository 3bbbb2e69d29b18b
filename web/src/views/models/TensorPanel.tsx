import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { tensorOf } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { bytes, count, value } from '../../kit/format.ts';
import { Said } from '../../kit/Said.tsx';
import { HistogramView } from '../files/HistogramView.tsx';
import { ChannelStrip } from './weights/ChannelStrip.tsx';
import { HeatMap } from './weights/HeatMap.tsx';
import { OutlierList, SpectrumLine } from './weights/Oddities.tsx';
import { extents } from './weights/plane.ts';

/** A tensor: how large it is, and what its numbers are like. */
export function TensorPanel({ at, tensor }: { at: string; tensor: number }): JSX.Element | null {
    const { t } = useWords();
    const query = useQuery({ queryKey: ['tensor', at, tensor], queryFn: () => tensorOf(at, tensor), staleTime: Infinity });
    const one = query.data;
    if (!one) {
        return query.error ? <Said of={query.error} className="empty" /> : null;
    }
    const stats = one.stats;
    const { min, max } = stats ?? {};
    const facts: [string, string][] = stats
        ? [
              [t('model.mean'), value(stats.mean)],
              [t('model.deviation'), value(stats.deviation)],
              [t('model.min'), value(stats.min)],
              [t('model.max'), value(stats.max)],
              [t('model.zeros'), `${((100 * stats.zeros) / Math.max(1, stats.count)).toFixed(1)} %`],
              [t('model.notFinite'), count(stats.nan + stats.infinite)],
              [t('model.norm'), value(stats.norm)],
              [t('model.elements'), count(stats.count)],
          ]
        : [];
    const dimensions = extents(one.shape);
    const whole = stats !== undefined && dimensions.reduce((a, b) => a * b, 1) === stats.count;
    return (
        <div className="tensor">
            <h2 className="cut" title={one.name}>
                {one.name || '–'}
            </h2>
            <p className="fact">
                {one.shape.replaceAll('×', ' × ')}, {one.type}, {bytes(one.bytes)}
            </p>
            {one.why !== undefined && <p className="fact">{one.why}</p>}
            {stats && typeof min === 'number' && typeof max === 'number' && stats.counts.length > 1 && (
                <HistogramView histogram={{ edges: stats.counts.map((_, i) => min + ((max - min) * i) / stats.counts.length).concat(max), counts: stats.counts }} />
            )}
            <dl className="tensor-facts">
                {facts.map(([name, text]) => (
                    <div key={name}>
                        <dt>{name}</dt>
                        <dd>{text}</dd>
                    </div>
                ))}
            </dl>
            {stats && stats.nan + stats.infinite > 0 && <p className="mistake">{t('model.bad', { n: count(stats.nan + stats.infinite) })}</p>}
            {whole && stats.count > 1 && (
                <div key={`${at} ${tensor}`}>
                    <HeatMap at={at} tensor={tensor} shape={one.shape} />
                    {dimensions.length > 1 && <ChannelStrip at={at} tensor={tensor} shape={one.shape} />}
                    {dimensions.length > 1 && <SpectrumLine at={at} tensor={tensor} />}
                    <OutlierList at={at} tensor={tensor} />
                </div>
            )}
        </div>
    );
}
