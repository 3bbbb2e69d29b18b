import type { Table } from '../files/parse.ts';

/** A custom chart of W&B: what it is drawn as, and from which table (wandb/sdk/data_types, `media/charts/KEY.json`). */
export interface Panel {
    /** Such as `wandb/line/v0`. */
    kind: string;
    /** The series of the table. */
    table: string;
    /** The table's columns by what they set: x, y, stroke, label, value. */
    fields: Record<string, string>;
    title: string;
}

type Json = Record<string, unknown>;
const object = (v: unknown): Json => (typeof v === 'object' && v !== null && !Array.isArray(v) ? (v as Json) : {});
const list = (v: unknown): unknown[] => (Array.isArray(v) ? v : []);

/** The panel that a document describes; null if it is none. */
export function panelOf(json: unknown): Panel | null {
    const config = object(object(json)['panel_config']);
    const kind = config['panelDefId'];
    if (typeof kind !== 'string') {
        return null;
    }
    const args = list(object(config['userQuery'])['queryFields']).flatMap((q) => list(object(q)['fields'])).flatMap((f) => list(object(f)['args']));
    const table = args.map(object).find((arg) => arg['name'] === 'tableKey')?.['value'];
    const fields = Object.fromEntries(Object.entries(object(config['fieldSettings'])).filter(([, v]) => typeof v === 'string')) as Record<string, string>;
    const title = object(config['stringSettings'])['title'];
    return { kind, table: typeof table === 'string' ? table : '', fields, title: typeof title === 'string' ? title : '' };
}

/** The panel as a Vega-Lite spec over its table, for the charts that W&B's own functions make of lines, dots, bars and histograms; null for others. */
export function vegaLite({ kind, fields, title }: Panel, table: Table): unknown {
    const { x = '', y = '', stroke = '', label = '', value = '' } = fields;
    const number = (field: string): unknown => ({ field, type: 'quantitative' });
    const colour = stroke !== '' && table.columns.includes(stroke) ? { color: { field: stroke, type: 'nominal' } } : {};
    const how = (): { mark: string; encoding: unknown } | null => {
        switch (kind.replace(/^wandb\/|\/v\d+$/g, '')) {
            case 'line':
                return { mark: 'line', encoding: { x: number(x), y: number(y), ...colour } };
            case 'lineseries':
                return { mark: 'line', encoding: { x: number(fields['step'] ?? 'step'), y: number(fields['lineVal'] ?? 'lineVal'), color: { field: fields['lineKey'] ?? 'lineKey', type: 'nominal' } } };
            case 'scatter':
                return { mark: 'point', encoding: { x: number(x), y: number(y), ...colour } };
            case 'bar':
                return { mark: 'bar', encoding: { x: number(value), y: { field: label, type: 'nominal' } } };
            case 'histogram':
                return { mark: 'bar', encoding: { x: { field: value, type: 'quantitative', bin: true }, y: { aggregate: 'count', type: 'quantitative' } } };
            default:
                return null;
        }
    };
    const found = how();
    const values = table.data.map((row) => Object.fromEntries(table.columns.map((c, j) => [c, row[j]])));
    return found && { $schema: 'https://vega.github.io/schema/vega-lite/v5.json', ...(title === '' ? {} : { title }), data: { values }, ...found };
}
