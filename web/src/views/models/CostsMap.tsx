import { useEffect, useMemo, useRef, useState, type JSX, type MouseEvent } from 'react';
import type { ModelCosts } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { treemapOf, type Tile } from '../../network/treemap.ts';
import type { Size } from '../../network/camera.ts';

export type Measure = 'parameters' | 'macs' | 'flops' | 'activationBytes';

interface Props {
    costs: ModelCosts;
    by: Measure;
    say: (n: number) => string;
    onModule: (path: string) => void;
    onOperator: (node: number) => void;
}

const NAME = 6.6;

/** What a model takes as areas, modules around their operators. The table beside it says the same to who cannot see it. */
export function CostsMap({ costs, by, say, onModule, onOperator }: Props): JSX.Element {
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
    const tiles = useMemo(() => (size.width > 0 ? treemapOf(leaves, size.width, size.height) : []), [leaves, size]);
    const whole = leaves.reduce((sum, l) => sum + l.value, 0);
    const at = (event: MouseEvent): number => {
        const index = (event.target as Element).closest('[data-tile]')?.getAttribute('data-tile');
        return index === null || index === undefined ? -1 : Number(index);
    };
    const press = (event: MouseEvent): void => {
        const tile = tiles[at(event)];
        if (tile?.node !== undefined) {
            onOperator(tile.node);
        } else if (tile) {
            onModule(tile.path);
        }
    };
    const told = tiles[pointed];
    return (
        <div className="costs-map">
            <p className="fact num" aria-hidden="true">
                {told ? `${told.path}${told.node === undefined || told.path === '' ? '' : '/'}${told.node === undefined ? '' : told.name} · ${say(told.value)} · ${percent(told.value / whole)}` : t('model.mapHint')}
            </p>
            <div ref={place} className="costs-area">
                {whole === 0 && size.width > 0 && <p className="empty">{t('model.mapNone')}</p>}
                <svg width={size.width} height={size.height} role="img" aria-label={t('model.mapWhat', { n: say(whole) })} onClick={press} onMouseMove={(e) => setPointed(at(e))} onMouseLeave={() => setPointed(-1)}>
                    {tiles.map((tile, i) => (
                        <Area key={`${tile.path} ${tile.node ?? ''}`} tile={tile} at={i} pointed={i === pointed} say={say} />
                    ))}
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

function Area({ tile, at, pointed, say }: { tile: Tile; at: number; pointed: boolean; say: (n: number) => string }): JSX.Element {
    const { x, y, width, height, node, headed } = tile;
    const module = node === undefined;
    const text = fitted(tile.name, width - 12);
    const amount = say(tile.value);
    const beside = headed && text === tile.name && width > NAME * (text.length + amount.length) + 28;
    return (
        <g data-tile={at} data-kind={module ? 'module' : 'operator'} data-pointed={pointed}>
            <rect x={x + 0.5} y={y + 0.5} width={Math.max(0, width - 1)} height={Math.max(0, height - 1)} rx={Math.min(3, width / 4, height / 4)} />
            {headed && text !== '' && (
                <text x={x + 6} y={y + 13} className="name">
                    {text}
                </text>
            )}
            {beside && (
                <text x={x + width - 6} y={y + 13} className="end">
                    {amount}
                </text>
            )}
            {!module && width > 34 && height > 20 && text !== '' && (
                <text x={x + 6} y={y + 15}>
                    {text}
                </text>
            )}
            {!module && height > 38 && width > NAME * amount.length + 10 && (
                <text x={x + 6} y={y + 30} className="amount">
                    {amount}
                </text>
            )}
        </g>
    );
}

/** As much of a name as there is room for; nothing where it would be a few letters. */
function fitted(name: string, room: number): string {
    const letters = Math.floor(room / NAME);
    return name.length <= letters ? name : letters < 4 ? '' : `${name.slice(0, letters - 1)}…`;
}
