import { ChevronRight, Plus, Trash2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Field } from '../../api/schematics.ts';
import { useWords } from '../../i18n/index.ts';
import { fieldName } from '../../i18n/models/fields.ts';
import { at, grown, isObject, type Json, type Way } from '../../state/schematic.ts';
import { FieldName, type Change } from './FieldName.tsx';

interface Props extends Change {
    field: Field;
    way: Way;
    /** The controls of an entry's fields at a place. */
    inner: (fields: readonly Field[], way: Way) => JSX.Element;
}

/** Layers or links: one line each, its fields when it is open. */
export function LayerList({ field, way, full, onChange, inner }: Props): JSX.Element {
    const { t, language } = useWords();
    const [open, setOpen] = useState(-1);
    const list = at(full, way);
    const entries = Array.isArray(list) ? list : [];
    const first = field.kinds?.[0]?.name ?? '';
    return (
        <fieldset className="settings layers">
            <legend>
                <FieldName name={field.name} />{' '}
                <span className="fact">{entries.length}</span>
            </legend>
            <ol>
                {entries.map((entry, i) => {
                    const kind = field.kinds?.find((one) => isObject(entry) && one.name in entry) ?? field.kinds?.[0];
                    return (
                        <li key={i}>
                            <div className="layer">
                                <button type="button" className="layer-name" aria-expanded={open === i} onClick={() => setOpen(open === i ? -1 : i)}>
                                    <ChevronRight size={12} /> <code>{told(entry)}</code>
                                </button>
                                <button type="button" className="icon" title={t('schematic.addAfter', { n: i + 1 })} aria-label={t('schematic.addAfter', { n: i + 1 })} onClick={() => onChange(way, grown(entries, i, {}))}>
                                    <Plus size={14} />
                                </button>
                                <button type="button" className="icon" title={t('schematic.removeAt', { n: i + 1 })} aria-label={t('schematic.removeAt', { n: i + 1 })} disabled={entries.length === 1} onClick={() => onChange([...way, i], undefined)}>
                                    <Trash2 size={14} />
                                </button>
                            </div>
                            {open === i && (
                                <div className="layer-fields">
                                    {(field.kinds?.length ?? 0) > 1 && (
                                        <label className="setting">
                                            <span>{t('schematic.kind')}</span>
                                            <select value={kind?.name} onChange={(e) => onChange([...way, i], fresh(e.target.value))}>
                                                {field.kinds?.map((one) => <option key={one.name} value={one.name}>{fieldName(one.name, language)}</option>)}
                                            </select>
                                        </label>
                                    )}
                                    {inner(kind?.fields ?? [], [...way, i])}
                                </div>
                            )}
                        </li>
                    );
                })}
            </ol>
            {entries.length === 0 && (
                <button type="button" className="toggle" onClick={() => onChange(way, [fresh(first)])}>
                    {t('schematic.add')}
                </button>
            )}
        </fieldset>
    );
}

/** A new entry of a kind; what else it needs is small enough to be seen. */
function fresh(kind: string): Json {
    return { [kind]: kind === 'from' ? '' : 8, ...(kind === 'maps' || kind === 'depth' ? { height: 16 } : {}), ...(kind === 'from' ? { to: '' } : {}) };
}

function told(entry: Json): string {
    if (!isObject(entry)) {
        return String(entry);
    }
    const { neurons, maps, depth, dense, height, width, activation, operation, label, from, to } = entry;
    const high = typeof width === 'number' && width > 0 ? `${height}×${width}` : `${height}×${height}`;
    const size = neurons ?? dense ?? (maps !== undefined ? `${maps}@${high}` : depth !== undefined ? `${high}×${depth}` : `${from} → ${to}`);
    return [size, label, activation, operation].filter((part) => part !== undefined && part !== '').join(' ');
}
