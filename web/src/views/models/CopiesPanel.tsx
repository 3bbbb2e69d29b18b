import { X } from 'lucide-react';
import type { JSX } from 'react';
import type { CopyDifference, Structure } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import type { ModelChange } from '../../state/modelView.ts';

type Say = ReturnType<typeof useWords>['t'];

const NAMED = 3;

/** `2 differ: 3, 7`; the copies are not named where they are many. */
export function differing(t: Say, copies: readonly string[], n = copies.length): string {
    const said = n === 1 ? t('model.differOne') : t('model.differ', { n });
    return copies.length > 0 && copies.length <= NAMED ? `${said}: ${copies.join(', ')}` : said;
}

/** The copies that differ in the repeat of a path; none for another scope. */
export function copiesOf(structure: Structure, path: string): CopyDifference[] {
    if (structure.path === path) {
        return structure.differences ?? [];
    }
    return (structure.members ?? []).flatMap((m) => (m.path === undefined ? [] : copiesOf(m, path)));
}

interface Props {
    name: string;
    copies: readonly CopyDifference[];
    onView: (part: ModelChange) => void;
}

/** What differs among the copies of a repeat that is chosen. */
export function CopiesPanel({ name, copies, onView }: Props): JSX.Element {
    const { t } = useWords();
    return (
        <section className="network-node" aria-label={t('model.differWhat')}>
            <header>
                <h2 className="cut" title={name}>
                    {name.split('/').pop()}
                </h2>
                <span className="odd">{differing(t, [], copies.length)}</span>
                <span className="space" />
                <button type="button" className="icon" aria-label={t('model.close')} title={t('model.close')} onClick={() => onView({ scope: undefined })}>
                    <X size={14} />
                </button>
            </header>
            <p className="fact hint">{t('model.differWhat')}</p>
            {copies.map((copy) => (
                <div key={copy.path} className="copy">
                    <h3>{copy.name}</h3>
                    <ul>
                        {copy.details.map((detail, i) => (
                            <li key={i}>
                                {detail.node === undefined ? (
                                    <span>{detail.operator}</span>
                                ) : (
                                    <button type="button" className="link" onClick={() => onView({ node: detail.node, scope: undefined })}>
                                        {detail.operator}
                                    </button>
                                )}{' '}
                                {said(t, detail)}
                            </li>
                        ))}
                    </ul>
                </div>
            ))}
        </section>
    );
}

/** `shape of output` and `type of input 2` in the page's language; attributes as they are. */
function named(t: Say, what: string): string {
    const [kind, of] = [what.slice(0, what.indexOf(' ')), what.slice(what.indexOf(' ') + 4)];
    return what.startsWith('shape of ') || what.startsWith('type of ') ? t(`model.${kind as 'shape' | 'type'}Of`, { of }) : what;
}

function said(t: Say, { what, before, after }: CopyDifference['details'][number]): JSX.Element {
    if (what === 'missing' || what === 'added') {
        return <span>{t(`model.${what}`)}</span>;
    }
    if (what === 'inputs') {
        return <span>{t('model.joined')}</span>;
    }
    if (what === 'operator') {
        return <span>→ {after}</span>;
    }
    return (
        <span>
            {named(t, what)}{' '}
            <code>
                {before} → {after}
            </code>
        </span>
    );
}
