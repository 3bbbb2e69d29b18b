import type { JSX } from 'react';
import { useWords } from '../../i18n/index.ts';
import { fieldName } from '../../i18n/models/fields.ts';
import type { Json, Way } from '../../state/schematic.ts';

/** A spec, and how a place in it changes. */
export interface Change {
    full: Json;
    /** Undefined takes the place out. */
    onChange: (way: Way, value: Json | undefined) => void;
}

/** A field's name in words; the one in the spec when pointed at. */
export function FieldName({ name }: { name: string }): JSX.Element {
    const { language } = useWords();
    return <span title={name}>{fieldName(name, language)}</span>;
}
