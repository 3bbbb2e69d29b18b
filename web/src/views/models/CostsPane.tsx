import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Download } from 'lucide-react';
import { useMemo, useRef, type JSX } from 'react';
import { nodesOf, type Amounts, type ModelCosts, type ModelFacts } from '../../api/models.ts';
import { save } from '../../charts/exports.ts';
import { useWords } from '../../i18n/index.ts';
import { bytes, count } from '../../kit/format.ts';
import { moduleAt, operatorAt } from '../../network/placed.ts';
import type { CostOrder, ModelChange, ModelView } from '../../state/modelView.ts';
import { Failure } from '../Failure.tsx';
import { CostsMap, type Measure } from './CostsMap.tsx';
import { costsCsv } from './costsCsv.ts';
import { ShapeField } from './ShapeField.tsx';
import { useCosts } from './useCosts.ts';

interface Props {
    facts: ModelFacts;
    view: ModelView;
    onView: (part: ModelChange) => void;
}

type Row = { key: string; name: string; note: string; graph: number; node?: number } & Amounts;
const ROW = 28;
const SHAPES = 4;
const MEASURES: readonly Measure[] = ['parameters', 'macs', 'activationBytes'];

/** What a run of the model takes: by operator or module, the dearest first. */
export function CostsPane({ facts, view, onView }: Props): JSX.Element {
    const { t } = useWords();
    const modules = view.costs === 'modules';
    const map = view.costs === 'map' || view.costs === 'rings';
    const order = view.order ?? 'macs';
    const setOrder = (by: CostOrder): void => onView({ order: by === 'macs' && !map ? undefined : by });
    const query = useCosts(facts.at, view.dims);
    const table = useQuery({ queryKey: ['nodes of', facts.at, 0, !view.unfold, false], queryFn: () => nodesOf(facts.at, 0, !view.unfold, false), staleTime: Infinity });
    const rows = useMemo(() => sorted(query.data, modules, order), [query.data, modules, order]);
    const scroll = useRef<HTMLDivElement>(null);
    const list = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 12 });
    const costs = query.data;
    if (!costs) {
        return query.error ? <Failure error={query.error} again={() => void query.refetch()} /> : <div className="pane" />;
    }
    const measure = view.order === undefined && costs.macs === null ? 'parameters' : order === 'intensity' ? 'macs' : order;
    const toGraph: ModelChange = { tab: undefined, graph: undefined, flat: undefined, to: undefined, cone: undefined };
    const toModule = (path: string): void => onView({ ...toGraph, ...(table.data ? moduleAt(table.data, path, view.open) : { scope: path, node: undefined }) });
    const toOperator = (node: number, graph = 0): void => onView({ ...toGraph, ...(graph === 0 && table.data ? operatorAt(table.data, node, view.open) : { graph: graph || undefined, node, scope: undefined, open: graph === 0 ? view.open : undefined }) });
    const largest = Math.max(1e-9, ...rows.map((r) => r[order] ?? 0));
    const names = [...new Set([...Object.keys(costs.dims), ...costs.symbols])].sort();
    const unbound = costs.shapeless.length > 0 ? 'model.shapelessCosts' : costs.symbols.length > 0 ? 'model.unknownCosts' : 'model.leftOutCosts';
    const sum = (by: 'macs' | 'flops' | 'activationBytes', say: (n: number) => string): string => (costs[by] !== null ? say(costs[by]) : least(costs, by, say));
    const head = (by: CostOrder, word: string): JSX.Element => (
        <button type="button" className="num" aria-pressed={order === by} onClick={() => setOrder(by)}>
            {word} {order === by ? '↓' : ''}
        </button>
    );
    return (
        <div className="weights">
            <section className="weights-list" aria-label={t('model.costs')}>
                <div className="network-tools">
                    {names.map((name) => (
                        <label key={name} className="costs-dim">
                            <code>{name}</code>
                            <input type="number" min={0} defaultValue={costs.dims[name]} onChange={(e) => onView({ dims: bound(costs.dims, name, e.target.value) })} />
                        </label>
                    ))}
                    {costs.shapeless.slice(0, SHAPES).map((name) => (
                        <ShapeField key={name} name={name} onShape={(shape) => onView({ dims: written({ ...costs.dims, [name]: shape }) })} />
                    ))}
                    <div className="cones">
                        <button type="button" aria-pressed={!modules && !map} onClick={() => onView({ costs: undefined })}>
                            {t('model.byOperator')}
                        </button>
                        <button type="button" aria-pressed={modules} onClick={() => onView({ costs: 'modules' })}>
                            {t('model.byModule')}
                        </button>
                        <button type="button" aria-pressed={view.costs === 'map'} onClick={() => onView({ costs: 'map' })}>
                            {t('model.byArea')}
                        </button>
                        <button type="button" aria-pressed={view.costs === 'rings'} onClick={() => onView({ costs: 'rings' })}>
                            {t('model.byRing')}
                        </button>
                    </div>
                    {map && (
                        <div className="cones">
                            {MEASURES.map((by) => (
                                <button key={by} type="button" aria-pressed={measure === by} onClick={() => setOrder(by)}>
                                    {t(by === 'activationBytes' ? 'model.activations' : `model.${by === 'macs' ? 'macs' : 'parameters'}`)}
                                </button>
                            ))}
                        </div>
                    )}
                    <button type="button" className="button" onClick={() => save(`${facts.file.split('/').pop() ?? 'model'}-costs.csv`, new Blob([costsCsv(rows)], { type: 'text/csv' }))}>
                        <Download size={14} /> CSV
                    </button>
                    <span className="fact">
                        {[`${sum('macs', count)} ${t('model.macs')}`, `${sum('flops', count)} ${t('model.flops')}`, `${t('model.activations')} ${sum('activationBytes', bytes)}`, t('model.atOnce', { n: amount(costs.peakActivationBytes, bytes) }), ...(costs.kvCacheBytesPerToken === undefined ? [] : [t('model.kvCache', { n: bytes(costs.kvCacheBytesPerToken) })])].join(' · ')}
                    </span>
                </div>
                {costs.unknown > 0 && <p className="fact">{t(unbound, { n: costs.unknown.toLocaleString('en-US') })}</p>}
                {map && <CostsMap costs={costs} by={measure} shape={view.costs === 'rings' ? 'rings' : 'map'} say={measure === 'activationBytes' ? bytes : count} onModule={toModule} onOperator={toOperator} />}
                <div className="weights-head costs-head" hidden={map}>
                    <span>{t('model.name')}</span>
                    <span>{modules ? '' : t('model.operator')}</span>
                    {head('macs', t('model.macs'))}
                    {head('flops', t('model.flops'))}
                    {head('parameters', t('model.parameters'))}
                    {head('activationBytes', t('model.activations'))}
                    {head('intensity', t('model.intensity'))}
                </div>
                <div ref={scroll} className="weights-body" hidden={map} tabIndex={0} role="group" aria-label={t('model.costs')}>
                    <div style={{ height: list.getTotalSize(), position: 'relative' }}>
                        {list.getVirtualItems().map((item) => {
                            const row = rows[item.index] as Row;
                            return (
                                <button key={row.key} type="button" className="weights-row costs-row" style={{ transform: `translateY(${item.start}px)` }} onClick={() => (row.node === undefined ? toModule(row.name) : toOperator(row.node, row.graph))}>
                                    <span className="cut" title={row.name}>
                                        {row.name}
                                    </span>
                                    <span className="fact cut">{row.note}</span>
                                    {(['macs', 'flops', 'parameters'] as const).map((by) => (
                                        <Number key={by} text={amount(row[by], count)} share={by === order ? (row[by] ?? 0) / largest : null} />
                                    ))}
                                    <Number text={amount(row.activationBytes, bytes)} share={order === 'activationBytes' ? (row.activationBytes ?? 0) / largest : null} />
                                    <Number text={amount(row.intensity, (n) => (n === 0 ? '0' : n.toPrecision(3)))} share={order === 'intensity' ? (row.intensity ?? 0) / largest : null} />
                                </button>
                            );
                        })}
                    </div>
                </div>
            </section>
        </div>
    );
}

