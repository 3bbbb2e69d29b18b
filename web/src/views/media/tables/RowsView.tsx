import { X } from 'lucide-react';
import { useDeferredValue, useMemo, type JSX } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { value } from '../../../kit/format.ts';
import type { Table } from '../../files/parse.ts';
import { TableView } from '../../files/TableView.tsx';
import type { BodyProps } from '../bodyProps.ts';
import { grouped, told, wordOf } from './grouped.ts';

interface Props {
    table: Table;
    view: BodyProps['view'];
    onView: BodyProps['onView'];
}

/** Rows that hold a text; or groups of them by a column, each of which opens its rows. */
export function RowsView({ table, view, onView }: Props): JSX.Element {
    const { t } = useWords();
    const word = useDeferredValue((view.rows ?? '').toLowerCase());
    const found = useMemo((): Table => (word === '' ? table : { ...table, data: table.data.filter((row) => row.some((cell) => wordOf(cell).toLowerCase().includes(word))) }), [table, word]);
    const by = view.rowGroup === undefined ? -1 : table.columns.indexOf(view.rowGroup);
    const only = by >= 0 ? view.opened : undefined;
    const shown = useMemo((): Table => (only === undefined ? found : { ...found, data: found.data.filter((row) => wordOf(row[by]) === only) }), [found, by, only]);
    return (
        <>
            {word !== '' && <p className="fact">{t('media.rowsOf', { n: found.data.length, of: table.data.length })}</p>}
            {only !== undefined && (
                <button type="button" className="toggle" aria-pressed="true" onClick={() => onView({ opened: undefined })}>
                    {`${view.rowGroup} = ${only}`} <X size={12} />
                </button>
            )}
            {by >= 0 && only === undefined ? <Groups table={found} by={by} onOpen={(of) => onView({ opened: of })} /> : <TableView table={shown} />}
        </>
    );
}

function Groups({ table, by, onOpen }: { table: Table; by: number; onOpen: (value: string) => void }): JSX.Element {
    const { t } = useWords();
    const groups = useMemo(() => grouped(table, by), [table, by]);
    const others = table.columns.map((c, j) => ({ c, j })).filter(({ j }) => j !== by);
    const summary: Table = {
        columns: [table.columns[by] ?? '', t('media.count'), ...others.map(({ c }) => c)],
        data: groups.map(({ value: of, rows }) => [
            of,
            rows.length,
            ...others.map(({ j }) => {
                const said = told(rows, j);
                return said === null ? '' : 'mean' in said ? said.mean : 'same' in said ? said.same : t('media.distinct', { n: said.distinct });
            }),
        ]),
    };
    return <TableView table={summary} first={(row) => <button type="button" className="link" onClick={() => onOpen(wordOf(row[0]))}>{wordOf(row[0]) === '' ? value(null) : wordOf(row[0])}</button>} />;
}
