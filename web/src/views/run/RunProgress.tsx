import type { JSX } from 'react';
import type { RunDetail, SeriesSummary } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { duration, whole } from '../../kit/format.ts';
import { Meter } from '../../kit/Meter.tsx';
import { left, progressOf } from '../../state/progress.ts';

/** How far a running run has come, and how long it takes until its end at that pace; nothing where its params do not tell. */
export function RunProgress({ run, series }: { run: RunDetail; series: readonly SeriesSummary[] }): JSX.Element | null {
    const { t } = useWords();
    const params = new Map(run.params.map((p) => [p.key, Number(p.text)]));
    const steps = series.map((s) => s.lastStep);
    const epoch = series.find((s) => s.key === 'epoch')?.last;
    const progress = progressOf((key) => params.get(key), steps.length > 0 ? Math.max(...steps) : undefined, typeof epoch === 'number' ? epoch : undefined);
    if (progress === null) {
        return null;
    }
    const rest = left(progress, run.heartbeat - run.start);
    const said = t(progress.unit === 'step' ? 'run.stepOf' : 'run.epochOf', { at: whole(Math.floor(progress.at)), of: whole(progress.of) });
    return (
        <span className="progress">
            {said} <Meter share={progress.share} name={said} />
            {rest !== undefined && <span className="fact">{t('run.left', { time: duration(rest) })}</span>}
        </span>
    );
}
