import { ChevronRight } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Structure } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { count } from '../../kit/format.ts';
import { differing } from './CopiesPanel.tsx';

interface Props {
    structure: Structure;
    /** Scopes that are open in the graph. */
    open: readonly string[];
    node: number | undefined;
    scope: string | undefined;
    onToggle: (path: string) => void;
    onScope: (path: string) => void;
    onNode: (node: number, scopes: string[]) => void;
}

const MOST = 300;

/** The same as the graph, as a list: scopes open and close with those of the graph. */
export function StructureTree(props: Props): JSX.Element {
    return (
        <ul className="tree network-tree">
            <Members {...props} of={props.structure} depth={0} scopes={[]} all={Math.max(1, props.structure.parameters)} />
        </ul>
    );
}

interface MembersProps extends Props {
    of: Structure;
    depth: number;
    scopes: string[];
    all: number;
}

function Members({ of, depth, scopes, all, ...props }: MembersProps): JSX.Element {
    const { t } = useWords();
    const [more, setMore] = useState(false);
    const members = of.members ?? [];
    return (
        <>
            {members.slice(0, more ? members.length : MOST).map((member, i) => {
                const path = member.path;
                const folded = path !== undefined;
                const { node } = member;
                const body = !folded && node === undefined;
                const opened = body || (folded && props.open.includes(path));
                const chosen = node !== undefined ? props.node === node : folded && props.scope === path;
                return (
                    <li key={path ?? `${node} ${i}`}>
                        <div className="tree-row" data-chosen={chosen} style={{ paddingLeft: 4 + depth * 14 }}>
                            {folded ? (
                                <button type="button" className="sign" aria-expanded={opened} aria-label={member.name} onClick={() => props.onToggle(path)}>
                                    <ChevronRight size={12} className={opened ? 'turned' : ''} />
                                </button>
                            ) : (
                                <span className="sign" />
                            )}
                            <button
                                type="button"
                                className="tree-name"
                                aria-current={chosen}
                                disabled={body}
                                onClick={() => (node !== undefined ? props.onNode(node, scopes) : folded && props.onScope(path))}
                                title={[...new Set([member.own, member.name, member.operator])].filter(Boolean).join(': ')}
                            >
                                <span className={folded || body ? 'cut group' : 'cut'}>{member.name}</span>
                                {member.own !== undefined && <span className="fact cut own">{member.own}</span>}
                                {(member.times ?? 1) > 1 && <span className="times">× {member.times}</span>}
                                {member.differences && (
                                    <span className="odd" aria-label={differing(t, [], member.differences.length)} title={member.differences.map((d) => d.text).join('\n')}>
                                        ≠ {member.differences.length}
                                    </span>
                                )}
                                <span className="space" />
                                {member.parameters > 0 && (
                                    <>
                                        <span className="share" aria-hidden="true">
                                            <i style={{ width: `${Math.max(2, (100 * member.parameters) / all)}%` }} />
                                        </span>
                                        <span className="fact num">{count(member.parameters)}</span>
                                    </>
                                )}
                            </button>
                        </div>
                        {opened && (
                            <ul className="tree">
                                <Members {...props} of={member} depth={depth + 1} scopes={folded ? [...scopes, path] : scopes} all={all} />
                            </ul>
                        )}
                    </li>
                );
            })}
            {members.length > MOST && !more && (
                <li>
                    <button type="button" className="tree-more" onClick={() => setMore(true)}>
                        + {members.length - MOST}
                    </button>
                </li>
            )}
        </>
    );
}
