/** One x for all charts with the same axis: who points where, told to all others at once. */
type Listener = (x: number | null, from: string) => void;

const listeners = new Map<string, Set<Listener>>();

export function followCursor(axis: string, listener: Listener): () => void {
    const all = listeners.get(axis) ?? new Set<Listener>();
    listeners.set(axis, all.add(listener));
    return () => all.delete(listener);
}

export function moveCursor(axis: string, x: number | null, from: string): void {
    listeners.get(axis)?.forEach((listener) => listener(x, from));
}
