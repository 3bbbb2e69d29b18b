import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { cellsOf, sliceFile, type Cells } from '../../../api/tensors.ts';
import { useWords } from '../../../i18n/index.ts';
import { count, value } from '../../../kit/format.ts';
import { onTheme } from '../../../kit/theme.ts';
import { Said } from '../../../kit/Said.tsx';
import { along, extents, firstPlane, indexAt, isWhole, sliceText, zoomed, type Plane } from './plane.ts';
import { pixels, reach } from './shades.ts';

const MOST = 192;
const HIGH = 320;

interface Props {
    at: string;
    tensor: number;
    shape: string;
}

/** A tensor's plane as colours about 0; the pointer or arrow keys read its values, wheel and double click come nearer. */
export function HeatMap({ at, tensor, shape }: Props): JSX.Element {
    const { t } = useWords();
    const [plane, setPlane] = useState(() => firstPlane(extents(shape)));
    const [cell, setCell] = useState<[number, number] | null>(null);
    const [turn, setTurn] = useState(0);
    const canvas = useRef<HTMLCanvasElement>(null);
    const asked = sliceText(plane);
    const query = useQuery({
        queryKey: ['slice', at, tensor, asked.slice, asked.turn],
        queryFn: async () => ({ cells: await cellsOf(at, tensor, asked.slice, asked.turn, MOST), plane }),
        placeholderData: keepPreviousData,
        staleTime: Infinity,
        gcTime: 60_000,
    });
    const cells = query.data?.cells;
    useEffect(() => onTheme(() => setTurn((n) => n + 1)), []);
    useEffect(() => {
        const element = canvas.current;
        if (element && cells && cells.width * cells.height > 0) {
            element.width = cells.width;
            element.height = cells.height;
            const limit = reach(cells.mean);
            element.getContext('2d')?.putImageData(new ImageData(pixels(cells.mean, cells.bad, limit), cells.width, cells.height), 0, 0);
        }
    }, [cells, turn]);
    useEffect(() => {
        const element = canvas.current;
        const wheel = (event: WheelEvent): void => {
            event.preventDefault();
            const box = element!.getBoundingClientRect();
            setPlane((p) => zoomed(p, ...spot(p, (event.clientY - box.top) / box.height, (event.clientX - box.left) / box.width), event.deltaY < 0 ? 0.7 : 1 / 0.7));
        };
        element?.addEventListener('wheel', wheel, { passive: false });
        return () => element?.removeEventListener('wheel', wheel);
    }, [cells === undefined]);
    if (!cells) {
        return query.error ? <Said of={query.error} className="fact" /> : <div className="heat" style={{ height: HIGH }} />;
    }
    const seen = query.data!.plane;
    const limit = reach(cells.mean);
    const keys = (event: KeyboardEvent): void => {
        const move = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
        const [row, column] = cell ?? [0, 0];
        if (move) {
            event.preventDefault();
            setCell([Math.max(0, Math.min(cells.height - 1, row + move[0]!)), Math.max(0, Math.min(cells.width - 1, column + move[1]!))]);
        } else if (event.key === '+' || event.key === '-') {
            setPlane((p) => zoomed(p, ...spot(p, (row + 0.5) / cells.height, (column + 0.5) / cells.width), event.key === '+' ? 0.5 : 2));
        }
    };
    return (
        <figure className="heat">
            <Choice plane={plane} onPlane={(next) => { setCell(null); setPlane(next); }} />
            <div className="heat-frame" style={{ height: Math.max(24, Math.min(HIGH, (326 * cells.height) / Math.max(1, cells.width))) }}>
                <canvas
                    ref={canvas}
                    tabIndex={0}
                    role="img"
                    aria-label={t('model.heatMap', { rows: count(cells.rows), columns: count(cells.columns) })}
                    onKeyDown={keys}
                    onPointerMove={(e) => {
                        const box = e.currentTarget.getBoundingClientRect();
                        setCell([Math.min(cells.height - 1, Math.max(0, Math.floor(((e.clientY - box.top) / box.height) * cells.height))), Math.min(cells.width - 1, Math.max(0, Math.floor(((e.clientX - box.left) / box.width) * cells.width)))]);
                    }}
                    onPointerLeave={() => setCell(null)}
                    onDoubleClick={(e) => {
                        const box = e.currentTarget.getBoundingClientRect();
                        setPlane((p) => zoomed(p, ...spot(p, (e.clientY - box.top) / box.height, (e.clientX - box.left) / box.width), 0.5));
                    }}
                />
                {cell && <i className="heat-cell" style={{ left: `${(100 * cell[1]) / cells.width}%`, top: `${(100 * cell[0]) / cells.height}%`, width: `${100 / cells.width}%`, height: `${100 / cells.height}%` }} />}
            </div>
            <div className="heat-scale" aria-hidden="true">
                <span>{value(-limit)}</span>
                <i />
                <span>{value(limit)}</span>
            </div>
            <figcaption className="fact" aria-live="polite">
                {cell ? said(cells, seen, cell, t) : t(cells.exact ? 'model.exact' : 'model.reduced', { rows: count(cells.rows), columns: count(cells.columns), cells: `${cells.height} × ${cells.width}` })}
            </figcaption>
            <div className="heat-tools">
                {!isWhole(plane) && (
                    <button type="button" onClick={() => setPlane({ ...plane, window: firstPlaneWindow(plane) })}>
                        {t('model.all')}
                    </button>
                )}
                <span className="fact">{t('model.download')}</span>
                {(['csv', 'npy'] as const).map((format) => (
                    <a key={format} href={sliceFile(at, tensor, asked.slice, asked.turn, format)} download={`slice.${format}`} aria-label={t('model.downloadAs', { format: format === 'csv' ? 'CSV' : 'npy' })}>
                        {format === 'csv' ? 'CSV' : 'npy'}
                    </a>
                ))}
                <code className="cut">[{asked.slice}]</code>
            </div>
        </figure>
    );
}

