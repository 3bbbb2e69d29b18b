/** A figure as Bokeh's own library takes it, and which version of that draws it. */
export interface BokehFigure {
    library: 2 | 3;
    item: { doc: unknown; root_id: string };
}

type Fields = Record<string, unknown>;

const fields = (of: unknown): Fields | null => (typeof of === 'object' && of !== null && !Array.isArray(of) ? (of as Fields) : null);

/**
 * A Bokeh document, as its `to_json` and W&B write it, or what `json_item` makes of one; null for all else. Documents of version 3 list their roots, those before keep them
 * beside all that they refer to.
 */
export function bokehOf(json: unknown): BokehFigure | null {
    const whole = fields(json);
    const doc = fields(whole?.doc) ?? whole;
    if (!doc || typeof doc.version !== 'string') {
        return null;
    }
    const named = typeof whole?.root_id === 'string' ? whole.root_id : null;
    if (Array.isArray(doc.roots)) {
        const first = named ?? fields(doc.roots[0])?.id;
        return typeof first === 'string' ? { library: 3, item: { doc, root_id: first } } : null;
    }
    const roots = fields(doc.roots);
    if (!roots || !Array.isArray(roots.references) || !Array.isArray(roots.root_ids)) {
        return null;
    }
    const first: unknown = named ?? roots.root_ids[0];
    return typeof first === 'string' ? { library: 2, item: { doc, root_id: first } } : null;
}
