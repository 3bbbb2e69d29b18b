import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { outliersOf, spectrumOf } from '../../../api/tensors.ts';
import { useWords } from '../../../i18n/index.ts';
import { count, value } from '../../../kit/format.ts';
import { Said } from '../../../kit/Said.tsx';

const SHOWN = 10;

/** Values far from the mean, or not finite, with their places. */
export function OutlierList({ at, tensor }: { at: string; tensor: number }): JSX.Element | null {
    const { t } = useWords();
    const { data } = useQuery({ queryKey: ['outliers', at, tensor], queryFn: () => outliersOf(at, tensor), staleTime: Infinity });
    if (!data) {
        return null;
    }
    const rows = [...data.bad.slice(0, SHOWN), ...data.top.slice(0, SHOWN)];
    return (
        <section className="outliers" aria-label={t('model.outliers')}>
            <h3>
                {t('model.outliers')} <span className="fact">{t('model.beyond', { n: count(data.count), k: value(data.beyond) })}</span>
            </h3>
            {rows.length > 0 && (
                <table>
                    <thead>
                        <tr>
                            <th>{t('model.place')}</th>
                            <th className="num">{t('model.value')}</th>
                            <th className="num">σ</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows.map((o) => (
                            <tr key={o.index.join()}>
                                <td>
                                    <code>[{o.index.join(', ')}]</code>
                                </td>
                                <td className="num">{value(o.value)}</td>
                                <td className="num">{o.sigmas === null ? '' : `${o.sigmas > 0 ? '+' : ''}${value(Number(o.sigmas.toFixed(1)))}`}</td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            )}
        </section>
    );
}

/** Singular values as a line of dots, with the edge of noise. */
export function SpectrumLine({ at, tensor }: { at: string; tensor: number }): JSX.Element | null {
    const { t } = useWords();
    const { data, error } = useQuery({ queryKey: ['spectrum', at, tensor], queryFn: () => spectrumOf(at, tensor), staleTime: Infinity, retry: false });
    if (!data) {
        return error ? <Said of={error} className="fact" /> : null;
    }
    const [wide, high] = [326, 96];
    const top = Math.max(data.values[0] ?? 0, data.edge) || 1;
    const x = (i: number): number => 6 + (i / Math.max(1, data.values.length - 1)) * (wide - 12);
    const y = (v: number): number => 6 + (1 - v / top) * (high - 12);
    return (
        <section className="spectrum" aria-label={t('model.spectrum')}>
            <h3>
                {t('model.spectrum')} <span className="fact">{`${count(data.rows)} × ${count(data.columns)}`}</span>
            </h3>
            <svg viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={t('model.spectrumOf', { n: data.values.length, first: value(data.values[0]) })}>
                <line className="foot" x1={0} x2={wide} y1={y(0)} y2={y(0)} />
                <line className="edge" x1={0} x2={wide} y1={y(data.edge)} y2={y(data.edge)} />
                <polyline points={data.values.map((v, i) => `${x(i)},${y(v)}`).join(' ')} />
                {data.values.map((v, i) => (
                    <circle key={i} cx={x(i)} cy={y(v)} r={2.5}>
                        <title>{`σ${i + 1} = ${value(v)}`}</title>
                    </circle>
                ))}
            </svg>
            <p className="fact">{t('model.spectrumFacts', { first: value(data.values[0]), rank: value(Number(data.stableRank.toPrecision(3))), edge: value(data.edge), beyond: data.beyond, n: data.values.length })}</p>
        </section>
    );
}
