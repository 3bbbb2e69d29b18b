import { useState, type FormEvent, type JSX } from 'react';

interface Props {
    name: string;
    /** What it names, to those who cannot see where it stands. */
    label: string;
    /** What was written, without blanks around it; null where nothing was, or where it was taken back. */
    onDone: (name: string | null) => void;
}

/** A name that is written anew: Enter and leaving keep it, Escape does not. */
export function NameField({ name, label, onDone }: Props): JSX.Element {
    const [draft, setDraft] = useState(name);
    const done = (event?: FormEvent): void => {
        event?.preventDefault();
        onDone(draft.trim() === '' || draft.trim() === name ? null : draft.trim());
    };
    return (
        <form className="name-field" onSubmit={done}>
            <input autoFocus value={draft} aria-label={label} placeholder={label} onChange={(e) => setDraft(e.target.value)} onBlur={() => done()} onKeyDown={(e) => e.key === 'Escape' && onDone(null)} />
        </form>
    );
}
