import { useState, type JSX } from 'react';
import { DIFF_LISTS, type DiffList, type ModelDiff } from '../../api/modelDiff.ts';
import { useWords } from '../../i18n/index.ts';
import { value } from '../../kit/format.ts';
import { SIGNS, type Sign } from '../../network/sign.ts';
import { sorted, type DiffView } from '../../state/diffView.ts';

const MOST = 40;
const OF: Readonly<Record<DiffList, Sign>> = { removed: SIGNS['−']!, added: SIGNS['+']!, changed: SIGNS['~']!, weights: SIGNS['≈']! };

interface Props {
    diff: ModelDiff;
    view: DiffView;
    onEntry: (list: DiffList, entry: number) => void;
    onByName: (byName: boolean) => void;
}

/** What differs, as lists: the twin of the picture. */
export function DiffLists({ diff, view, onEntry, onByName }: Props): JSX.Element {
    const { t } = useWords();
    return (
        <>
            {DIFF_LISTS.filter((list) => diff[list].length > 0).map((list) => (
                <Section key={list} diff={diff} list={list} view={view} onEntry={onEntry} onByName={onByName} />
            ))}
            {diff.unread && (
                <section>
                    <h2>{t('diff.unread')}</h2>
                    {diff.unread.map((sentence) => (
                        <p key={sentence} className="fact">
                            {sentence}
                        </p>
                    ))}
                </section>
            )}
        </>
    );
}

function Section({ diff, list, view, onEntry, onByName }: Props & { list: DiffList }): JSX.Element {
    const { t } = useWords();
    const [all, setAll] = useState(false);
    const order = list === 'weights' ? sorted(diff.weights, view.byName ?? false) : diff[list].map((_, i) => i);
    const largest = Math.max(Number.MIN_VALUE, ...diff.weights.map((w) => (typeof w.relativeNorm === 'number' ? w.relativeNorm : 0)));
    const { sign, token } = OF[list];
    return (
        <section className="diff-list" aria-label={t(`diff.${list}`)}>
            <h2>
                <b style={{ color: `var(${token})` }} aria-hidden="true">
                    {sign}
                </b>
                {t(`diff.${list}`)} <span className="fact">{diff[list].length.toLocaleString('en-US')}</span>
            </h2>
            {list === 'weights' && (
                <div className="diff-head">
                    <button type="button" aria-pressed={view.byName ?? false} onClick={() => onByName(true)}>
                        {t('model.name')} {view.byName ? '↑' : ''}
                    </button>
                    <button type="button" className="num" aria-pressed={!view.byName} title={t('diff.apartWhat')} onClick={() => onByName(false)}>
                        {t('diff.apart')} {view.byName ? '' : '↓'}
                    </button>
                </div>
            )}
            <ul>
                {order.slice(0, all ? order.length : MOST).map((i) => (
                    <li key={i}>
                        <button type="button" className="diff-entry" aria-current={view.list === list && view.entry === i} onClick={() => onEntry(list, i)}>
                            <Entry diff={diff} list={list} at={i} largest={largest} />
                        </button>
                    </li>
                ))}
            </ul>
            {order.length > MOST && !all && (
                <button type="button" className="button" onClick={() => setAll(true)}>
                    {t('diff.more', { n: (order.length - MOST).toLocaleString('en-US') })}
                </button>
            )}
        </section>
    );
}

function Entry({ diff, list, at, largest }: { diff: ModelDiff; list: DiffList; at: number; largest: number }): JSX.Element {
    if (list === 'weights') {
        const { name, relativeNorm: norm } = diff.weights[at]!;
        return (
            <span className="diff-line">
                <span className="cut" title={name}>
                    {name}
                </span>
                <span className="share" aria-hidden="true">
                    <i style={{ width: `${typeof norm === 'number' ? Math.max(2, (100 * norm) / largest) : 100}%` }} />
                </span>
                <span className="num">{value(norm)}</span>
            </span>
        );
    }
    if (list === 'changed') {
        const { name, details } = diff.changed[at]!;
        return (
            <>
                <span className="cut" title={name}>
                    {name}
                </span>
                {details.map((d, i) => (
                    <span key={i} className="diff-detail">
                        <span className="fact">{d.what}</span>{' '}
                        <code>
                            {d.before} → {d.after}
                        </code>
                    </span>
                ))}
            </>
        );
    }
    const { name, type } = diff[list][at]!;
    return (
        <span className="diff-line">
            <span className="cut" title={name}>
                {name || '–'}
            </span>
            <span className="fact">{type}</span>
        </span>
    );
}
