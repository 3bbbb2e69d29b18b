import { useState, type JSX, type PointerEvent, type RefObject } from 'react';
import { useWords } from '../../i18n/index.ts';

const KEPT = 'loupe.panel';
const FIRST = 556;
const LEAST = 360;
const MOST = 900;
const STEP = 16;

const within = (width: number): number => Math.round(Math.max(LEAST, Math.min(MOST, width)));

/** The width of the run table in CSS pixels, kept by the browser. */
export function usePanel(): [number, (width: number) => void] {
    const kept = Number(localStorage.getItem(KEPT));
    const [width, setWidth] = useState(kept > 0 ? within(kept) : FIRST);
    return [
        width,
        (next) => {
            setWidth(within(next));
            localStorage.setItem(KEPT, String(within(next)));
        },
    ];
}

interface Props {
    width: number;
    onWidth: (width: number) => void;
    frame: RefObject<HTMLElement | null>;
}

/** The line between table and charts: dragged, or moved by arrow keys; a double click puts it back. */
export function Divider({ width, onWidth, frame }: Props): JSX.Element {
    const { t } = useWords();
    const drag = (event: PointerEvent): void => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) {
            onWidth(event.clientX - (frame.current?.getBoundingClientRect().left ?? 0));
        }
    };
    return (
        <div
            className="divider"
            role="separator"
            tabIndex={0}
            aria-orientation="vertical"
            aria-label={t('project.divider')}
            aria-valuenow={width}
            aria-valuemin={LEAST}
            aria-valuemax={MOST}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag}
            onDoubleClick={() => onWidth(FIRST)}
            onKeyDown={(event) => {
                const by = { ArrowLeft: -STEP, ArrowRight: STEP, Home: -MOST, End: MOST }[event.key];
                if (by !== undefined) {
                    event.preventDefault();
                    onWidth(width + by);
                }
            }}
        />
    );
}