function firstPlaneWindow(plane: Plane): Plane['window'] {
    return along(plane, 'columns', plane.columns).window;
}

/** Where a part of the picture's height and width lies along rows and columns. */
function spot(plane: Plane, down: number, right: number): [number, number] {
    const [r0, r1, c0, c1] = plane.window;
    return [r0 + down * (r1 - r0), c0 + right * (c1 - c0)];
}

function said(cells: Cells, plane: Plane, [row, column]: [number, number], t: ReturnType<typeof useWords>['t']): string {
    const i = row * cells.width + column;
    const place = (cell: number, from: number, extent: number, all: number): number => from + Math.floor((cell * extent) / all);
    const index = indexAt(plane, place(row, plane.window[0], cells.rows, cells.height), place(column, plane.window[2], cells.columns, cells.width));
    const one = Number.isNaN(cells.mean[i]!) ? t('model.notFinite') : value(Number(cells.mean[i]!.toPrecision(6)));
    const bad = cells.bad?.[i] ? `, ${t('model.bad', { n: count(cells.bad[i]) })}` : '';
    return cells.exact ? `[${index.join(', ')}] = ${one}` : t('model.cell', { index: index.join(', '), mean: one, min: value(Number(cells.min[i]!.toPrecision(4))), max: value(Number(cells.max[i]!.toPrecision(4))) }) + bad;
}

/** Which dimension is which, and the places along the rest. */
function Choice({ plane, onPlane }: { plane: Plane; onPlane: (plane: Plane) => void }): JSX.Element | null {
    const { t } = useWords();
    if (plane.rows < 0) {
        return null;
    }
    return (
        <div className="heat-choice">
            {(['rows', 'columns'] as const).map((which) => (
                <label key={which} className="choice">
                    {t(which === 'rows' ? 'model.rows' : 'model.columns')}
                    <select value={plane[which]} onChange={(e) => onPlane(along(plane, which, Number(e.target.value)))}>
                        {plane.shape.map((n, d) => (
                            <option key={d} value={d}>
                                {d}: {n.toLocaleString('en-US')}
                            </option>
                        ))}
                    </select>
                </label>
            ))}
            {plane.shape.map(
                (n, d) =>
                    d !== plane.rows &&
                    d !== plane.columns && (
                        <label key={d}>
                            {t('model.fixed', { d })}
                            <input
                                type="number"
                                min={0}
                                max={n - 1}
                                value={plane.fixed[d]}
                                onChange={(e) => onPlane({ ...plane, fixed: plane.fixed.map((v, k) => (k === d ? Math.max(0, Math.min(n - 1, Math.floor(Number(e.target.value) || 0))) : v)) })}
                            />
                        </label>
                    ),
            )}
        </div>
    );
}
