import { useEffect, useRef } from 'react';

const KEPT = 'loupe.keys';
const OFF = 'off';
const SEQUENCE_MILLIS = 1_000;

/** Whether single letters act; a person may turn them off (WCAG 2.1.4). */
export function lettersAct(): boolean {
    return localStorage.getItem(KEPT) !== OFF;
}

export function letLettersAct(act: boolean): void {
    if (act) {
        localStorage.removeItem(KEPT);
    } else {
        localStorage.setItem(KEPT, OFF);
    }
}

/** Whether a key goes to what is written or chosen in, not to the page. */
export function isTyping(target: EventTarget | null): boolean {
    return target instanceof Element && target.closest('input:not([type=checkbox]):not([type=range]), select, textarea, dialog, .float') !== null;
}

/** Keys of a page without Ctrl: `y`, `?`, or one after another such as `g h`. */
export function useLetters(acts: Record<string, () => void>): void {
    const latest = useRef(acts);
    latest.current = acts;
    useEffect(() => {
        let before = '';
        let clock: ReturnType<typeof setTimeout> | undefined;
        const key = (event: KeyboardEvent): void => {
            if (event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1 || isTyping(event.target) || !lettersAct()) {
                return;
            }
            const act = latest.current[before === '' ? event.key : `${before} ${event.key}`] ?? latest.current[event.key];
            clearTimeout(clock);
            before = event.key;
            clock = setTimeout(() => {
                before = '';
            }, SEQUENCE_MILLIS);
            if (act) {
                before = '';
                event.preventDefault();
                act();
            }
        };
        document.addEventListener('keydown', key);
        return () => {
            document.removeEventListener('keydown', key);
            clearTimeout(clock);
        };
    }, []);
}
