import type { JSX } from 'react';
import type { RunDetail, SeriesSummary } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { difference, exact, value, whole } from '../../kit/format.ts';
import { betterOf } from '../../state/scores.ts';
import { AgainstChoice } from './AgainstChoice.tsx';
import { Sparkline } from './Sparkline.tsx';
import type { Against } from './useAgainst.ts';
import { seriesId, useTrends } from './useTrends.ts';

interface Props {
    run: RunDetail;
    measured: SeriesSummary[];
    colour: string;
    against: Against | null;
    onAgainst: (run: string | undefined) => void;
}

/** What a run measured, series by series: its course, where it ended and what was best. */
export function Summaries({ run, measured, colour, against, onAgainst }: Props): JSX.Element {
    const { t } = useWords();
    const trends = useTrends(run.id, measured);
    return (
        <>
            <h2>
                {t('run.summaries')} <span className="fact">{measured.length}</span>
                <span className="space" />
                <AgainstChoice run={run} against={against} onAgainst={onAgainst} />
            </h2>
            <div className="scroll">
                <table className="summaries">
                    <thead>
                        <tr>
                            <th>{t('run.series')}</th>
                            <th>{t('run.trend')}</th>
                            <th className="num">{t('run.last')}</th>
                            <th className="num">{t('run.best')}</th>
                            <th className="num">{t('run.atStep')}</th>
                            {against && (
                                <th className="num" title={t('run.vs', { name: against.run.name })}>
                                    {t('run.vsBase')}
                                </th>
                            )}
                            <th className="num">{t('run.min')}</th>
                            <th className="num">{t('run.max')}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {measured.map((s) => (
                            <tr key={seriesId(s)}>
                                <td className="cut" title={s.key}>
                                    {s.key} <span className="fact">{Object.values(s.context).join(' ')}</span>
                                    {s.nans > 0 && <span className="warned">{t('run.nans', { n: whole(s.nans), of: whole(s.count) })}</span>}
                                </td>
                                <td>
                                    <Sparkline trend={trends.get(seriesId(s))} colour={colour} />
                                </td>
                                <Figure of={s.last} />
                                <Figure of={bestOf(s)} />
                                <td className="num fact">{bestStep(s)}</td>
                                {against && <Apart one={s} other={against.series.get(seriesId(s))} />}
                                <Figure of={s.min} at={s.minStep} />
                                <Figure of={s.max} at={s.maxStep} />
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
            {measured.length === 0 && <p className="fact">{t('charts.empty')}</p>}
        </>
    );
}

/** A value; all its digits, and where it was met, on a pointer's rest. */
function Figure({ of, at }: { of: SeriesSummary['min']; at?: number | undefined }): JSX.Element {
    const { t } = useWords();
    return (
        <td className="num" title={[exact(of), at === undefined ? '' : `${t('charts.step')} ${whole(at)}`].filter(Boolean).join(' · ')}>
            {value(of)}
        </td>
    );
}

function bestOf(s: SeriesSummary): SeriesSummary['min'] {
    const better = betterOf(s.key);
    return better === null ? undefined : s[better];
}

function bestStep(s: SeriesSummary): string {
    const better = betterOf(s.key);
    return better === null ? '' : whole(better === 'max' ? s.maxStep : s.minStep);
}

/** How far the best of a series, or its last value where nobody knows what is better, lies from that of the other run. */
function Apart({ one, other }: { one: SeriesSummary; other: SeriesSummary | undefined }): JSX.Element {
    const better = betterOf(one.key);
    const [mine, theirs] = better === null ? [one.last, other?.last] : [bestOf(one), other && bestOf(other)];
    const said = difference(mine, theirs);
    const higher = typeof mine === 'number' && typeof theirs === 'number' && mine > theirs;
    const way = better === null || said === '' || said === '0' ? '' : higher === (better === 'max') ? 'better' : 'worse';
    return <td className={`num ${way}`}>{said}</td>;
}
