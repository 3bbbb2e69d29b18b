import { useState, type JSX } from 'react';
import { useWords } from '../../i18n/index.ts';
import { isObject, type Json } from '../../state/schematic.ts';

/** The spec as text; what is written counts when it is JSON. */
export function SpecText({ spec, onSpec }: { spec: Json; onSpec: (spec: { [name: string]: Json }) => void }): JSX.Element {
    const { t } = useWords();
    const [draft, setDraft] = useState<string | null>(null);
    const [mistake, setMistake] = useState('');
    const write = (text: string): void => {
        setDraft(text);
        try {
            const read = JSON.parse(text) as Json;
            setMistake(isObject(read) ? '' : t('schematic.object'));
            if (isObject(read)) {
                onSpec(read);
            }
        } catch (error) {
            setMistake(error instanceof Error ? error.message : String(error));
        }
    };
    const leave = (): void => {
        if (mistake === '') {
            setDraft(null);
        }
    };
    return (
        <details className="spec-text">
            <summary>JSON</summary>
            <textarea aria-label="JSON" spellCheck={false} rows={14} value={draft ?? JSON.stringify(spec, null, 2)} onChange={(e) => write(e.target.value)} onBlur={leave} />
            {mistake !== '' && <p className="problem">{mistake}</p>}
        </details>
    );
}
