import { useState, type JSX } from 'react';
import type { Param } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';

/** A param of one run, of the other, or of both. */
interface Entry {
    key: string;
    text: string | null;
    /** What the other run has; undefined where there is no other run. */
    before: string | null | undefined;
}

interface Props {
    params: Param[];
    /** Those of the run that it is held against. */
    others: Param[] | null;
}

/** Params by the part of their key before the first dot; beside another run, what it had where that differs. */
export function ParamTree({ params, others }: Props): JSX.Element {
    const { t } = useWords();
    const [find, setFind] = useState('');
    const [only, setOnly] = useState(false);
    const entries = entriesOf(params, others);
    const differ = entries.filter(differs).length;
    const shown = entries.filter((p) => `${p.key} ${p.text ?? ''}`.toLowerCase().includes(find.toLowerCase()) && (!only || others === null || differs(p)));
    const groups = new Map<string, Entry[]>();
    for (const entry of shown) {
        const dot = entry.key.indexOf('.');
        const group = dot < 0 ? '' : entry.key.slice(0, dot);
        groups.set(group, [...(groups.get(group) ?? []), entry]);
    }
    return (
        <>
            <h2>
                {t('run.config')} <span className="fact">{params.length}</span>
                <span className="space" />
                {others !== null && (
                    <button type="button" className="toggle" aria-pressed={only} title={t('run.onlyDiffering')} onClick={() => setOnly(!only)}>
                        {t('run.differ', { n: differ })}
                    </button>
                )}
                <input className="small" value={find} placeholder={t('run.find')} aria-label={t('run.find')} onChange={(e) => setFind(e.target.value)} />
            </h2>
            {params.length === 0 && <p className="fact">{t('run.noParams')}</p>}
            {[...groups].map(([group, of]) => (
                <dl className="facts params" key={group}>
                    {group !== '' && <dt className="group">{group}</dt>}
                    {of.map((p) => [
                        <dt key={p.key} className={group === '' ? 'cut' : 'cut inner'} title={p.key} data-differs={differs(p)}>
                            {group === '' ? p.key : p.key.slice(group.length + 1)}
                        </dt>,
                        <dd key={`${p.key}=`}>
                            {differs(p) && (
                                <>
                                    <span className="fact">
                                        <ParamText text={p.before} />
                                    </span>{' '}
                                    <span aria-hidden="true">→</span>{' '}
                                </>
                            )}
                            <ParamText text={p.text} />
                        </dd>,
                    ])}
                </dl>
            ))}
        </>
    );
}

function differs({ text, before }: Entry): boolean {
    return before !== undefined && before !== text;
}

/** The params of a run, and those that only the other one has. */
function entriesOf(params: readonly Param[], others: readonly Param[] | null): Entry[] {
    if (others === null) {
        return params.map(({ key, text }) => ({ key, text, before: undefined }));
    }
    const theirs = new Map(others.map((p) => [p.key, p.text]));
    const mine = new Set(params.map((p) => p.key));
    return [
        ...params.map(({ key, text }) => ({ key, text, before: theirs.get(key) ?? null })),
        ...others.filter((p) => !mine.has(p.key)).map((p) => ({ key: p.key, text: null, before: p.text })),
    ];
}

const LONG = 120;

/** A value as it was written; a long one opens. */
function ParamText({ text }: { text: string | null | undefined }): JSX.Element {
    const { t } = useWords();
    if (text === null || text === undefined) {
        return <span className="fact">{t('run.gone')}</span>;
    }
    return text.length <= LONG ? (
        <code>{text}</code>
    ) : (
        <details className="long">
            <summary>
                <code>{text.slice(0, LONG).trimEnd()}…</code>
            </summary>
            <code>{text}</code>
        </details>
    );
}
