import { useRef } from 'react';

/** What was answered last for a thing, while a newer question is answered by a mistake. */
export function useLastGood<T>(of: string, data: T | undefined): T | undefined {
    const kept = useRef<{ of: string; data: T } | null>(null);
    if (data !== undefined) {
        kept.current = { of, data };
    }
    return kept.current?.of === of ? kept.current.data : undefined;
}
