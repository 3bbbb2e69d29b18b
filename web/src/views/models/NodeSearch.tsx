import { Search } from 'lucide-react';
import { useEffect, type JSX } from 'react';
import type { Hit, Hits } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { Said } from '../../kit/Said.tsx';
import { useDraft } from '../../state/useDraft.ts';

interface Props {
    query: string;
    hits: Hits | undefined;
    error: Error | null;
    chosen: number | undefined;
    onQuery: (query: string) => void;
    onHit: (hit: Hit) => void;
}

const MOST = 60;
const PAUSE = 150;

/** Finds operators; what is found is lit in the graph and listed. */
export function NodeSearch({ query, hits, error, chosen, onQuery, onHit }: Props): JSX.Element {
    const { t } = useWords();
    const [text, setText, send] = useDraft(query, onQuery);
    useEffect(() => {
        if (text === query) {
            return;
        }
        const clock = setTimeout(() => send(text), PAUSE);
        return () => clearTimeout(clock);
        // Typing sets the clock; the query that follows must not.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [text]);
    return (
        <div className="node-search">
            <div className="node-field">
                <Search size={14} />
                <input
                    id="find-node"
                    value={text}
                    placeholder={t('model.find')}
                    aria-label={t('model.find')}
                    onChange={(e) => setText(e.target.value)}
                    onKeyDown={(e) => {
                        const first = hits?.hits[0];
                        if (e.key === 'Enter' && first) {
                            onHit(first);
                        }
                    }}
                />
                {hits && <span className="fact">{t('model.found', { n: hits.count, places: hits.hits.length })}</span>}
            </div>
            {error && text !== '' && <Said of={error} className="mistake" />}
            {hits && (
                <ul className="hits" aria-label={t('model.find')}>
                    {hits.hits.slice(0, MOST).map((hit) => (
                        <li key={hit.node}>
                            <button type="button" aria-current={hit.node === chosen} onClick={() => onHit(hit)} title={hit.name}>
                                <b>{hit.operator}</b>
                                <span className="cut fact">{hit.scopes[hit.scopes.length - 1] ?? hit.name}</span>
                                {hit.times > 1 && <span className="fact num">× {hit.times}</span>}
                            </button>
                        </li>
                    ))}
                </ul>
            )}
        </div>
    );
}
