import { useEffect, useState, type JSX } from 'react';
import { Problem } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';

interface Props {
    filter: string;
    onFilter: (filter: string) => void;
    error: Error | null;
}

/** The query; a mistake is marked under its characters. */
export function FilterBar({ filter, onFilter, error }: Props): JSX.Element {
    const { t } = useWords();
    const [draft, setDraft] = useState(filter);
    useEffect(() => setDraft(filter), [filter]);
    const mistake = error instanceof Problem ? error : null;
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
                placeholder={t('project.filter')}
                aria-label={t('project.filter')}
                aria-invalid={mistake !== null}
                onChange={(e) => setDraft(e.target.value)}
                onBlur={() => draft !== filter && onFilter(draft)}
            />
            <kbd>/</kbd>
            {mistake && (
                <div className="mistake" role="alert">
                    {mistake.at !== undefined && <pre aria-hidden="true">{' '.repeat(mistake.at) + '^'.repeat(Math.max(1, mistake.length ?? 1))}</pre>}
                    {mistake.message}
                </div>
            )}
        </form>
    );
}
