import { useEffect, type RefObject } from 'react';

/** Closes what floats on Escape and on a press beside it. */
export function useDismiss(floats: RefObject<HTMLElement | null>, close: () => void): void {
    useEffect(() => {
        const key = (event: KeyboardEvent): void => {
            if (event.key === 'Escape') {
                event.stopPropagation();
                event.preventDefault();
                close();
            }
        };
        const press = (event: PointerEvent): void => {
            if (!floats.current?.contains(event.target as Node)) {
                close();
            }
        };
        document.addEventListener('keydown', key, true);
        document.addEventListener('pointerdown', press, true);
        return () => {
            document.removeEventListener('keydown', key, true);
            document.removeEventListener('pointerdown', press, true);
        };
    });
}
