import { useEffect, useState } from 'react';

const MILLIS = 10_000;

/** What was just deleted, for as long as it can be undone by a button: ten seconds, then null again. */
export function useForAMoment<T>(): [T | null, (one: T | null) => void] {
    const [one, setOne] = useState<T | null>(null);
    useEffect(() => {
        const clock = setTimeout(() => setOne(null), MILLIS);
        return () => clearTimeout(clock);
    }, [one]);
    return [one, setOne];
}
