import type { JSX } from 'react';
import type { MediaItem } from '../../api/media.ts';
import { useWords } from '../../i18n/index.ts';
import { Swatch } from '../../kit/Swatch.tsx';
import type { BodyProps } from './bodyProps.ts';
import { UnitFrame } from './UnitFrame.tsx';
import { useAtStep } from './useAtStep.ts';

const MOST_BEFORE = 12;

/** Precision against recall: each run at the step, its steps before pale behind it. */
export function CurvesView({ runs, series, course, step }: BodyProps): JSX.Element {
    const { t } = useWords();
    const now = useAtStep(runs, series, step, course);
    return (
        <figure className="histogram curves">
            <UnitFrame label={`${series.key}: ${t('media.precision')}, ${t('media.recall')}, ${t('charts.step')} ${step}`} x={t('media.recall')} y={t('media.precision')}>
                {(x, y) => {
                    const path = (curve: Curve): string => curve.recall.map((r, i) => `${i === 0 ? 'M' : 'L'}${x(r).toFixed(1)},${y(curve.precision[i] as number).toFixed(1)}`).join('');
                    return runs.map((run, n) => (
                        <g key={run.id} style={{ color: `var(${run.look.colour})` }}>
                            {(course.items[n] ?? [])
                                .filter((i) => i.step < step)
                                .slice(-MOST_BEFORE)
                                .map((item, i) => {
                                    const curve = curveOf(item);
                                    return curve && <path key={i} className="earlier" d={path(curve)} />;
                                })}
                            {(now[n] ?? []).map((item, i) => {
                                const curve = curveOf(item);
                                return (
                                    curve && (
                                        <g key={i}>
                                            <path className="outline" strokeDasharray={run.look.dash.join(' ')} d={path(curve)} />
                                            {curve.recall.map((r, k) => (
                                                <circle key={k} cx={x(r)} cy={y(curve.precision[k] as number)} r={2.5} fill="currentColor">
                                                    <title>{`${run.name}: ${t('media.recall')} ${r.toFixed(3)}, ${t('media.precision')} ${(curve.precision[k] as number).toFixed(3)}, ${t('media.threshold', { x: (k / Math.max(1, curve.recall.length - 1)).toFixed(2) })}`}</title>
                                                </circle>
                                            ))}
                                        </g>
                                    )
                                );
                            })}
                        </g>
                    ));
                }}
            </UnitFrame>
            {runs.length > 1 && (
                <ul className="legend-of">
                    {runs.map((run) => (
                        <li key={run.id}>
                            <Swatch look={run.look} /> {run.name}
                        </li>
                    ))}
                </ul>
            )}
        </figure>
    );
}

interface Curve {
    precision: number[];
    recall: number[];
}

function curveOf({ meta }: MediaItem): Curve | null {
    const [precision, recall] = [meta['precision'], meta['recall']];
    const numbers = (v: unknown): v is number[] => Array.isArray(v) && v.every((n) => typeof n === 'number');
    return numbers(precision) && numbers(recall) && precision.length === recall.length ? { precision, recall } : null;
}
