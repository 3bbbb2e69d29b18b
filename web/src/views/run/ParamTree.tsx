import { useState, type JSX } from 'react';
import type { Param } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';

/** Params by the part of their key before the first dot. */
export function ParamTree({ params }: { params: Param[] }): JSX.Element {
    const { t } = useWords();
    const [find, setFind] = useState('');
    const shown = params.filter((p) => `${p.key} ${p.text}`.toLowerCase().includes(find.toLowerCase()));
    const groups = new Map<string, Param[]>();
    for (const param of shown) {
        const dot = param.key.indexOf('.');
        const group = dot < 0 ? '' : param.key.slice(0, dot);
        groups.set(group, [...(groups.get(group) ?? []), param]);
    }
    return (
        <>
            <h2>
                {t('run.config')} <span className="fact">{params.length}</span>
                <span className="space" />
                <input className="small" value={find} placeholder={t('run.find')} aria-label={t('run.find')} onChange={(e) => setFind(e.target.value)} />
            </h2>
            {params.length === 0 && <p className="fact">{t('run.noParams')}</p>}
            {[...groups].map(([group, of]) => (
                <dl className="facts params" key={group}>
                    {group !== '' && <dt className="group">{group}</dt>}
                    {of.map((p) => [
                        <dt key={p.key} className={group === '' ? 'cut' : 'cut inner'} title={p.key}>
                            {group === '' ? p.key : p.key.slice(group.length + 1)}
                        </dt>,
                        <dd key={`${p.key}=`}>
                            <ParamText text={p.text} />
                        </dd>,
                    ])}
                </dl>
            ))}
        </>
    );
}

const LONG = 120;

/** A value as it was written; a long one opens. */
function ParamText({ text }: { text: string }): JSX.Element {
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
