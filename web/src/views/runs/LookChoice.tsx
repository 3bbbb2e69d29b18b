import { useEffect, useRef, type JSX, type KeyboardEvent, type RefObject } from 'react';
import { useWords } from '../../i18n/index.ts';
import { Swatch } from '../../kit/Swatch.tsx';
import { useDismiss } from '../../kit/useDismiss.ts';
import { look, LOOKS } from '../../state/looks.ts';

interface Props {
    frame: RefObject<HTMLElement | null>;
    close: () => void;
    /** Counted from 1; null for the look that follows from its place. */
    onLook: (one: number | null) => void;
}

const ACROSS = 8;

/** The looks that lines can have, hue by hue across and dash by dash down. Arrow keys move. */
export function LookChoice({ frame, close, onLook }: Props): JSX.Element {
    const { t } = useWords();
    const list = useRef<HTMLDivElement>(null);
    useDismiss(frame, close);
    useEffect(() => list.current?.querySelector('button')?.focus(), []);
    const onKeyDown = (event: KeyboardEvent): void => {
        const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: ACROSS, ArrowUp: -ACROSS }[event.key];
        const all = [...(list.current?.querySelectorAll('button') ?? [])];
        const to = by === undefined ? undefined : all[Math.min(all.length - 1, Math.max(0, all.indexOf(document.activeElement as HTMLButtonElement) + by))];
        if (to) {
            event.preventDefault();
            to.focus();
        }
        event.stopPropagation();
    };
    return (
        <div className="float looks" role="menu" aria-label={t('project.look')} ref={list} onKeyDown={onKeyDown} onClick={(e) => e.stopPropagation()}>
            {Array.from({ length: LOOKS }, (_, n) => (
                <button key={n} type="button" role="menuitem" aria-label={t('project.lookN', { n: n + 1 })} onClick={() => onLook(n + 1)}>
                    <Swatch look={look(n)} />
                </button>
            ))}
            <button type="button" role="menuitem" className="own" onClick={() => onLook(null)}>
                {t('project.ownLook')}
            </button>
        </div>
    );
}
