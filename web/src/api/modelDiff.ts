/** What docs/api.md says of `GET /api/v1/models/diff`. */
import { get } from './client.ts';
import { asked, type Diagram } from './models.ts';

export interface DiffPart {
    name: string;
    type: string;
}

export interface DiffChange {
    name: string;
    what: string[];
    details: { what: string; before: string; after: string }[];
}

/** How far a weight's numbers are from what they were; infinity and NaN are texts. */
export interface DiffWeight {
    name: string;
    relativeNorm: number | string;
}

export type DiffList = 'added' | 'removed' | 'changed' | 'weights';
export const DIFF_LISTS: readonly DiffList[] = ['removed', 'added', 'changed', 'weights'];

export interface ModelDiff {
    a: string;
    b: string;
    equal: boolean;
    renamed: number;
    added: DiffPart[];
    removed: DiffPart[];
    changed: DiffChange[];
    weights: DiffWeight[];
    unread?: string[];
    /** Of two networks; of each of its boxes `marks` says what differs in it. */
    diagram?: Diagram;
    marks?: string[];
    /** The box in which an entry of each list is seen, −1 for none. */
    boxes?: Record<DiffList, number[]>;
}

export const diffOf = (a: string, b: string, open: string[] | undefined): Promise<ModelDiff> => get(asked('/api/v1/models/diff', { a, b, open }));
