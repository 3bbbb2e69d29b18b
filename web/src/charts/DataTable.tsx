import { useMemo, type JSX } from 'react';
import type { Line } from '../api/columns.ts';
import { useWords } from '../i18n/index.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { exact, value } from '../kit/format.ts';
import { exactLabel } from './axes.ts';
import type { ChartLine } from './picture.ts';
import { tableOf } from './tableOf.ts';

interface Props {
    title: string;
    axis: string;
    lines: readonly ChartLine[];
    data: readonly Line[];
    range: [number, number];
    close: () => void;
}

/** The numbers of a chart as a table: one row an x, one column a line. */
export function DataTable({ title, axis, lines, data, range, close }: Props): JSX.Element {
    const { t } = useWords();
    const drawn = data.filter((d) => d.head.role === 'line');
    const { rows, of } = useMemo(() => tableOf(drawn, range), [data, range]);
    return (
        <Dialog title={t('charts.dataOf', { name: title })} fact={rows.length < of ? t('charts.someRows', { n: rows.length, of: of.toLocaleString('en-US') }) : ''} close={close}>
            <div className="scroll" tabIndex={0}>
                <table className="data">
                    <thead>
                        <tr>
                            <th scope="col" className="num">
                                {axis === 'step' ? t('charts.step') : axis === 'relative' ? t('charts.relative') : axis === 'wall' ? t('charts.wall') : axis.replace('metrics.', '')}
                            </th>
                            {drawn.map((d) => (
                                <th scope="col" className="num" key={d.head.series}>
                                    {lines[d.head.series]?.name}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {rows.map((row) => (
                            <tr key={row.x}>
                                <th scope="row" className="num">
                                    {exactLabel(row.x, axis)}
                                </th>
                                {row.values.map((v, i) => (
                                    <td className="num" key={i} title={exact(v)}>
                                        {v === null ? '' : value(Number.isFinite(v) ? v : String(v))}
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </Dialog>
    );
}
