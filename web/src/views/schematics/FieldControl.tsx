import { X } from 'lucide-react';
import { useId, useState, type JSX } from 'react';
import type { Field } from '../../api/schematics.ts';
import { useWords } from '../../i18n/index.ts';
import { fieldName } from '../../i18n/models/fields.ts';
import { at, type Json, type Way } from '../../state/schematic.ts';
import { FieldName, type Change } from './FieldName.tsx';
import { LayerList } from './LayerList.tsx';

/** Fields of a record. */
export function Fields({ fields, way, ...change }: Change & { fields: readonly Field[]; way: Way }): JSX.Element {
    return (
        <>
            {fields.map((field) => (
                <FieldControl key={field.name} field={field} way={[...way, field.name]} {...change} />
            ))}
        </>
    );
}

function FieldControl({ field, way, full, onChange }: Change & { field: Field; way: Way }): JSX.Element | null {
    const { language } = useWords();
    const value = at(full, way);
    switch (field.kind) {
        case 'record':
            return <RecordControl field={field} way={way} full={full} onChange={onChange} />;
        case 'list':
            return <LayerList field={field} way={way} full={full} onChange={onChange} inner={(fields, place) => <Fields fields={fields} way={place} full={full} onChange={onChange} />} />;
        case 'flag':
            return (
                <label className="setting">
                    <FieldName name={field.name} />
                    <input type="checkbox" checked={value === true} onChange={(e) => onChange(way, e.target.checked)} />
                </label>
            );
        case 'choice':
            return (
                <label className="setting">
                    <FieldName name={field.name} />
                    <select value={String(value)} onChange={(e) => onChange(way, e.target.value)}>
                        {field.choices?.map((choice) => <option key={choice} value={choice}>{language === 'zh-CN' ? fieldName(choice, language) : choice}</option>)}
                    </select>
                </label>
            );
        case 'colour':
            return <ColourControl name={field.name} value={typeof value === 'string' ? value : undefined} onChange={(next) => onChange(way, next)} />;
        case 'json':
            return null;
        default:
            return <TextControl field={field} value={value} onChange={(next) => onChange(way, next)} />;
    }
}

function RecordControl({ field, way, full, onChange }: Change & { field: Field; way: Way }): JSX.Element {
    const { t } = useWords();
    const absent = at(full, way) === undefined;
    return (
        <fieldset className="settings">
            <legend>
                <FieldName name={field.name} />
                {field.name === 'filter' && (
                    <button type="button" className="toggle" aria-pressed={!absent} onClick={() => onChange(way, absent ? { height: 3 } : undefined)}>
                        {t(absent ? 'schematic.add' : 'schematic.remove')}
                    </button>
                )}
            </legend>
            {!absent && <Fields fields={field.fields ?? []} way={way} full={full} onChange={onChange} />}
        </fieldset>
    );
}

/** What is written counts at once where it can be read. */
function TextControl({ field, value, onChange }: { field: Field; value: Json | undefined; onChange: (value: Json) => void }): JSX.Element {
    const [draft, setDraft] = useState<string | null>(null);
    const numeric = field.kind === 'number' || field.kind === 'count';
    const list = field.kind === 'texts';
    const kept = list && Array.isArray(value) ? value.join(', ') : String(value ?? '');
    const write = (text: string): void => {
        setDraft(text);
        if (list) {
            const parts = text.split(',').map((part) => part.trim());
            onChange(text.trim() === '' ? [] : parts);
        } else if (!numeric) {
            onChange(text);
        } else if (text.trim() !== '' && Number.isFinite(Number(text))) {
            onChange(Number(text));
        }
    };
    return (
        <label className="setting">
            <FieldName name={field.name} />
            <input type={numeric ? 'number' : 'text'} step={field.kind === 'count' ? 1 : 'any'} value={draft ?? kept} onChange={(e) => write(e.target.value)} onBlur={() => setDraft(null)} />
        </label>
    );
}

function ColourControl({ name, value, onChange }: { name: string; value: string | undefined; onChange: (value: string | undefined) => void }): JSX.Element {
    const { t, language } = useWords();
    const id = useId();
    return (
        <div className="setting">
            <label htmlFor={id}>
                <FieldName name={name} />
            </label>
            <span className="colour">
                {value === undefined ? <span className="fact">{t('schematic.theme')}</span> : <code>{value}</code>}
                <input id={id} type="color" data-theme={value === undefined} value={value?.startsWith('#') ? value.slice(0, 7) : '#808080'} onChange={(e) => onChange(e.target.value)} />
                <button type="button" className="icon" title={t('schematic.reset', { name: fieldName(name, language) })} aria-label={t('schematic.reset', { name: fieldName(name, language) })} disabled={value === undefined} onClick={() => onChange(undefined)}>
                    <X size={14} />
                </button>
            </span>
        </div>
    );
}
