import { useMemo, useState, type JSX, type ReactNode } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useWords } from '../../i18n/index.ts';
import { value } from '../../kit/format.ts';
import { MediaCell } from '../media/tables/mediaCell.ts';
import { MediaThumb } from '../media/tables/MediaThumb.tsx';
import type { Table } from './parse.ts';

const ROWS = 300;

/**
 * A logged table; heads sort.
 *
 * @param first draws the first cell of a row instead of its text
 */
export function TableView({ table, first }: { table: Table; first?: (row: readonly unknown[]) => ReactNode }): JSX.Element {
    const { t } = useWords();
    const [sort, setSort] = useState<{ column: number; down: boolean } | null>(null);
    const [most, setMost] = useState(ROWS);
    const numeric = useMemo(() => table.columns.map((_, j) => table.data.length > 0 && table.data.every((r) => isNumber(r[j]))), [table]);
    const rows = useMemo(() => (sort ? sorted(table.data, sort.column, sort.down, numeric[sort.column] ?? false) : table.data), [table, sort, numeric]);
    return (
        <>
            <p className="fact">{t('files.size', { rows: table.data.length.toLocaleString('en-US'), columns: table.columns.length })}</p>
            <div className="scroll" tabIndex={0}>
                <table className="data">
                    <thead>
                        <tr>
                            {table.columns.map((c, j) => (
                                <th key={j} scope="col" className={numeric[j] ? 'num' : ''} aria-sort={sort?.column === j ? (sort.down ? 'descending' : 'ascending') : 'none'}>
                                    <button type="button" onClick={() => setSort({ column: j, down: sort?.column === j ? !sort.down : false })}>
                                        {c} {sort?.column === j && (sort.down ? <ArrowDown size={12} /> : <ArrowUp size={12} />)}
                                    </button>
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {rows.slice(0, most).map((row, i) => (
                            <tr key={i}>
                                {table.columns.map((_, j) => (
                                    <td key={j} className={numeric[j] ? 'num' : ''}>
                                        {j === 0 && first ? first(row) : row[j] instanceof MediaCell ? <MediaThumb cell={row[j]} /> : typeof row[j] === 'number' ? value(row[j]) : text(row[j])}
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
            {rows.length > most && (
                <button type="button" className="button" onClick={() => setMost(most + 1_000)}>
                    {t('charts.more', { n: rows.length - most })}
                </button>
            )}
        </>
    );
}

function isNumber(cell: unknown): boolean {
    return typeof cell === 'number' || (typeof cell === 'string' && cell.trim() !== '' && Number.isFinite(Number(cell)));
}

function text(cell: unknown): string {
    return cell === null || cell === undefined ? '' : typeof cell === 'object' && !(cell instanceof MediaCell) ? JSON.stringify(cell) : String(cell);
}

/** Rows by one column: numbers by size, all else by their text; equal ones keep their order. */
function sorted(rows: readonly unknown[][], column: number, down: boolean, numeric: boolean): unknown[][] {
    const sign = down ? -1 : 1;
    return [...rows].sort((a, b) => sign * (numeric ? Number(a[column]) - Number(b[column]) : text(a[column]).localeCompare(text(b[column]))));
}
