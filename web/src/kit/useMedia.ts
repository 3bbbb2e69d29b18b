import { useSyncExternalStore } from 'react';

/** Whether the window is as a media query says. */
export function useMedia(query: string): boolean {
    return useSyncExternalStore(
        (listener) => {
            const list = matchMedia(query);
            list.addEventListener('change', listener);
            return () => list.removeEventListener('change', listener);
        },
        () => matchMedia(query).matches,
    );
}
