import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../i18n/index.ts';
import { pointCharts } from './useStep.ts';

interface Props {
    steps: number[];
    step: number;
    onStep: (step: number) => void;
}

/** Moves over the steps at which there is something, and the charts' cursor with it. */
export function StepBar({ steps, step, onStep }: Props): JSX.Element | null {
    const { t } = useWords();
    const at = Math.max(0, steps.findLastIndex((s) => s <= step));
    const go = (to: number): void => {
        const next = steps[to];
        if (next !== undefined) {
            onStep(next);
            pointCharts(next);
        }
    };
    if (steps.length < 2) {
        return steps.length === 0 ? null : <p className="fact num-left">{`${t('charts.step')} ${step.toLocaleString('en-US')}`}</p>;
    }
    return (
        <div className="steps" onBlur={() => pointCharts(null)} onPointerLeave={() => pointCharts(null)}>
            <button type="button" className="icon" aria-label={t('files.before')} title={t('files.before')} disabled={at <= 0} onClick={() => go(at - 1)}>
                <ChevronLeft size={16} />
            </button>
            <input type="range" min={0} max={steps.length - 1} value={at} aria-label={t('charts.step')} aria-valuetext={String(step)} onChange={(e) => go(Number(e.target.value))} />
            <button type="button" className="icon" aria-label={t('files.after')} title={t('files.after')} disabled={at >= steps.length - 1} onClick={() => go(at + 1)}>
                <ChevronRight size={16} />
            </button>
            <span className="num">
                {t('charts.step')} <b>{step.toLocaleString('en-US')}</b> <span className="fact">{`${at + 1} / ${steps.length}`}</span>
            </span>
        </div>
    );
}
