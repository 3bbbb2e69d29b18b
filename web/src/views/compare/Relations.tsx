import type { JSX } from 'react';
import { useWords } from '../../i18n/index.ts';
import { short } from '../runs/fields.ts';
import { relationOf } from './relation.ts';
import type { Compared } from './useCompared.ts';

interface Props {
    compared: Compared;
    /** Params that have an axis. */
    axes: ReadonlySet<string>;
    onAxis: (field: string) => void;
}

const PERCENT = 100;

/** What each param alone tells about the score; a press gives it an axis or takes it. */
export function Relations({ compared, axes, onAxis }: Props): JSX.Element {
    const { t } = useWords();
    const score = compared.score;
    const rows = score
        ? compared.params.map((p) => ({ param: p, ...relationOf(p, compared.valuesOf(p), score, compared.valuesOf(score)) })).sort((a, b) => (b.share ?? -1) - (a.share ?? -1))
        : [];
    return (
        <section className="pane relations">
            <h2>
                {t('compare.relations')} <span className="fact">{score && t('compare.relationsOf', { name: short(score.field), n: compared.found.runs.length })}</span>
            </h2>
            <table className="summaries">
                <thead>
                    <tr>
                        <th>{t('compare.axis')}</th>
                        <th>{t('kind.param')}</th>
                        <th>{t('compare.share')}</th>
                        <th className="num">{t('compare.correlation')}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows.map(({ param, share, correlation, runs }) => (
                        <tr key={param.field}>
                            <td>
                                <input type="checkbox" checked={axes.has(param.field)} aria-label={t('compare.axisOf', { name: short(param.field) })} onChange={() => onAxis(param.field)} />
                            </td>
                            <td className="cut" title={`${short(param.field)} · ${t('project.runs', { n: runs })}`}>
                                {short(param.field)}
                            </td>
                            <td className="share">
                                <i style={{ width: `${60 * (share ?? 0)}px` }} />
                                <span className="num">{share === null ? '' : `${Math.round(PERCENT * share)}\u2009%`}</span>
                            </td>
                            <td className="num">{correlation === null ? <span className="fact">{t('compare.none')}</span> : hundredths(correlation)}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
            {rows.length === 0 ? <p className="empty">{t('compare.noParams')}</p> : <p className="fact">{t('compare.relationsKey')}</p>}
        </section>
    );
}

function hundredths(number: number): string {
    return (Math.round(number * PERCENT) / PERCENT + 0).toFixed(2).replace('-', '\u2212');
}
