import { useEffect, useMemo, useRef, useState, type JSX, type MouseEvent } from 'react';
import type { ModelCosts } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { sunburstOf } from '../../network/sunburst.ts';
import { treemapOf } from '../../network/treemap.ts';
import type { Size } from '../../network/camera.ts';
import { CostArc } from './CostArc.tsx';
import { CostTile } from './CostTile.tsx';

export type Measure = 'parameters' | 'macs' | 'flops' | 'activationBytes';

interface Props {
    costs: ModelCosts;
    by: Measure;
    /** Areas within areas, or rings around rings. */
    shape: 'map' | 'rings';
    say: (n: number) => string;
    onModule: (path: string) => void;
    onOperator: (node: number) => void;
}

const MARGIN = 8;

/** What a model takes as areas, modules around their operators, or as rings, operators outside. The table beside it says the same to who cannot see it. */
export function CostsMap({ costs, by, shape, say, onModule, onOperator }: Props): JSX.Element {
    const { t } = useWords();
    const place = useRef<HTMLDivElement>(null);
    const [size, setSize] = useState<Size>({ width: 0, height: 0 });
    const [pointed, setPointed] = useState(-1);
    useEffect(() => {
        const element = place.current as HTMLDivElement;
        const sized = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
        sized.observe(element);
        return () => sized.disconnect();
    }, []);
    const leaves = useMemo(
        () => costs.nodes.filter((n) => n.graph === 0).map((n) => ({ node: n.node, name: called(n.name, n.operator), scope: n.scope, value: n[by] ?? 0 })),
        [costs, by],
    );
    const tiles = useMemo(() => (size.width > 0 && shape === 'map' ? treemapOf(leaves, size.width, size.height) : []), [leaves, size, shape]);
    const arcs = useMemo(() => (shape === 'rings' ? sunburstOf(leaves) : []), [leaves, shape]);
    const parts: readonly { name: string; path: string; node?: number; value: number }[] = shape === 'rings' ? arcs : tiles;
    const rings = 1 + arcs.reduce((most, a) => Math.max(most, a.depth), 0);
    const radius = Math.max(0, Math.min(size.width, size.height) / 2 - MARGIN);
    const whole = leaves.reduce((sum, l) => sum + l.value, 0);
    const at = (event: MouseEvent): number => {
        const index = (event.target as Element).closest('[data-part]')?.getAttribute('data-part');
        return index === null || index === undefined ? -1 : Number(index);
    };
    const press = (event: MouseEvent): void => {
        const part = parts[at(event)];
        if (part?.node !== undefined) {
            onOperator(part.node);
        } else if (part) {
            onModule(part.path);
        }
    };
    const told = parts[pointed];
    return (
        <div className="costs-map">
            <p className="fact num" aria-hidden="true">
                {told ? `${told.path}${told.node === undefined || told.path === '' ? '' : '/'}${told.node === undefined ? '' : told.name} · ${say(told.value)} · ${percent(told.value / whole)}` : t(shape === 'rings' ? 'model.ringsHint' : 'model.mapHint')}
            </p>
            <div ref={place} className="costs-area">
                {whole === 0 && size.width > 0 && <p className="empty">{t('model.mapNone')}</p>}
                <svg width={size.width} height={size.height} role="img" aria-label={t(shape === 'rings' ? 'model.ringsWhat' : 'model.mapWhat', { n: say(whole) })} onClick={press} onMouseMove={(e) => setPointed(at(e))} onMouseLeave={() => setPointed(-1)}>
                    {tiles.map((tile, i) => (
                        <CostTile key={`${tile.path} ${tile.node ?? ''}`} tile={tile} at={i} pointed={i === pointed} say={say} />
                    ))}
                    {shape === 'rings' && radius > 0 && whole > 0 && (
                        <g transform={`translate(${size.width / 2} ${size.height / 2})`}>
                            {arcs.map((arc, i) => (
                                <CostArc key={`${arc.path} ${arc.node ?? ''}`} arc={arc} at={i} rings={rings} radius={radius} pointed={i === pointed} />
                            ))}
                            <text className="middle whole" dy="0.32em">
                                {say(whole)}
                            </text>
                        </g>
                    )}
                </svg>
            </div>
        </div>
    );
}

/** The last part of an operator's name, and what it is where that does not say it. */
function called(name: string, operator: string): string {
    const last = name.split('/').pop() ?? '';
    return last === '' || last.toLowerCase().includes(operator.toLowerCase()) ? last || operator : `${operator} ${last}`;
}

function percent(share: number): string {
    return `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
}
