import { useEffect, useState, type JSX } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { Swatch } from '../../../kit/Swatch.tsx';
import { Tabs } from '../../../kit/Tabs.tsx';
import { HistogramView } from '../../files/HistogramView.tsx';
import type { BodyProps } from '../bodyProps.ts';
import { useAtStep } from '../useAtStep.ts';
import type { Shown } from '../useSeries.ts';
import { Bands } from './Bands.tsx';
import { Heat } from './Heat.tsx';
import { LayersView } from './LayersView.tsx';
import { Overlay } from './Overlay.tsx';
import { Ridge } from './Ridge.tsx';
import { rangeOf, type Stepped } from './shapes.ts';
import { useHistograms } from './useHistograms.ts';

const SHAPES = ['ridge', 'heat', 'bands', 'overlay', 'layers'] as const;
type Shape = (typeof SHAPES)[number];

/** How values were spread: over the steps of each run, or of all runs at one step. */
export function HistogramsView(props: BodyProps): JSX.Element {
    const { runs, series, course, step, view, onView } = props;
    const { t } = useWords();
    const now = useAtStep(runs, series, step, course);
    const first: Shape = course.steps.length > 1 ? 'ridge' : 'overlay';
    const shape = SHAPES.find((s) => s === view.shape) ?? first;
    return (
        <>
            <div className="tools flat">
                <Tabs<Shape> small names={SHAPES} chosen={shape} onChoose={(s) => onView({ shape: s })} title={t('media.shape')} label={(s) => t(`media.${s}`)} />
            </div>
            {shape === 'layers' ? (
                <LayersView {...props} />
            ) : shape === 'overlay' ? (
                <AtStep {...props} items={now} />
            ) : (
                runs.map((run, n) => <Over key={run.id} run={run} shape={shape} items={course.items[n] ?? []} step={step} alone={runs.length === 1} name={series.key} />)
            )}
        </>
    );
}

interface OverProps {
    run: Shown;
    shape: Exclude<Shape, 'layers' | 'overlay'>;
    items: BodyProps['course']['items'][number];
    step: number;
    alone: boolean;
    name: string;
}

function Over({ run, shape, items, step, alone, name }: OverProps): JSX.Element | null {
    const { t } = useWords();
    const all = useHistograms(run.id, items);
    if (all.length === 0) {
        return null;
    }
    const range = rangeOf(all.map((s) => s.histogram));
    const label = t('media.course', { name: alone ? name : run.name, n: all.length, from: all[0]?.step ?? 0, to: all.at(-1)?.step ?? 0 });
    const part = { all, range, step, colour: run.look.colour, label };
    return (
        <section className="row-of" aria-label={run.name}>
            {!alone && (
                <h3>
                    <Swatch look={run.look} /> <span className="cut">{run.name}</span>
                </h3>
            )}
            {shape === 'ridge' ? <Ridge {...part} /> : shape === 'heat' ? <Heat {...part} /> : <Bands {...part} />}
        </section>
    );
}

/** One run with all its bins, or the outlines of many. */
function AtStep({ runs, items }: BodyProps & { items: BodyProps['course']['items'] }): JSX.Element {
    const { t } = useWords();
    const [found, setFound] = useState<Record<string, Stepped[]>>({});
    const there = runs.filter((r) => (found[r.id]?.length ?? 0) > 0);
    const only = there.length === 1 ? found[there[0]?.id ?? '']?.[0] : undefined;
    return (
        <>
            {runs.map((run, n) => (
                <Taken key={run.id} run={run.id} items={items[n] ?? []} onFound={(all) => setFound((f) => ({ ...f, [run.id]: all }))} />
            ))}
            {there.length === 0 && <p className="empty">{t('media.noneYet')}</p>}
            {only && <HistogramView histogram={only.histogram} />}
            {there.length > 1 && <Overlay all={there.map((run) => ({ run, histogram: (found[run.id]?.[0] as Stepped).histogram }))} />}
        </>
    );
}

function Taken({ run, items, onFound }: { run: string; items: BodyProps['course']['items'][number]; onFound: (all: Stepped[]) => void }): null {
    const all = useHistograms(run, items);
    const steps = all.map((s) => s.step).join(' ');
    useEffect(() => onFound(all), [steps]);
    return null;
}
