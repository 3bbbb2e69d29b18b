import { useEffect, useState, type JSX } from 'react';
import { fileUrl } from '../../../api/client.ts';
import type { MediaItem } from '../../../api/media.ts';
import { useWords } from '../../../i18n/index.ts';
import type { BodyProps } from '../MediaBody.tsx';
import { filterOf } from './Picture.tsx';

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

/** Two pictures in one place: beside a line that moves, one after the other, or what differs. */
export function Compare({ runs, course, view, onView, how }: BodyProps & { how: Comparison }): JSX.Element {
    const { t } = useWords();
    const sides = runs.flatMap((run, n) => (course.items[n] ?? []).map((item): Side => ({ name: `${run.id} ${item.step} ${item.index}`, label: [runs.length > 1 ? run.name : '', `${t('charts.step')} ${item.step.toLocaleString('en-US')}`, item.index > 0 ? `#${item.index + 1}` : ''].filter(Boolean).join(' · '), run: run.id, item })));
    const left = sides.find((s) => s.name === view.left) ?? sides[0];
    const right = sides.find((s) => s.name === view.right) ?? sides.at(-1);
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
                <img src={fileUrl(left.run, left.item.path ?? '')} alt={left.label} style={{ filter: filterOf(view) }} />
                <img
                    src={fileUrl(right.run, right.item.path ?? '')}
                    alt={right.label}
                    style={{ filter: filterOf(view), ...(how === 'wipe' ? { clipPath: `inset(0 0 0 ${cut}%)` } : how === 'flicker' ? { visibility: front ? 'visible' : 'hidden' } : {}) }}
                />
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
