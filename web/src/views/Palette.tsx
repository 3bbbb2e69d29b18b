import { Search as SearchIcon } from 'lucide-react';
import { useEffect, useId, useRef, useState, type JSX } from 'react';
import { useWords } from '../i18n/index.ts';
import { placeIn } from '../kit/initials.ts';
import { usePaletteEntries, type Entry } from './usePaletteEntries.ts';

interface Props {
    close: () => void;
    keySheet: () => void;
}

/** Find and do: a combobox over runs, metrics, projects, commands. */
export function Palette({ close, keySheet }: Props): JSX.Element {
    const { t } = useWords();
    const id = useId();
    const [text, setText] = useState('');
    const [at, setAt] = useState(0);
    const dialog = useRef<HTMLDialogElement>(null);
    const groups = usePaletteEntries(text, keySheet);
    const entries = groups.flatMap((g) => g.entries);
    const chosen = entries[Math.min(at, entries.length - 1)];
    useEffect(() => dialog.current?.showModal(), []);
    useEffect(() => {
        void dialog.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    }, [chosen?.id]);
    const choose = (entry: Entry | undefined, apart: boolean): void => {
        if (entry && apart && entry.href !== undefined) {
            window.open(entry.href, '_blank', 'noopener');
        } else {
            entry?.act();
        }
        close();
    };
    return (
        <dialog ref={dialog} className="palette" aria-label={t('palette.title')} onClose={close} onClick={(e) => e.target === dialog.current && close()}>
            <div className="palette-field">
                <SearchIcon size={16} />
                <input
                    autoFocus
                    role="combobox"
                    aria-expanded={entries.length > 0}
                    aria-controls={id}
                    aria-activedescendant={chosen && `${id}${chosen.id}`}
                    aria-autocomplete="list"
                    value={text}
                    placeholder={t('bar.find')}
                    aria-label={t('palette.title')}
                    onChange={(e) => {
                        setText(e.target.value);
                        setAt(0);
                    }}
                    onKeyDown={(e) => {
                        const by = { ArrowDown: 1, ArrowUp: -1 }[e.key];
                        if (by !== undefined) {
                            e.preventDefault();
                            setAt((at + by + entries.length) % Math.max(1, entries.length));
                        } else if (e.key === 'Enter' && !e.nativeEvent.isComposing) {
                            // Else the same key would press the button that is in focus in what opens.
                            e.preventDefault();
                            choose(chosen, e.ctrlKey || e.metaKey);
                        }
                    }}
                />
                <kbd>Esc</kbd>
            </div>
            <div className="palette-list" id={id} role="listbox" tabIndex={-1} aria-label={t('palette.title')}>
                {groups.map((group) => (
                    <div key={group.title} role="group" aria-label={t(group.title)}>
                        <div className="palette-head" role="presentation">
                            {t(group.title)}
                        </div>
                        {group.entries.map((entry) => (
                            <div
                                key={entry.id}
                                id={`${id}${entry.id}`}
                                role="option"
                                aria-selected={entry === chosen}
                                className="palette-entry"
                                onClick={(e) => choose(entry, e.ctrlKey || e.metaKey)}
                                onMouseMove={() => setAt(entries.indexOf(entry))}
                            >
                                <Matched name={entry.name} text={text} />
                                <span className="fact">{entry.what}</span>
                            </div>
                        ))}
                    </div>
                ))}
            </div>
            {entries.length === 0 && (
                <p className="palette-none fact" role="status">
                    {t('palette.nothing')}
                </p>
            )}
            <div className="palette-foot">
                <kbd>↵</kbd> {t('keys.open')} <kbd>Ctrl ↵</kbd> {t('palette.apart')}
            </div>
        </dialog>
    );
}

/** A name with the letters that were looked for. */
function Matched({ name, text }: { name: string; text: string }): JSX.Element {
    const from = text === '' ? -1 : placeIn(name, text);
    return (
        <span className="cut" title={name}>
            {from < 0 ? (
                name
            ) : (
                <>
                    {name.slice(0, from)}
                    <b>{name.slice(from, from + text.length)}</b>
                    {name.slice(from + text.length)}
                </>
            )}
        </span>
    );
}
