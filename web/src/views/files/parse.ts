/** What files hold, read as far as it can be shown. */

export interface Table {
    columns: string[];
    data: unknown[][];
}

/** Counts between edges: one more edge than counts. */
export interface Histogram {
    edges: number[];
    counts: number[];
}

/** A table of texts separated by commas or tabs, quoted as RFC 4180 has it; the first line names the columns. */
export function parseSeparated(text: string, separator: string): Table {
    const rows: string[][] = [];
    let row: string[] = [];
    let cell = '';
    let quoted = false;
    const endRow = (): void => {
        row.push(cell);
        if (row.length > 1 || cell !== '') {
            rows.push(row);
        }
        [row, cell] = [[], ''];
    };
    for (let i = 0; i < text.length; i++) {
        const c = text[i] as string;
        if (quoted) {
            if (c !== '"') {
                cell += c;
            } else if (text[i + 1] === '"') {
                cell += c;
                i++;
            } else {
                quoted = false;
            }
        } else if (c === '"' && cell === '') {
            quoted = true;
        } else if (c === separator) {
            row.push(cell);
            cell = '';
        } else if (c === '\n') {
            endRow();
        } else if (c !== '\r') {
            cell += c;
        }
    }
    endRow();
    const [columns, ...data] = rows;
    return { columns: columns ?? [], data };
}

/** A table in pandas' split orientation, as clients log them; null for any other JSON. */
export function asTable(json: unknown): Table | null {
    const found = json as { columns?: unknown; data?: unknown } | null;
    if (typeof found !== 'object' || found === null || !Array.isArray(found.columns) || !Array.isArray(found.data) || !found.data.every(Array.isArray)) {
        return null;
    }
    return { columns: found.columns.map(String), data: found.data as unknown[][] };
}

/** A histogram, as clients log it; null for any other JSON. */
export function asHistogram(json: unknown): Histogram | null {
    const found = json as { edges?: unknown; counts?: unknown } | null;
    if (typeof found !== 'object' || found === null || !isNumbers(found.edges) || !isNumbers(found.counts) || found.edges.length !== found.counts.length + 1) {
        return null;
    }
    return { edges: found.edges, counts: found.counts };
}

function isNumbers(list: unknown): list is number[] {
    return Array.isArray(list) && list.every((n) => typeof n === 'number' && Number.isFinite(n));
}

const STEP = /^(.*\/)?([0-9]+)(\.[A-Za-z0-9]+)$/;

/** The step in a name such as `images/KEY/STEP.png`; null where a file is not one of a series by step. */
export function stepOf(path: string): { folder: string; step: number; ending: string } | null {
    const parts = STEP.exec(path);
    return parts?.[1] ? { folder: parts[1].slice(0, -1), step: Number(parts[2]), ending: parts[3] as string } : null;
}

/** Files of a folder that differ from this one by their step only, by step. */
export function stepsBeside(path: string, folder: readonly string[]): string[] {
    const mine = stepOf(path);
    const steps = folder.map((p) => ({ path: p, at: stepOf(p) })).filter((f) => mine !== null && f.at?.folder === mine.folder && f.at.ending === mine.ending);
    return steps.sort((a, b) => (a.at?.step ?? 0) - (b.at?.step ?? 0)).map((f) => f.path);
}
