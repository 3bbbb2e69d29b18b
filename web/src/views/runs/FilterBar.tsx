import { useEffect, useState, type JSX } from 'react';
import { Problem, type Hint } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';

interface Props {
    filter: string;
    onFilter: (filter: string) => void;
    error: Error | null;
    hint: Hint | undefined;
    /** How many pass, of all; shown while there is a filter. */
    found: [number, number] | null;
}

/** The query; a mistake, or a field that no run has, is marked under its characters, with its repair as a link where there is one. */
export function FilterBar({ filter, onFilter, error, hint, found }: Props): JSX.Element {
    const { t } = useWords();
    const [draft, setDraft] = useState(filter);
    useEffect(() => setDraft(filter), [filter]);
    const mistake = error instanceof Problem ? error : null;
    const place = mistake?.at !== undefined ? { at: mistake.at, length: mistake.length ?? 1 } : mistake ? null : (hint ?? null);
    const repair = mistake ? mistake.repair : hint?.repair;
    const said = draft === filter;
    return (
        <form
            className="query"
            onSubmit={(e) => {
                e.preventDefault();
                onFilter(draft);
            }}
        >
            <input
                id="filter"
                className={mistake ? 'wrong' : ''}
                value={draft}
                spellCheck={false}
                autoComplete="off"
                placeholder={t('project.filterExample')}
                aria-label={t('project.filter')}
                aria-invalid={mistake !== null}
                aria-describedby={mistake || hint ? 'filter-said' : undefined}
                onChange={(e) => setDraft(e.target.value)}
                onKeyDown={(e) => e.key === 'Escape' && (setDraft(filter), e.currentTarget.blur())}
                onBlur={() => draft !== filter && onFilter(draft)}
            />
            <span className="query-end">
                {found && filter !== '' && !mistake && <span className="fact num">{t('project.share', { n: found[0], of: found[1] })}</span>}
                <kbd>/</kbd>
            </span>
            {(mistake || hint) && said && (
                <div className={mistake ? 'mistake' : 'mistake hint'} role={mistake ? 'alert' : 'status'} id="filter-said">
                    {place && <i className="mark" style={{ left: `calc(9px + ${place.at}ch)`, width: `${Math.max(1, place.length)}ch` }} />}
                    <span>{mistake?.message ?? hint?.detail}</span>
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
