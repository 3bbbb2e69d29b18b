import { useMemo, type JSX } from 'react';
import type { MediaItem } from '../../../api/media.ts';
import { useWords } from '../../../i18n/index.ts';
import { Tabs } from '../../../kit/Tabs.tsx';
import type { BodyProps } from '../bodyProps.ts';
import { PerRun } from '../PerRun.tsx';
import { useTexts } from '../useJson.ts';
import { diff, marked } from './diff.ts';
import { Markdown } from '../../../kit/Markdown.tsx';

const SHAPES = ['asIs', 'changes'] as const;
type Shape = (typeof SHAPES)[number];

/** Texts at a step, as markdown unless they are plain; or what changed since the step before, or another. */
export function TextView(props: BodyProps): JSX.Element {
    const { course, step, view, onView } = props;
    const { t } = useWords();
    const shape = SHAPES.find((s) => s === view.shape) ?? 'asIs';
    return (
        <>
            {course.steps.length > 1 && (
                <div className="tools flat">
                    <Tabs<Shape> small names={SHAPES} chosen={shape} onChoose={(s) => onView({ shape: s })} title={t('media.shape')} label={(s) => t(`media.${s}`)} />
                    {shape === 'changes' && (
                        <label className="choice">
                            {t('media.since')}
                            <select value={view.left ?? ''} onChange={(e) => onView({ left: e.target.value || undefined })}>
                                <option value="">{t('media.stepBefore')}</option>
                                {course.steps.filter((s) => s !== step).map((s) => (
                                    <option key={s} value={s}>{`${t('charts.step')} ${s.toLocaleString('en-US')}`}</option>
                                ))}
                            </select>
                        </label>
                    )}
                </div>
            )}
            <PerRun {...props}>
                {(run, items, n) => {
                    const before = (course.items[n] ?? []).findLast((i) => (view.left === undefined ? i.step < (items[0]?.step ?? 0) : String(i.step) === view.left) && i.index === 0);
                    return shape === 'changes' && before && items[0] ? <Changes run={run.id} before={before} after={items[0]} /> : <Texts run={run.id} items={items} />;
                }}
            </PerRun>
        </>
    );
}

function useWordsOf(run: string, items: readonly MediaItem[]): (string | null)[] {
    const { texts } = useTexts(run, items);
    return items.map((item, i) => (typeof item.meta['text'] === 'string' ? item.meta['text'] : (texts[i] ?? null)));
}

function Texts({ run, items }: { run: string; items: MediaItem[] }): JSX.Element {
    const words = useWordsOf(run, items);
    return (
        <>
            {items.map((item, i) =>
                item.meta['format'] === 'plain' ? (
                    <pre key={i} className="preview wrapped">
                        {words[i]}
                    </pre>
                ) : (
                    <Markdown key={i} text={words[i] ?? ''} />
                ),
            )}
        </>
    );
}

function Changes({ run, before, after }: { run: string; before: MediaItem; after: MediaItem }): JSX.Element {
    const { t } = useWords();
    const [old, fresh] = useWordsOf(run, [before, after]);
    const lines = useMemo(() => diff(old ?? '', fresh ?? ''), [old, fresh]);
    return (
        <>
            <p className="fact">{lines.every((l) => l.kind === 'same') ? t('media.same') : t('media.before', { step: before.step.toLocaleString('en-US') })}</p>
            <pre className="preview wrapped changes" tabIndex={0}>
                {marked(lines).map(({ kind, parts }, i) => (
                    <span key={i} data-kind={kind}>
                        {`${kind === 'gone' ? '−' : kind === 'new' ? '+' : ' '} `}
                        {parts.map((part, k) => (part.changed ? <mark key={k}>{part.text}</mark> : part.text))}
                        {'\n'}
                    </span>
                ))}
            </pre>
        </>
    );
}
