import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

interface Undo {
    undo: (() => void) | null;
    redo: (() => void) | null;
}

/** Steps back and forth between views of the page one is on: all of a view stands in the address. Null where there is no step. */
export function useUndo(): Undo {
    const router = useRouter();
    const place = useRouterState({ select: (s) => ({ path: s.location.pathname, href: s.location.href, at: s.location.state.__TSR_index }), structuralSharing: true });
    const visited = useRef<{ path: string; href: string }[]>([]);
    const known = visited.current;
    if (known[place.at]?.href !== place.href) {
        known.length = Math.min(known.length, place.at);
        known[place.at] = place;
    }
    const undo = known[place.at - 1]?.path === place.path ? () => router.history.back() : null;
    const redo = known[place.at + 1]?.path === place.path ? () => router.history.forward() : null;
    useEffect(() => {
        const key = (event: KeyboardEvent): void => {
            const letter = event.key.toLowerCase();
            const writing = event.target instanceof Element && event.target.closest('input:not([type=checkbox]):not([type=range]), textarea') !== null;
            if (!(event.ctrlKey || event.metaKey) || event.altKey || writing || (letter !== 'z' && letter !== 'y')) {
                return;
            }
            event.preventDefault();
            (letter === 'y' || event.shiftKey ? redo : undo)?.();
        };
        document.addEventListener('keydown', key);
        return () => document.removeEventListener('keydown', key);
    });
    return { undo, redo };
}
