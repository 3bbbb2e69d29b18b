import { get } from './client.ts';
import type { SceneJson } from '../scene/scene.ts';

/** Which files an embedding lies in, as the server is asked for it. */
export type EmbeddingFiles = { run: string; tensor: string; metadata?: string; shape?: string };

export interface EmbeddingFacts {
    rows: number;
    width: number;
    /** Shares of the variance, one a component. */
    explained: number[];
    columns: { name: string; kind: 'classes' | 'numbers' | 'texts' }[];
    notes: string[];
}

export interface EmbeddingScene {
    found: number;
    rows: { row: number; label: string }[];
    scene: SceneJson;
}

export interface Neighbourhood {
    row: number;
    label: string;
    values: Record<string, string>;
    neighbours: { row: number; label: string; distance: number }[];
}

const asked = (files: EmbeddingFiles, what: string, more: Record<string, string | number | undefined>): string => {
    const { run, ...named } = files;
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...named, ...more })) {
        if (value !== undefined && value !== '') {
            query.set(name, String(value));
        }
    }
    return `/api/v1/runs/${run}/embedding${what}?${query}`;
};

export const embeddingFacts = (files: EmbeddingFiles): Promise<EmbeddingFacts> => get(asked(files, '', {}));

export const embeddingScene = (files: EmbeddingFiles, how: Record<string, string | number | undefined>): Promise<EmbeddingScene> => get(asked(files, '/scene', how));

export const neighbourhood = (files: EmbeddingFiles, row: number, measure: string, count: number): Promise<Neighbourhood> => get(asked(files, '/neighbours', { row, measure, count }));
