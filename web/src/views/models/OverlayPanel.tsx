import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useState, type ChangeEvent, type JSX } from 'react';
import type { ModelFacts } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { RAMP } from '../../network/shade.ts';
import { keepValues } from '../../state/keptValues.ts';
import type { ModelChange, ModelView } from '../../state/modelView.ts';
import { value } from '../../kit/format.ts';
import { OverlayList } from './OverlayList.tsx';
import { OverlayRun } from './OverlayRun.tsx';
import type { Overlay } from './useOverlay.ts';

export const NO_OVERLAY: ModelChange = { values: undefined, pattern: undefined, step: undefined, set: undefined, by: undefined, log: undefined };

interface Props {
    facts: ModelFacts;
    view: ModelView;
    overlay: Overlay | null;
    onView: (part: ModelChange) => void;
    onFound: (at: { node?: number; scope?: string; around: string[] }) => void;
}

/** Takes a file of values, so that it lies over the graph. */
export async function takeFile(file: File, onView: (part: ModelChange) => void): Promise<void> {
    keepValues(file.name, await file.text());
    onView({ ...NO_OVERLAY, values: `file:${file.name}` });
}

/** Chooses what numbers lie over the graph, and lists them. */
export function OverlayPanel({ facts, view, overlay, onView, onFound }: Props): JSX.Element {
    const { t } = useWords();
    const run = view.values?.startsWith('run:') ?? false;
    const [asking, setAsking] = useState(false);
    const choose = (event: ChangeEvent<HTMLInputElement>): void => {
        const file = event.target.files?.[0];
        event.target.value = '';
        if (file) {
            setAsking(false);
            void takeFile(file, onView);
        }
    };
    const take = (id: string, pattern: string): void => {
        setAsking(false);
        onView({ ...NO_OVERLAY, values: `run:${id}`, pattern });
    };
    return (
        <section className="overlay" aria-label={t('overlay.title')}>
            <h2>
                {t('overlay.title')}
                {overlay && (
                    <>
                        <span className="fact cut">{overlay.name}</span>
                        <span className="space" />
                        <button
                            type="button"
                            className="icon"
                            aria-label={t('overlay.remove')}
                            title={t('overlay.remove')}
                            onClick={() => {
                                setAsking(false);
                                onView(NO_OVERLAY);
                            }}
                        >
                            <X size={14} />
                        </button>
                    </>
                )}
            </h2>
            <div className="overlay-from">
                <label className="button" title={t('overlay.fileWhat')}>
                    {t('overlay.file')}
                    <input type="file" className="hidden" accept=".json,application/json" onChange={choose} />
                </label>
                <button type="button" className="button" aria-expanded={asking} onClick={() => setAsking(!asking)}>
                    {t('overlay.run')}
                </button>
            </div>
            {asking && <OverlayRun facts={facts} run={run ? (view.values ?? '').slice(4) : undefined} pattern={view.pattern} onChoose={take} />}
            {overlay?.again && <p className="fact">{t('overlay.again', { name: overlay.name })}</p>}
            {overlay?.problem && (
                <p className="problem" role="alert">
                    {overlay.problem}
                </p>
            )}
            {overlay?.extent && (
                <>
                    <div className="overlay-tools">
                        {overlay.sets.length > 1 && (
                            <select aria-label={t('overlay.set')} value={view.set ?? 0} onChange={(e) => onView({ set: Number(e.target.value) || undefined })}>
                                {overlay.sets.map((name, i) => (
                                    <option key={i} value={i}>
                                        {name}
                                    </option>
                                ))}
                            </select>
                        )}
                        <label className="choice">
                            {t('overlay.modules')}
                            <select value={view.by ?? 'mean'} onChange={(e) => onView({ by: e.target.value === 'max' ? 'max' : undefined })}>
                                <option value="mean">{t('model.mean')}</option>
                                <option value="max">{t('model.max')}</option>
                            </select>
                        </label>
                        <label className="flag">
                            <input type="checkbox" checked={view.log ?? false} disabled={overlay.extent.low <= 0} onChange={(e) => onView({ log: e.target.checked || undefined })} /> {t('overlay.log')}
                        </label>
                    </div>
                    {overlay.steps.length > 1 && <Steps overlay={overlay} onStep={(step) => onView({ step })} />}
                    <OverlayList overlay={overlay} view={view} onFound={onFound} />
                </>
            )}
        </section>
    );
}

function Steps({ overlay, onStep }: { overlay: Overlay; onStep: (step: number) => void }): JSX.Element {
    const { t } = useWords();
    const { steps, step } = overlay;
    const at = Math.max(0, steps.findLastIndex((s) => s <= step));
    const go = (to: number): void => {
        const next = steps[to];
        if (next !== undefined) {
            onStep(next);
        }
    };
    return (
        <div className="steps overlay-steps">
            <button type="button" className="icon" aria-label={t('files.before')} title={t('files.before')} disabled={at <= 0} onClick={() => go(at - 1)}>
                <ChevronLeft size={16} />
            </button>
            <input type="range" min={0} max={steps.length - 1} value={at} aria-label={t('charts.step')} aria-valuetext={String(steps[at])} onChange={(e) => go(Number(e.target.value))} />
            <button type="button" className="icon" aria-label={t('files.after')} title={t('files.after')} disabled={at >= steps.length - 1} onClick={() => go(at + 1)}>
                <ChevronRight size={16} />
            </button>
            <span className="num">
                {t('charts.step')} <b>{steps[at]?.toLocaleString('en-US')}</b>
            </span>
        </div>
    );
}

/** What the colours mean, on the graph. */
export function Legend({ overlay }: { overlay: Overlay }): JSX.Element | null {
    const { t } = useWords();
    if (!overlay.extent) {
        return null;
    }
    const { low, high, log } = overlay.extent;
    return (
        <figure className="overlay-legend" aria-label={t('overlay.scale', { low: value(low), high: value(high) })}>
            <figcaption className="cut">
                {overlay.name} {log && <span className="fact">{t('overlay.log')}</span>}
            </figcaption>
            <i style={{ background: RAMP }} />
            <div>
                <span className="num">{value(low)}</span>
                <span className="num">{value(high)}</span>
            </div>
        </figure>
    );
}
