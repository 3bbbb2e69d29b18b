/** How things at steps are looked at, as it stands in an address. Absent fields have their first value. */
export interface MediaView {
    /** The series: its key and, after a line feed, its context. */
    media?: string;
    /** The step; the last one if absent. */
    at?: number;
    /** How histograms are drawn, how images lie, how texts are shown. */
    shape?: string;
    /** The two sides that are compared: a run, a blank, a step. */
    left?: string;
    right?: string;
    /** The picture that is seen large: a run, a blank, a step, a blank, an index. */
    large?: string;
    /** Classes whose boxes and masks are not drawn. */
    classes?: string[];
    /** Boxes with a lower score are not drawn. */
    score?: number;
    /** Brightness and contrast, in percent. */
    light?: number;
    contrast?: number;
    /** Screen pixels a pixel of the large picture; what fits if absent. */
    zoom?: number;
    /** Rows of a table, or points of an embedding, that hold this text. */
    rows?: string;
    /** The keys whose histograms are seen as layers: what they have in common. */
    family?: string;
    /** Tables of several runs as one: below each other (`stack`), or side by side by a column (`by COLUMN`). */
    join?: string;
    /** Anything to see only rows that differ from run to run. */
    differ?: string;
    /** The column by whose values rows are grouped, or points coloured. */
    rowGroup?: string;
    /** The group, or the cell of a confusion matrix (actual, line feed, predicted), whose rows are open; the point of an embedding that was chosen: a run, a blank, a row. */
    opened?: string;
    /** The columns of a confusion matrix. */
    actual?: string;
    predicted?: string;
    /** The components that an embedding is seen from, from 1, with commas between them. */
    axes?: string;
    /** How far its points are apart: `euclidean`, or else by the cosine. */
    measure?: string;
}

export const MEDIA_TEXTS = ['media', 'shape', 'left', 'right', 'large', 'rows', 'family', 'join', 'differ', 'rowGroup', 'opened', 'actual', 'predicted', 'axes', 'measure'] as const;
export const MEDIA_NUMBERS = ['at', 'score', 'light', 'contrast', 'zoom'] as const;

/** Fields to change; undefined takes one out of the address. */
export type MediaChange = { [K in keyof MediaView]: MediaView[K] | undefined };
