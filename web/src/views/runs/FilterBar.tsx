import { useId, useLayoutEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { Problem, type Hint } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { useDraft } from '../../state/useDraft.ts';
import { SuggestionList } from './SuggestionList.tsx';
import { useSuggestions, wordBefore, type Suggestion } from './useSuggestions.ts';

interface Props {
    project: string;
    filter: string;
    onFilter: (filter: string) => void;
    error: Error | null;
    hint: Hint | undefined;
    /** How many pass, of all; shown while there is a filter. */
    found: [number, number] | null;
}

/** The query; a mistake, or a field that no run has, is marked under its characters, with its repair as a link where there is one. */
export function FilterBar({ project, filter, onFilter, error, hint, found }: Props): JSX.Element {
    const { t, says } = useWords();
    const [draft, setDraft, send] = useDraft(filter, onFilter);
    const [cursor, setCursor] = useState(0);
    const [asking, setAsking] = useState(false);
    const [at, setAt] = useState(-1);
    const field = useRef<HTMLInputElement>(null);
    const list = useId();
    const suggestions = useSuggestions(project, draft, cursor, asking);
    const listed = suggestions.length > 0;
    const taken = useRef<number | null>(null);
    useLayoutEffect(() => {
        if (taken.current !== null) {
            field.current?.setSelectionRange(taken.current, taken.current);
            taken.current = null;
        }
    }, [draft]);
    const mistake = error instanceof Problem ? error : null;
    const place = mistake?.at !== undefined ? { at: mistake.at, length: mistake.length ?? 1 } : mistake ? null : (hint ?? null);
    const repair = mistake ? mistake.repair : hint?.repair;
    const said = draft === filter;
    const take = (one: Suggestion): void => {
        const { from = cursor, word = '' } = wordBefore(draft, cursor) ?? {};
        const next = from + one.field.length;
        setDraft(draft.slice(0, from) + one.field + draft.slice(from + word.length));
        setCursor(next);
        setAsking(false);
        setAt(-1);
        taken.current = next;
    };
    const key = (event: KeyboardEvent<HTMLInputElement>): void => {
        const one = suggestions[at];
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (listed && by !== undefined) {
            event.preventDefault();
            setAt((at + by + suggestions.length + (at < 0 && by < 0 ? 1 : 0)) % suggestions.length);
        } else if (listed && one && (event.key === 'Enter' || event.key === 'Tab')) {
            event.preventDefault();
            take(one);
        } else if (event.key === 'Escape' && asking) {
            event.stopPropagation();
            setAsking(false);
        } else if (event.key === 'Escape') {
            setDraft(filter);
            event.currentTarget.blur();
        }
    };
    return (
        <form
            className="query"
            onSubmit={(e) => {
                e.preventDefault();
                setAsking(false);
                send(draft);
            }}
        >
            <input
                id="filter"
                ref={field}
                role="combobox"
                aria-expanded={listed}
                aria-controls={listed ? list : undefined}
                aria-autocomplete="list"
                aria-activedescendant={at >= 0 && listed ? `${list}-${at}` : undefined}
                className={mistake ? 'wrong' : ''}
                value={draft}
                spellCheck={false}
                autoComplete="off"
                placeholder={t('project.filterExample')}
                aria-label={t('project.filter')}
                aria-invalid={mistake !== null}
                aria-describedby={mistake || hint ? 'filter-said' : undefined}
                onChange={(e) => {
                    setDraft(e.target.value);
                    setCursor(e.target.selectionStart ?? e.target.value.length);
                    setAsking(true);
                    setAt(-1);
                }}
                onKeyDown={key}
                onBlur={() => {
                    setAsking(false);
                    if (draft !== filter) {
                        onFilter(draft);
                    }
                }}
            />
            {listed && <SuggestionList id={list} suggestions={suggestions} at={at} onTake={take} />}
            <span className="query-end">
                {found && filter !== '' && !mistake && <span className="fact num">{t('project.share', { n: found[0], of: found[1] })}</span>}
                <kbd>/</kbd>
            </span>
            {(mistake || hint) && said && (
                <div className={mistake ? 'mistake' : 'mistake hint'} role={mistake ? 'alert' : 'status'} id="filter-said">
                    {place && <i className="mark" style={{ left: `calc(9px + ${place.at}ch)`, width: `${Math.max(1, place.length)}ch` }} />}
                    <span>{says(mistake ?? hint)}</span>
                    {repair !== undefined && (
                        <button type="button" className="repair" onClick={() => onFilter(repair)}>
                            {t('project.repair')} <code>{repair}</code>
                        </button>
                    )}
                </div>
            )}
        </form>
    );
}
