import { useSyncExternalStore } from 'react';

/** The run or group that is pointed at, in the table or in a chart: one for the page, told without a render of the page. */
let pointed: string | null = null;
const listeners = new Set<() => void>();

export function point(id: string | null): void {
    if (id !== pointed) {
        pointed = id;
        listeners.forEach((listener) => listener());
    }
}

export function pointedNow(): string | null {
    return pointed;
}

export function followPointed(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

/** Whether this one is pointed at. */
export function usePointed(id: string): boolean {
    return useSyncExternalStore(followPointed, () => pointed === id && id !== '');
}
