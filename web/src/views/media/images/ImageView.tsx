import type { JSX } from 'react';
import type { MediaItem } from '../../../api/media.ts';
import { useWords } from '../../../i18n/index.ts';
import { Swatch } from '../../../kit/Swatch.tsx';
import { Tabs } from '../../../kit/Tabs.tsx';
import type { BodyProps } from '../bodyProps.ts';
import { useAtStep } from '../useAtStep.ts';
import type { Shown } from '../useSeries.ts';
import { Compare, COMPARISONS, isComparison } from './Compare.tsx';
import { ImageTools } from './ImageTools.tsx';
import { LargePicture } from './LargePicture.tsx';
import { classesOf } from './marks.ts';
import { Picture } from './Picture.tsx';
import { useAllMarks } from './useMarks.ts';

const LAYOUTS = ['step', 'steps', ...COMPARISONS] as const;
type Layout = (typeof LAYOUTS)[number];

/** Pictures: of all runs at one step, of all runs over steps, or two of them against each other. */
export function ImageView(props: BodyProps): JSX.Element {
    const { runs, series, course, step, view, onView } = props;
    const { t } = useWords();
    const now = useAtStep(runs, series, step, course);
    const layout = LAYOUTS.find((l) => l === view.shape) ?? (runs.length === 1 && course.steps.length > 1 && course.steps.length <= 12 ? 'steps' : 'step');
    const all = layout === 'step' ? now : course.items;
    const marks = useAllMarks(runs, all);
    const open = (run: Shown, item: MediaItem): void => onView({ large: `${run.id} ${item.step} ${item.index}` });
    return (
        <>
            <div className="tools flat">
                <Tabs<Layout> small names={LAYOUTS} chosen={layout} onChoose={(shape) => onView({ shape })} title={t('media.layout')} label={(l) => t(`media.${l}`)} />
                <ImageTools classes={classesOf(marks)} scored={marks.some((m) => m.boxes.some((b) => b.score !== null))} view={view} onView={onView} />
            </div>
            {isComparison(layout) ? (
                <Compare {...props} how={layout} />
            ) : (
                <div className="rows" data-beside={layout === 'step' && runs.length > 1}>
                {runs.map((run, n) => (
                    <section key={run.id} className="row-of" aria-label={run.name}>
                        {runs.length > 1 && (
                            <h3>
                                <Swatch look={run.look} /> <span className="cut">{run.name}</span>
                            </h3>
                        )}
                        <div className="pictures">
                            {(layout === 'step' ? (now[n] ?? []) : (course.items[n] ?? [])).map((item) => (
                                <Cell key={`${item.step} ${item.time} ${item.index}`} run={run} item={item} view={view} now={layout === 'steps' && item.step === step} onOpen={() => open(run, item)} />
                            ))}
                            {layout === 'step' && now[n]?.length === 0 && <p className="empty">{t('media.noneYet')}</p>}
                        </div>
                    </section>
                ))}
                </div>
            )}
            <LargePicture runs={runs} items={[...now.map((of, n) => [...of, ...(course.items[n] ?? [])])]} view={view} onView={onView} />
        </>
    );
}

interface CellProps {
    run: Shown;
    item: MediaItem;
    view: BodyProps['view'];
    now: boolean;
    onOpen: () => void;
}

function Cell({ run, item, view, now, onOpen }: CellProps): JSX.Element {
    const { t } = useWords();
    const caption = typeof item.meta['caption'] === 'string' ? item.meta['caption'] : '';
    const step = `${t('charts.step')} ${item.step.toLocaleString('en-US')}`;
    return (
        <button type="button" className="picture" data-now={now} onClick={onOpen}>
            <Picture run={run.id} item={item} name={[caption, run.name, step].filter(Boolean).join(', ')} view={view} />
            {caption !== '' && <span className="cut">{caption}</span>}
            <span className="fact">{step}</span>
        </button>
    );
}
