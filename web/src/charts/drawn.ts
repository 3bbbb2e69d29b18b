import type { Look } from '../state/looks.ts';

/** Who is drawn in every chart: a run, or a group of them. */
export interface Drawn {
    id: string;
    name: string;
    runs: string[];
    look: Look;
    /** Whether the others are held against it. */
    baseline?: boolean;
}
