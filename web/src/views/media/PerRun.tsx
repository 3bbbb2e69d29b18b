import type { JSX, ReactNode } from 'react';
import type { MediaItem } from '../../api/media.ts';
import { useWords } from '../../i18n/index.ts';
import { Swatch } from '../../kit/Swatch.tsx';
import type { BodyProps } from './bodyProps.ts';
import { useAtStep } from './useAtStep.ts';
import type { Shown } from './useSeries.ts';

/** What each run has at the step, below each other, under the runs' names where they are several. */
export function PerRun({ runs, series, course, step, children }: BodyProps & { children: (run: Shown, items: MediaItem[], n: number) => ReactNode }): JSX.Element {
    const { t } = useWords();
    const now = useAtStep(runs, series, step, course);
    return (
        <>
            {runs.map((run, n) => (
                <section key={run.id} className="row-of" aria-label={run.name}>
                    {runs.length > 1 && (
                        <h3>
                            <Swatch look={run.look} /> <span className="cut">{run.name}</span>
                            {now[n]?.[0] && now[n][0].step !== step && <span className="fact">{`${t('charts.step')} ${now[n][0].step.toLocaleString('en-US')}`}</span>}
                        </h3>
                    )}
                    {now[n]?.length === 0 ? <p className="empty">{t('media.noneYet')}</p> : children(run, now[n] ?? [], n)}
                </section>
            ))}
        </>
    );
}
