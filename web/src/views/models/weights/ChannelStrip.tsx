import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { channelsOf, NORMS, type Norm } from '../../../api/tensors.ts';
import { useWords } from '../../../i18n/index.ts';
import { count, value } from '../../../kit/format.ts';
import { Said } from '../../../kit/Said.tsx';
import { extents } from './plane.ts';

const WIDE = 326;
const HIGH = 72;

/** One bar a channel, as high as its norm; of more channels than pixels each bar has the greatest of its share. */
export function ChannelStrip({ at, tensor, shape }: { at: string; tensor: number; shape: string }): JSX.Element | null {
    const { t } = useWords();
    const all = extents(shape);
    const [axis, setAxis] = useState(0);
    const [norm, setNorm] = useState<Norm>('l2');
    const [sorted, setSorted] = useState(false);
    const [pointed, setPointed] = useState<number | null>(null);
    const sort = sorted ? norm : 'channel';
    const query = useQuery({ queryKey: ['channels', at, tensor, axis, sort], queryFn: () => channelsOf(at, tensor, axis, sort), placeholderData: keepPreviousData, staleTime: Infinity, gcTime: 60_000 });
    const found = query.data;
    const heights = found?.[norm] ?? [];
    const top = Math.max(0, ...heights) || 1;
    const bars = Math.min(WIDE, heights.length);
    const first = (bar: number): number => Math.floor((bar * heights.length) / bars);
    const best = Array.from({ length: bars }, (_, b) => {
        let most = first(b);
        for (let i = most; i < first(b + 1); i++) {
            most = heights[i]! > heights[most]! ? i : most;
        }
        return most;
    });
    const wide = WIDE / Math.max(1, bars);
    const gap = wide > 4 ? 1 : 0;
    const shown = pointed === null ? undefined : best[pointed];
    return (
        <section className="channels" aria-label={t('model.channels')}>
            <h3>{t('model.channels')}</h3>
            <div className="heat-choice">
                <label className="choice">
                    {t('model.dimension')}
                    <select value={axis} onChange={(e) => setAxis(Number(e.target.value))}>
                        {all.map((n, d) => (
                            <option key={d} value={d}>
                                {d}: {n.toLocaleString('en-US')}
                            </option>
                        ))}
                    </select>
                </label>
                <label className="choice">
                    {t('model.norm')}
                    <select value={norm} onChange={(e) => setNorm(e.target.value as Norm)}>
                        {NORMS.map((n) => (
                            <option key={n} value={n}>
                                {n === 'max' ? 'max' : n.toUpperCase()}
                            </option>
                        ))}
                    </select>
                </label>
                <label className="flag">
                    <input type="checkbox" checked={sorted} onChange={(e) => setSorted(e.target.checked)} />
                    {t('model.sorted')}
                </label>
            </div>
            {query.error && <Said of={query.error} className="fact" />}
            {found && (
                <>
                    <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={t('model.channelBars', { n: count(found.count) })} onPointerLeave={() => setPointed(null)} onPointerMove={(e) => {
                        const box = e.currentTarget.getBoundingClientRect();
                        setPointed(Math.min(bars - 1, Math.max(0, Math.floor(((e.clientX - box.left) / box.width) * bars))));
                    }}>
                        {best.map((i, b) => (
                            <rect key={b} className={pointed === b ? 'bar-of at' : 'bar-of'} x={b * wide} y={HIGH - (heights[i]! / top) * HIGH} width={Math.max(0.5, wide - gap)} height={(heights[i]! / top) * HIGH} />
                        ))}
                    </svg>
                    <p className="fact" aria-live="polite">
                        {shown === undefined
                            ? t('model.channelRange', { n: count(found.count), shown: count(heights.length), max: value(top), dead: count(found.max.filter((m) => m === 0).length) })
                            : t('model.channel', { n: found.channel[shown]!, l1: value(found.l1[shown]), l2: value(found.l2[shown]), max: value(found.max[shown]), zeros: count(found.zeros[shown]!) })}
                    </p>
                </>
            )}
        </section>
    );
}
