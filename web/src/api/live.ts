import type { QueryClient } from '@tanstack/react-query';

/** Whether the stream of changes is open. */
export type Connection = 'open' | 'lost';

/** How often what time alone changes is asked again: a run that falls silent makes no event. */
const MINUTE = 60_000;

/** How often lists are asked again while runs go on: some take many pages. */
const LIST_MILLIS = 1_000;

/** First words of the queries whose answers tell who is silent. */
const TIMED = new Set<unknown>(['projects', 'project', 'running', 'rows', 'picked', 'members', 'run']);

/** First words of the queries that look through all of a store, so that each change must not ask them again. */
const SELDOM = new Set<unknown>(['runModels', 'best']);

type Listener = (runs: ReadonlySet<string>) => void;

const listeners = new Set<Listener>();

/** Tells when runs changed; answers what stops it. */
export function onChange(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

/** Calls at once what was not called for a while, and else once when that while is over. */
export function atMostEvery(millis: number, act: () => void): () => void {
    let free = 0;
    let waiting = false;
    const go = (): void => {
        waiting = false;
        free = performance.now() + millis;
        act();
    };
    return () => {
        const left = free - performance.now();
        if (left <= 0) {
            go();
        } else if (!waiting) {
            waiting = true;
            setTimeout(go, left);
        }
    };
}

/** Follows the server's changes for as long as the page lives: lists are asked again, open charts are told. */
export function follow(queries: QueryClient, state: (connection: Connection) => void): void {
    const lists = atMostEvery(LIST_MILLIS, () => void queries.invalidateQueries({ refetchType: 'active', predicate: ({ queryKey }) => !SELDOM.has(queryKey[0]) }));
    const stream = new EventSource('/api/v1/events');
    stream.onopen = () => state('open');
    stream.onerror = () => state('lost');
    setInterval(() => {
        if (!document.hidden) {
            void queries.invalidateQueries({ refetchType: 'active', predicate: ({ queryKey }) => TIMED.has(queryKey[0]) });
        }
    }, MINUTE);
    stream.addEventListener('changed', (event) => {
        const { runs } = JSON.parse((event as MessageEvent<string>).data) as { runs: string[] };
        lists();
        const changed = new Set(runs);
        listeners.forEach((listener) => listener(changed));
    });
}
