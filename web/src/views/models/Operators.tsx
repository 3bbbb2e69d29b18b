import type { JSX } from 'react';
import { useWords } from '../../i18n/index.ts';

interface Props {
    counts: Record<string, number>;
    chosen: string | undefined;
    onChoose: (operator: string) => void;
}

/** Operators by how many there are; a press finds them. */
export function Operators({ counts, chosen, onChoose }: Props): JSX.Element {
    const { t } = useWords();
    const all = Object.entries(counts).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
    const most = Math.max(1, ...all.map(([, n]) => n));
    return (
        <>
            <h2>
                {t('model.operators')} <span className="fact">{all.reduce((sum, [, n]) => sum + n, 0).toLocaleString('en-US')}</span>
            </h2>
            <ul className="tree network-tree">
                {all.map(([name, n]) => (
                    <li key={name}>
                        <div className="tree-row" data-chosen={chosen === `op=${name}`}>
                            <button type="button" className="tree-name" aria-pressed={chosen === `op=${name}`} onClick={() => onChoose(name)}>
                                <span className="cut">{name}</span>
                                <span className="space" />
                                <span className="share plain" aria-hidden="true">
                                    <i style={{ width: `${Math.max(2, (100 * n) / most)}%` }} />
                                </span>
                                <span className="fact num">{n.toLocaleString('en-US')}</span>
                            </button>
                        </div>
                    </li>
                ))}
            </ul>
        </>
    );
}
