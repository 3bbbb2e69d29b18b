import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, type DragEvent, type JSX } from 'react';
import { get } from '../../api/client.ts';
import { asked, found, structureOf, type Diagram, type Hit, type ModelFacts } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { BARS } from '../../network/bars.ts';
import { boxOf, boxOfScope } from '../../network/drawn.ts';
import { around, between, cone, inside, NOTHING, type Lit } from '../../network/ways.ts';
import { Said } from '../../kit/Said.tsx';
import type { ModelChange, ModelView } from '../../state/modelView.ts';
import { CopiesPanel, copiesOf, differing } from './CopiesPanel.tsx';
import { GraphCanvas } from './GraphCanvas.tsx';
import { NodePanel } from './NodePanel.tsx';
import { NodeSearch } from './NodeSearch.tsx';
import { Operators } from './Operators.tsx';
import { Legend, OverlayPanel, takeFile } from './OverlayPanel.tsx';
import { StructureTree } from './StructureTree.tsx';
import { useBars } from './useBars.ts';
import { useOverlay } from './useOverlay.ts';

interface Props {
    facts: ModelFacts;
    view: ModelView;
    onView: (part: ModelChange) => void;
}

/** A network: its structure, its graph, and what was chosen in it. */
export function GraphPane({ facts, view, onView }: Props): JSX.Element {
    const { t } = useWords();
    const at = facts.at;
    const { graph = 0, flat = false, unfold = false, uncut = false, across = false } = view;
    const shape = { at, graph, flat, fold: !unfold, cut: !uncut, across };
    const diagram = useQuery({
        queryKey: ['diagram', shape, view.open],
        queryFn: () => get<Diagram>(asked('/api/v1/model/diagram', { ...shape, open: view.open })),
        placeholderData: keepPreviousData,
    });
    const structure = useQuery({ queryKey: ['structure', at, graph, !unfold], queryFn: () => structureOf(at, graph, !unfold) });
    const hits = useQuery({
        queryKey: ['nodes', at, graph, !unfold, view.find],
        enabled: view.find !== undefined,
        queryFn: () => found(at, graph, !unfold, view.find ?? ''),
        retry: false,
    });
    const drawn = diagram.data;
    const homes = useMemo(() => new Map((hits.data?.hits ?? []).map((h) => [h.node, h.scopes])), [hits.data]);
    const place = (node: number | undefined): number => (node === undefined || !drawn ? -1 : boxOf(drawn, node, homes.get(node) ?? []));
    const chosen = view.scope !== undefined && drawn ? boxOfScope(drawn, view.scope) : place(view.node);
    const second = place(view.to);
    const lit = useMemo((): Lit => {
        if (!drawn || chosen < 0) {
            return NOTHING;
        }
        if (second >= 0) {
            return between(drawn, chosen, second);
        }
        return view.cone ? cone(drawn, inside(drawn, chosen), view.cone === 'down', true) : around(drawn, chosen);
    }, [drawn, chosen, second, view.cone]);
    const lighted = useMemo(
        () => new Set(drawn && view.find !== undefined ? (hits.data?.hits ?? []).map((h) => boxOf(drawn, h.node, h.scopes)).filter((i) => i >= 0) : []),
        [drawn, hits.data, view.find],
    );
    const overlay = useOverlay(facts, view, drawn);
    const shades = overlay?.shades;
    const bars = useBars(facts, view, drawn);
    const long = bars?.of;
    const marks = useMemo(() => ({ chosen, second, lit, hits: lighted, differ: (copies: readonly string[]) => differing(t, copies), ...(shades ? { shades } : long ? { bars: long } : {}) }), [chosen, second, lit, lighted, shades, long, t]);
    const ways = second >= 0 && drawn ? { to: drawn.boxes[second]?.label ?? '', operators: lit.edges.size === 0 ? 0 : [...lit.boxes].filter((i) => drawn.boxes[i]?.kind !== 'open').length } : undefined;
    const copies = view.scope !== undefined && structure.data ? copiesOf(structure.data, view.scope) : [];
    const toggle = (path: string): void => {
        if (drawn) {
            onView({ open: drawn.open.includes(path) ? drawn.open.filter((p) => p !== path && !p.startsWith(`${path}/`)) : [...drawn.open, path] });
        }
    };
    const choose = (box: number, also: boolean): void => {
        const of = drawn?.boxes[box];
        if (also && of?.node !== undefined && view.node !== undefined) {
            onView({ to: of.node, cone: undefined });
        } else {
            onView({ node: of?.node, scope: of?.node === undefined ? of?.path : undefined, to: undefined, cone: undefined });
        }
    };
    const toHit = (hit: Hit): void => {
        const open = flat || !drawn ? view.open : [...new Set([...drawn.open, ...hit.scopes])];
        onView({ node: hit.node, scope: undefined, to: undefined, cone: undefined, open });
    };
    const toFound = ({ node, scope, around: scopes }: { node?: number; scope?: string; around: string[] }): void =>
        onView({ node, scope, to: undefined, cone: undefined, open: flat || !drawn ? view.open : [...new Set([...drawn.open, ...scopes])] });
    const drop = (event: DragEvent): void => {
        event.preventDefault();
        const file = event.dataTransfer.files[0];
        if (file) {
            void takeFile(file, onView);
        }
    };
    return (
        <div className="network" onDragOver={(e) => e.preventDefault()} onDrop={drop}>
            <section className="network-side" aria-label={t('model.structure')}>
                <NodeSearch query={view.find ?? ''} hits={view.find === undefined ? undefined : hits.data} error={hits.error} onQuery={(find) => onView({ find: find === '' ? undefined : find })} onHit={toHit} chosen={view.node} />
                <OverlayPanel key={at} facts={facts} view={view} overlay={overlay} onView={onView} onFound={toFound} />
                <h2>{t('model.structure')}</h2>
                {structure.data && (
                    <StructureTree
                        structure={structure.data}
                        open={drawn?.open ?? []}
                        node={view.node}
                        scope={view.scope}
                        onToggle={toggle}
                        onScope={(path) => onView({ scope: path, node: undefined, to: undefined, cone: undefined })}
                        onNode={(node, scopes) => toHit({ node, scopes, operator: '', name: '', times: 1 })}
                    />
                )}
                <Operators counts={facts.operators ?? {}} chosen={view.find} onChoose={(name) => onView({ find: view.find === `op=${name}` ? undefined : `op=${name}` })} />
            </section>
            <section className="network-main" aria-label={t('model.graph')}>
                <div className="network-tools">
                    {(facts.graphs?.length ?? 0) > 1 && (
                        <select aria-label={t('model.whichGraph')} value={graph} onChange={(e) => onView({ graph: Number(e.target.value) || undefined, open: undefined, node: undefined, scope: undefined })}>
                            {facts.graphs?.map((g, i) => (
                                <option key={i} value={i}>
                                    {g.name || '?'} ({g.nodes})
                                </option>
                            ))}
                        </select>
                    )}
                    <Flag name={t('model.flat')} on={flat} onChange={(on) => onView({ flat: on, open: undefined })} />
                    <Flag name={t('model.fold')} on={!unfold} off={flat} onChange={(on) => onView({ unfold: !on, open: undefined })} />
                    <Flag name={t('model.cut')} on={!uncut} onChange={(on) => onView({ uncut: !on })} />
                    <Flag name={t('model.across')} on={across} onChange={(on) => onView({ across: on })} />
                    {bars && (
                        <label className="flag bar-choice">
                            {t('model.bar')}{' '}
                            <select value={view.bar ?? bars.by} onChange={(e) => onView({ bar: e.target.value as NonNullable<ModelView['bar']> })}>
                                {BARS.map((by) => (
                                    <option key={by} value={by}>
                                        {t(by === 'activationBytes' ? 'model.activations' : `model.${by}`)}
                                    </option>
                                ))}
                                <option value="none">{t('model.noBar')}</option>
                            </select>
                        </label>
                    )}
                    {facts.synthesised && <span className="fact" title={t('model.synthesisedWhat')}>{t('model.synthesised')}</span>}
                </div>
                {diagram.error && <Said of={diagram.error} className="empty" />}
                {drawn && <GraphCanvas name={`${at} ${graph} ${flat} ${across} ${unfold}`} diagram={drawn} marks={marks} focus={chosen} onChoose={choose} onToggle={toggle} />}
                {overlay && <Legend overlay={overlay} />}
            </section>
            {view.node === undefined && copies.length > 0 && <CopiesPanel name={view.scope ?? ''} copies={copies} onView={onView} />}
            {view.node !== undefined && (
                <NodePanel at={at} graph={graph} node={view.node} view={view} costs={bars?.costs} graphs={facts.graphs ?? []} ways={ways} onView={onView} onNode={(node) => onView({ node, scope: undefined, to: undefined, cone: undefined })} />
            )}
        </div>
    );
}

function Flag({ name, on, off = false, onChange }: { name: string; on: boolean; off?: boolean; onChange: (on: boolean) => void }): JSX.Element {
    return (
        <label className="flag">
            <input type="checkbox" checked={on} disabled={off} onChange={(e) => onChange(e.target.checked)} /> {name}
        </label>
    );
}
