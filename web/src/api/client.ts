/** What docs/api.md says goes over the wire, and the requests for it. */

export interface Project {
    id: string;
    name: string;
    note: string;
    lifecycle: 'active' | 'deleted';
    runs: number;
    running: number;
    /** Of the running ones. */
    silent: number;
    points: number;
    lastPoint?: number;
    perDay: number[];
}

export type Status = 'RUNNING' | 'SCHEDULED' | 'FINISHED' | 'FAILED' | 'KILLED';

export interface Run {
    id: string;
    name: string;
    project: string;
    projectName: string;
    status: Status;
    start: number;
    end?: number;
    heartbeat: number;
    /** Only of a run that runs and was not heard of for long. */
    silentSince?: number;
    user?: string;
    note?: string;
}

export type Value = number | string | null;

export interface Row extends Run {
    /** Which run of its project it is, counted from 1; it never changes. */
    number: number;
    /** Which of the looks of lines a person gave it, counted from 1. */
    look?: number;
    values: Value[];
}

export interface Param {
    key: string;
    text: string;
    type: string;
}

export interface RunDetail extends Run {
    lifecycle: 'active' | 'deleted';
    params: Param[];
    tags: Record<string, string>;
    seriesCount: number;
    points: number;
    consoleLines: number;
}

export interface SeriesSummary {
    key: string;
    context: Record<string, string>;
    count: number;
    /** How many of them are NaN. */
    nans: number;
    last: number | string;
    lastStep: number;
    min?: number | string;
    minStep?: number;
    max?: number | string;
    maxStep?: number;
}

export interface Spread {
    mean?: number | string;
    sd?: number | string;
    same?: string;
}

export interface Group {
    by: Value[];
    runs: number;
    ids: string[];
    values: (Spread | null)[];
}

export interface Found {
    total: number;
    matched: number;
    runs: Row[];
    next: string | null;
    groups?: Group[];
    hint?: Hint;
}

/** A sentence of the server as what it says and the values in it; see i18n/server. */
export interface Wording {
    code: string;
    values: Record<string, string | number | Wording>;
}

/** Why nothing was found: the filter names a field that no run has. */
export interface Hint {
    detail: string;
    wording?: Wording;
    at: number;
    length: number;
    repair?: string;
}

/** A series that runs of a project have. */
export interface SeriesUse {
    key: string;
    context: Record<string, unknown>;
    runs: number;
}

export interface Search {
    projects: string[];
    filter: string;
    orderBy: string[];
    columns: string[];
    offset: number;
    limit: number;
    lifecycle?: 'active' | 'deleted' | 'all';
    groupBy?: string[];
}

export interface FieldUse {
    field: string;
    kind: 'attribute' | 'param' | 'metric' | 'tag';
    key: string;
    /** Of a metric that has one. */
    context?: Record<string, unknown>;
    runs: number;
}

export interface FileEntry {
    path: string;
    directory: boolean;
    bytes: number;
    sha256?: string;
}

export interface ConsoleLine {
    n: number;
    time: number;
    stream: string;
    text: string;
}

/** A refusal by the server, with the place of the mistake where it names one. */
export class Problem extends Error {
    constructor(
        readonly status: number,
        sentence: string,
        readonly at?: number,
        readonly length?: number,
        /** The whole corrected query, where it is plain what was meant. */
        readonly repair?: string,
        readonly wording?: Wording,
    ) {
        super(sentence);
    }
}

async function answer(response: Response): Promise<Response> {
    if (response.ok) {
        return response;
    }
    const body: { detail?: string; at?: number; length?: number; repair?: string; wording?: Wording } = await response.json().catch(() => ({}));
    throw new Problem(response.status, body.detail ?? response.statusText, body.at, body.length, body.repair, body.wording);
}

export async function get<T>(path: string): Promise<T> {
    return (await answer(await fetch(path))).json() as Promise<T>;
}

export async function send(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return answer(await fetch(path, { method, headers, body: JSON.stringify(body), signal: signal ?? null }));
}

export async function search(question: Search): Promise<Found> {
    return (await send('POST', '/api/v1/runs/search', question)).json() as Promise<Found>;
}

/** All of a list that comes in pages. */
export async function everyPage<T>(path: string, name: string): Promise<T[]> {
    const all: T[] = [];
    let next: string | null = '';
    while (next !== null) {
        const page: Record<string, T[]> & { next: string | null } = await get(`${path}${path.includes('?') ? '&' : '?'}limit=1000${next === '' ? '' : `&page=${encodeURIComponent(next)}`}`);
        all.push(...(page[name] ?? []));
        next = page.next ?? null;
    }
    return all;
}

/** The address of a run's file. */
export function fileUrl(run: string, path: string): string {
    return `/api/v1/runs/${run}/files/${path.split('/').map(encodeURIComponent).join('/')}`;
}
