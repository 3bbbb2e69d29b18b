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

const PART = '\n';

/** Whether a line is what is pointed at, or a part of it: a context of a run's key is `run\n0`. */
export function isPointed(id: string, at: string | null): boolean {
    return at !== null && (id === at || id.startsWith(at + PART));
}

/** Whether this one, or a part of it, is pointed at. */
export function usePointed(id: string): boolean {
    return useSyncExternalStore(followPointed, () => id !== '' && pointed !== null && isPointed(pointed, id));
}
