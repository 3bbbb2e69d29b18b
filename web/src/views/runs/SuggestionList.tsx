import type { JSX } from 'react';
import { useWords } from '../../i18n/index.ts';
import type { Suggestion } from './useSuggestions.ts';

interface Props {
    id: string;
    suggestions: readonly Suggestion[];
    at: number;
    onTake: (one: Suggestion) => void;
}

/** Fields that may be meant: what each is, and how many runs have it. */
export function SuggestionList({ id, suggestions, at, onTake }: Props): JSX.Element {
    const { t } = useWords();
    return (
        <div className="float suggestions" role="listbox" id={id} aria-label={t('project.suggestions')}>
            {suggestions.map((one, i) => (
                <div
                    key={one.field}
                    id={`${id}-${i}`}
                    role="option"
                    aria-selected={i === at}
                    className="suggestion"
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => onTake(one)}
                >
                    <span className="cut" title={one.key}>
                        {one.key}
                    </span>
                    <span className="fact">{t(`kind.${one.kind}`)}</span>
                    <span className="fact num">{one.kind === 'attribute' ? '' : t('project.runs', { n: one.runs })}</span>
                </div>
            ))}
        </div>
    );
}
