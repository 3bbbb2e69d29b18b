import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState, type JSX } from 'react';
import { nodeOf, type ModelCosts, type ModelGraph, type ModelPort } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { count } from '../../kit/format.ts';
import { shareOf } from '../../network/bars.ts';
import type { Cone, ModelChange, ModelView } from '../../state/modelView.ts';
import { TensorPanel } from './TensorPanel.tsx';

interface Props {
    at: string;
    graph: number;
    node: number;
    view: ModelView;
    /** What a run takes, where it is known. */
    costs: ModelCosts | undefined;
    graphs: readonly ModelGraph[];
    /** To which other operator ways are lit, and how many operators lie on them; none where no way leads there. */
    ways: { to: string; operators: number } | undefined;
    onView: (part: ModelChange) => void;
    onNode: (node: number) => void;
}

/** All that is known of one operator, and its weights. */
export function NodePanel({ at, graph, node, view, costs, graphs, ways, onView, onNode }: Props): JSX.Element {
    const { t, language } = useWords();
    const query = useQuery({ queryKey: ['node', at, graph, node], queryFn: () => nodeOf(at, graph, node) });
    const [tensor, setTensor] = useState<number | null>(null);
    const one = query.data;
    if (!one) {
        return <section className="network-node" aria-label={t('model.chosen')} />;
    }
    const weights = [...new Set(one.inputs.flatMap((p) => (p.tensor === undefined ? [] : [p.tensor])))];
    const shown = tensor !== null && weights.includes(tensor) ? tensor : weights[0];
    const last = one.name.split('/').pop() || one.operator;
    const cost = costs && (['macs', 'flops'] as const).flatMap((by) => ({ by, of: shareOf(costs, by, one.graph, one.index) })).find((c) => c.of !== null);
    const turn = (which: Cone): void => onView({ cone: view.cone === which ? undefined : which, to: undefined });
    return (
        <section className="network-node" aria-label={t('model.chosen')}>
            <header>
                <h2 className="cut" title={one.name}>
                    {last}
                </h2>
                {last !== one.operator && <span className="times">{one.operator}</span>}
                <span className="space" />
                <button type="button" className="icon" aria-label={t('model.close')} title={t('model.close')} onClick={() => onView({ node: undefined, to: undefined, cone: undefined })}>
                    <X size={14} />
                </button>
            </header>
            {one.about && <p className="about">{coded(language === 'zh-CN' ? one.about.zh : one.about.en)}</p>}
            <div className="cones">
                <button type="button" aria-pressed={view.cone === 'up'} onClick={() => turn('up')}>
                    {t('model.upstream')}
                </button>
                <button type="button" aria-pressed={view.cone === 'down'} onClick={() => turn('down')}>
                    {t('model.downstream')}
                </button>
            </div>
            {ways && (
                <p className="ways" role="status">
                    <span>{ways.operators > 0 ? t('model.ways', { to: ways.to, n: ways.operators }) : t('model.noWay', { to: ways.to })}</span>
                    <button type="button" className="icon" aria-label={t('model.endWays')} title={t('model.endWays')} onClick={() => onView({ to: undefined })}>
                        <X size={14} />
                    </button>
                </p>
            )}
            <dl className="facts">
                {one.name !== '' && <Fact name={t('model.name')} text={one.name} code />}
                {one.domain !== '' && <Fact name={t('model.domain')} text={one.domain} code />}
                {one.scope !== '' && <Fact name={t('model.scope')} text={one.scope} code />}
                {one.parameters > 0 && <Fact name={t('model.parameters')} text={count(one.parameters)} />}
                {cost?.of && <Fact name={t('model.cost')} text={`${count(cost.of.amount)} ${t(`model.${cost.by}`)}, ${Number((100 * cost.of.share).toPrecision(2))} %`} />}
                {one.attributes.map((a) => (
                    <Fact key={a.name} name={a.name} text={a.value} code />
                ))}
                {Object.entries(one.metadata).map(([name, text]) => (
                    <Fact key={name} name={name} text={text} />
                ))}
            </dl>
            {one.subgraphs.length > 0 && (
                <p className="fact graphs">
                    {one.subgraphs.map((g) => (
                        <button key={g} type="button" className="link" onClick={() => onView({ graph: g, node: undefined, open: undefined })}>
                            {t('model.openGraph', { n: `${graphs[g]?.name ?? g} (${graphs[g]?.nodes ?? 0})` })}
                        </button>
                    ))}
                </p>
            )}
            <Ports title={t('model.in')} ports={one.inputs} shown={shown} onTensor={setTensor} onNode={onNode} />
            <Ports title={t('model.out')} ports={one.outputs} shown={shown} onTensor={setTensor} onNode={onNode} />
            {shown !== undefined && <TensorPanel at={at} tensor={shown} />}
            {!ways && <p className="fact hint">{t('model.pathHint')}</p>}
        </section>
    );
}

/** A sentence in which names of attributes stand between backticks. */
function coded(text: string): JSX.Element[] {
    return text.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : <span key={i}>{part}</span>));
}

function Fact({ name, text, code = false }: { name: string; text: string; code?: boolean }): JSX.Element {
    return (
        <>
            <dt>{name}</dt>
            <dd>{code ? <code>{text}</code> : text}</dd>
        </>
    );
}

function Ports({ title, ports, shown, onTensor, onNode }: { title: string; ports: ModelPort[]; shown: number | undefined; onTensor: (tensor: number) => void; onNode: (node: number) => void }): JSX.Element {
    const { t } = useWords();
    return (
        <ul className="ports" aria-label={title}>
            {ports.map((port, i) => {
                const { tensor, maker } = port;
                const name = port.value ?? '–';
                const act = tensor !== undefined ? () => onTensor(tensor) : maker !== undefined ? () => onNode(maker) : null;
                return (
                    <li key={i} data-chosen={tensor !== undefined && tensor === shown}>
                        <span className="fact">{title}</span>
                        {act ? (
                            <button type="button" className="cut link" title={name} onClick={act}>
                                {port.name || name}
                            </button>
                        ) : (
                            <span className="cut" title={name}>
                                {port.name || name}
                            </span>
                        )}
                        <code data-inferred={port.inferred} title={port.inferred ? t('model.inferred') : undefined}>
                            {[port.type === 'unknown' ? '' : port.type, port.shape].filter(Boolean).join(' ')}
                        </code>
                        {port.holds && <code className="note">= {port.holds.join(', ')}</code>}
                        {port.quantisation && <code className="note">{port.quantisation}</code>}
                    </li>
                );
            })}
        </ul>
    );
}
