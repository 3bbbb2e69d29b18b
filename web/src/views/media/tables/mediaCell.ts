import { fileUrl } from '../../../api/client.ts';

/** How a file in a cell is shown. */
export type Showing = 'image' | 'audio' | 'video' | 'file';

/** A cell that stands for a file of a run. */
export class MediaCell {
    constructor(
        readonly showing: Showing,
        readonly url: string,
        readonly name: string,
    ) {}

    toString(): string {
        return this.name;
    }
}

/** Whether a table shows things, so that its rows are what one wants to see first. */
export const hasMedia = (table: { data: readonly (readonly unknown[])[] }): boolean => table.data.some((row) => row.some((cell) => cell instanceof MediaCell));

type Json = Record<string, unknown>;

/** A cell as W&B (`_type`, `path`) or MLflow (`type`, `filepath`) logs it; what is no file stays as it is. */
export function cellOf(raw: unknown, run: string, folder: string): unknown {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
        return raw;
    }
    const { _type: type, type: kind, path, filepath, caption } = raw as Json;
    if (typeof type === 'string' && typeof path === 'string') {
        return new MediaCell(showingOf(type), fileUrl(run, folder + path), typeof caption === 'string' ? caption : nameOf(path));
    }
    return kind === 'image' && typeof filepath === 'string' ? new MediaCell('image', fileUrl(run, filepath), nameOf(filepath)) : raw;
}

function showingOf(type: string): Showing {
    const base = type.replace(/-file$/, '');
    return base === 'image' || base === 'audio' || base === 'video' ? base : 'file';
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
