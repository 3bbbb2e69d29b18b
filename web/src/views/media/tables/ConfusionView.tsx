import { useMemo, type JSX } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { value } from '../../../kit/format.ts';
import type { Table } from '../../files/parse.ts';
import { TableView } from '../../files/TableView.tsx';
import type { BodyProps } from '../bodyProps.ts';
import { classColumns, confusionOf, countColumn, pairOf } from './confusion.ts';
import { wordOf } from './grouped.ts';

const INKS = 7;
const DARK = 5;

interface Props {
    table: Table;
    name: string;
    view: BodyProps['view'];
    onView: BodyProps['onView'];
}

/** Actual classes down, predicted ones across; a cell opens the rows that it counts. The darker, the larger the share of its actual class. */
export function ConfusionView({ table, name, view, onView }: Props): JSX.Element {
    const { t } = useWords();
    const some = classColumns(table);
    const pair = pairOf(table) ?? [some[0] ?? '', some[1] ?? ''];
    const actual = view.actual !== undefined && some.includes(view.actual) ? view.actual : pair[0];
    const predicted = view.predicted !== undefined && some.includes(view.predicted) ? view.predicted : pair[1];
    const { classes, counts, total } = useMemo(() => confusionOf(table, actual, predicted), [table, actual, predicted]);
    const right = counts.reduce((sum, line, i) => sum + (line[i] as number), 0);
    const [openA, openP] = (view.opened ?? '').split('\n');
    const examples = countColumn(table) < 0;
    const rows = useMemo((): Table => ({ ...table, data: table.data.filter((row) => wordOf(row[table.columns.indexOf(actual)]) === openA && wordOf(row[table.columns.indexOf(predicted)]) === openP) }), [table, actual, predicted, openA, openP]);
    return (
        <>
            <p className="fact">{`${t('media.accuracy', { share: total > 0 ? `${((100 * right) / total).toFixed(1)} %` : '–', n: total.toLocaleString('en-US') })} · ${t('media.shades', { actual })}`}</p>
            <div className="scroll" tabIndex={0}>
                <table className="confusion" aria-label={`${name}: ${actual}, ${predicted}`}>
                    <thead>
                        <tr>
                            <th className="corner">{`${actual} ↓ ${predicted} →`}</th>
                            {classes.map((c) => (
                                <th key={c} scope="col">
                                    <span className="cut" title={c}>{c}</span>
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {classes.map((a, i) => {
                            const line = counts[i] as number[];
                            const of = line.reduce((x, y) => x + y, 0);
                            return (
                                <tr key={a}>
                                    <th scope="row">
                                        <span className="cut" title={a}>{a}</span>
                                    </th>
                                    {classes.map((p, j) => {
                                        const n = line[j] as number;
                                        const ink = n === 0 ? 0 : Math.min(INKS, 1 + Math.floor((n / of) * INKS));
                                        const style = ink === 0 ? {} : { background: `var(--count-${ink})` };
                                        const words = t('media.met', { actual: a, predicted: p, n: value(n), share: of > 0 ? `${((100 * n) / of).toFixed(1)} %` : '–' });
                                        return (
                                            <td key={p} data-dark={ink >= DARK} data-now={a === openA && p === openP} style={style}>
                                                {examples && n > 0 ? (
                                                    <button type="button" title={words} aria-label={words} aria-expanded={a === openA && p === openP} onClick={() => onView({ opened: a === openA && p === openP ? undefined : `${a}\n${p}` })}>
                                                        {value(n)}
                                                    </button>
                                                ) : (
                                                    <span title={words}>{n === 0 ? '' : value(n)}</span>
                                                )}
                                            </td>
                                        );
                                    })}
                                </tr>
                            );
                        })}
                    </tbody>
                </table>
            </div>
            {examples && openP !== undefined && rows.data.length > 0 && <TableView table={rows} />}
        </>
    );
}
