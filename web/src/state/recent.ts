/** A page that was looked at. */
export interface Visit {
    kind: 'project' | 'run';
    id: string;
    name: string;
    /** The project of a run. */
    of: string;
    time: number;
}

const KEPT = 'loupe.recent';
const MOST = 8;

/** What was looked at last, newest first; kept by the browser. */
export function recent(): Visit[] {
    try {
        const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
        return Array.isArray(kept) ? (kept as Visit[]).filter((v) => typeof v?.id === 'string' && typeof v.name === 'string') : [];
    } catch {
        return [];
    }
}

export function visit(kind: Visit['kind'], id: string, name: string, of: string): void {
    const others = recent().filter((v) => v.kind !== kind || v.id !== id);
    localStorage.setItem(KEPT, JSON.stringify([{ kind, id, name, of, time: Date.now() }, ...others].slice(0, MOST)));
}
