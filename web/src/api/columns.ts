/** The container "columns" of docs/api.md, decoded. */

export interface LineHead {
    series: number;
    role: 'line' | 'raw' | 'low' | 'high';
    points: number;
    of: number;
    all: { x: [Extreme, Extreme]; y: [Extreme, Extreme]; points: number };
    columns: { x: ColumnHead; y: ColumnHead };
}

export type Extreme = number | 'NaN';

interface ColumnHead {
    type: 'f64';
    at: number;
    count: number;
}

export interface Line {
    head: LineHead;
    x: Float64Array;
    y: Float64Array;
}

const ALIGNED = 8;
const NEWLINE = 10;

/** @throws Error when the bytes are not what they say */
export function decode(buffer: ArrayBuffer): Line[] {
    const bytes = new Uint8Array(buffer);
    const end = bytes.indexOf(NEWLINE);
    if (end < 0) {
        throw new Error('columns: expected a line of JSON, found none');
    }
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as { lines: LineHead[] };
    const start = Math.ceil((end + 1) / ALIGNED) * ALIGNED;
    const column = (c: ColumnHead): Float64Array => {
        if (start + c.at + 8 * c.count > buffer.byteLength) {
            throw new Error(`columns: expected ${c.count} numbers at ${c.at}, found the end`);
        }
        return new Float64Array(buffer, start + c.at, c.count);
    };
    return head.lines.map((line) => ({ head: line, x: column(line.columns.x), y: column(line.columns.y) }));
}
