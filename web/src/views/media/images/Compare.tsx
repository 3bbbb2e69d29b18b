import { useEffect, useState, type JSX } from 'react';
import { fileUrl } from '../../../api/client.ts';
import type { MediaItem } from '../../../api/media.ts';
import { useWords } from '../../../i18n/index.ts';
import type { BodyProps } from '../bodyProps.ts';
import { useAtStep } from '../useAtStep.ts';
import { filterOf, Picture } from './Picture.tsx';

export const COMPARISONS = ['wipe', 'flicker', 'difference'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export function isComparison(layout: string): layout is Comparison {
    return (COMPARISONS as readonly string[]).includes(layout);
}

interface Side {
    name: string;
    label: string;
    run: string;
    item: MediaItem;
}

const BLINK = 600;

/** What stands for the slider's step in the name of a side. */
const FOLLOWING = '@';

/** Two pictures in one place: beside a line that moves, one after the other, or what differs. A side is a picture of one step, or follows the slider. */
export function Compare({ runs, series, course, step, view, onView, how }: BodyProps & { how: Comparison }): JSX.Element {
    const { t } = useWords();
    const now = useAtStep(runs, series, step, course);
    const label = (run: string, words: string, index: number): string => [runs.length > 1 ? run : '', words, index > 0 ? `#${index + 1}` : ''].filter(Boolean).join(' · ');
    const following = runs.flatMap((run, n) => (now[n] ?? []).map((item): Side => ({ name: `${run.id} ${FOLLOWING} ${item.index}`, label: label(run.name, t('media.following', { step: item.step.toLocaleString('en-US') }), item.index), run: run.id, item })));
    const fixed = runs.flatMap((run, n) => (course.items[n] ?? []).map((item): Side => ({ name: `${run.id} ${item.step} ${item.index}`, label: label(run.name, `${t('charts.step')} ${item.step.toLocaleString('en-US')}`, item.index), run: run.id, item })));
    const sides = [...following, ...fixed];
    const other = following.find((s) => s.run !== following[0]?.run);
    const left = sides.find((s) => s.name === view.left) ?? (other ? following[0] : fixed[0]);
    const right = sides.find((s) => s.name === view.right) ?? other ?? following[0];
    const [cut, setCut] = useState(50);
    const front = useBlink(how === 'flicker');
    if (!left || !right) {
        return <p className="empty">{t('media.noneYet')}</p>;
    }
    return (
        <div className="compare">
            <div className="tools flat">
                {([['left', left], ['right', right]] as const).map(([side, chosen]) => (
                    <label key={side} className="choice">
                        {t(`media.${side}`)}
                        <select value={chosen.name} onChange={(e) => onView({ [side]: e.target.value } as Parameters<typeof onView>[0])}>
                            {sides.map((s) => (
                                <option key={s.name} value={s.name}>
                                    {s.label}
                                </option>
                            ))}
                        </select>
                    </label>
                ))}
                {how === 'wipe' && (
                    <label className="amount">
                        <span className="fact">{t('media.line')}</span>
                        <input type="range" min={0} max={100} value={cut} onChange={(e) => setCut(Number(e.target.value))} />
                    </label>
                )}
                {how === 'flicker' && <span className="fact">{front ? right.label : left.label}</span>}
            </div>
            <div className="over" data-how={how}>
                {how === 'difference' ? (
                    [left, right].map((side, i) => <img key={i} src={fileUrl(side.run, side.item.path ?? '')} alt={side.label} style={{ filter: filterOf(view) }} />)
                ) : (
                    <>
                        <Picture run={left.run} item={left.item} name={left.label} view={view} />
                        <div className="front" style={how === 'wipe' ? { clipPath: `inset(0 0 0 ${cut}%)` } : { visibility: front ? 'visible' : 'hidden' }}>
                            <Picture run={right.run} item={right.item} name={right.label} view={view} />
                        </div>
                    </>
                )}
                {how === 'wipe' && <i style={{ left: `${cut}%` }} />}
            </div>
        </div>
    );
}

function useBlink(on: boolean): boolean {
    const [front, setFront] = useState(true);
    useEffect(() => {
        const timer = on ? setInterval(() => setFront((f) => !f), BLINK) : undefined;
        return () => clearInterval(timer);
    }, [on]);
    return front;
}
