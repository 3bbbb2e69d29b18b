import { useEffect, useSyncExternalStore } from 'react';

/** How many points the charts on the page stand for, told by each chart for itself. */
const counts = new Map<string, number>();
const listeners = new Set<() => void>();

export function useTellPoints(chart: string, points: number): void {
    useEffect(() => {
        counts.set(chart, points);
        listeners.forEach((listener) => listener());
        return () => {
            counts.delete(chart);
            listeners.forEach((listener) => listener());
        };
    }, [chart, points]);
}

/** The points of all charts together. */
export function useDrawnPoints(): number {
    return useSyncExternalStore(
        (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
        () => [...counts.values()].reduce((a, b) => a + b, 0),
    );
}