function Number({ text, share }: { text: string; share: number | null }): JSX.Element {
    return (
        <span className="num">
            {share !== null && (
                <span className="share" aria-hidden="true">
                    <i style={{ width: `${Math.max(2, 100 * share)}%` }} />
                </span>
            )}
            {text}
        </span>
    );
}

function amount(n: number | null, say: (n: number) => string): string {
    return n === null ? '?' : say(n);
}

/** What is known of a sum of which a part is not. */
function least(costs: ModelCosts, by: 'macs' | 'flops' | 'activationBytes', say: (n: number) => string): string {
    const known = costs.nodes.filter((node) => node.graph === 0).reduce((sum, node) => sum + (node[by] ?? 0), 0);
    return known > 0 ? `≥ ${say(known)}` : '?';
}

/** The numbers for extents with one changed, as they stand in the address. */
export function bound(dims: Record<string, number>, name: string, text: string): string {
    const next: Record<string, string> = Object.fromEntries(Object.entries(dims).map(([k, v]) => [k, String(v)]));
    if (/^\d+$/.test(text)) {
        next[name] = text;
    } else {
        delete next[name];
    }
    return written(next);
}

function written(dims: Record<string, string | number>): string {
    return Object.entries(dims)
        .map(([k, v]) => `${k}=${v}`)
        .join(',');
}

/** Whether an operator takes anything, or may; constants are there before. */
function takes(cost: Amounts): boolean {
    return cost.macs !== 0 || cost.flops !== 0 || cost.parameters !== 0 || cost.activationBytes !== 0;
}

function sorted(costs: ModelCosts | undefined, modules: boolean, order: CostOrder): Row[] {
    const rows: Row[] = modules
        ? (costs?.scopes ?? []).map((s) => ({ ...s, key: s.path, name: s.path, note: '', graph: 0 }))
        : (costs?.nodes ?? []).filter(takes).map((n) => ({ ...n, key: `${n.graph}/${n.node}`, note: n.operator }));
    return rows.sort((a, b) => (b[order] ?? -1) - (a[order] ?? -1) || (b.flops ?? -1) - (a.flops ?? -1));
}
