import { useEffect, useState } from 'react';

/** A value once it has stayed the same for some milliseconds; meanwhile the one before. */
export function useRested<T>(value: T, millis: number): T {
    const [rested, setRested] = useState(value);
    useEffect(() => {
        const clock = setTimeout(() => setRested(value), millis);
        return () => clearTimeout(clock);
    }, [value, millis]);
    return rested;
}
