import type { JSX } from 'react';
import type { Tile } from '../../network/treemap.ts';
import { fitted, LETTER } from './fitted.ts';

interface Props {
    tile: Tile;
    at: number;
    pointed: boolean;
    say: (n: number) => string;
}

/** An area with its name and amount, where there is room for them. */
export function CostTile({ tile, at, pointed, say }: Props): JSX.Element {
    const { x, y, width, height, node, headed } = tile;
    const module = node === undefined;
    const text = fitted(tile.name, width - 12);
    const amount = say(tile.value);
    const beside = headed && text === tile.name && width > LETTER * (text.length + amount.length) + 28;
    return (
        <g data-part={at} data-kind={module ? 'module' : 'operator'} data-pointed={pointed}>
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
            {!module && height > 38 && width > LETTER * amount.length + 10 && (
                <text x={x + 6} y={y + 30} className="amount">
                    {amount}
                </text>
            )}
        </g>
    );
}
