import { useState, type JSX, type RefObject } from 'react';
import { useWords } from '../../i18n/index.ts';
import { useDismiss } from '../../kit/useDismiss.ts';

interface Props {
    frame: RefObject<HTMLElement | null>;
    close: () => void;
    onTag: (key: string, text: string) => void;
}

/** Asks for a tag: its key and what it says. */
export function TagForm({ frame, close, onTag }: Props): JSX.Element {
    const { t } = useWords();
    const [key, setKey] = useState('');
    const [text, setText] = useState('');
    useDismiss(frame, close);
    return (
        <form
            className="float tagging"
            onSubmit={(e) => {
                e.preventDefault();
                if (key.trim() !== '') {
                    onTag(key.trim(), text);
                }
            }}
        >
            <input autoFocus className="small" value={key} placeholder={t('project.tagKey')} aria-label={t('project.tagKey')} onChange={(e) => setKey(e.target.value)} />
            <input className="small" value={text} placeholder={t('project.tagValue')} aria-label={t('project.tagValue')} onChange={(e) => setText(e.target.value)} />
            <button type="submit" className="button" disabled={key.trim() === ''}>
                {t('project.tag')}
            </button>
        </form>
    );
}
