import { useEffect, useMemo, useState, type JSX } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { Said } from '../../../kit/Said.tsx';
import type { BodyProps } from '../bodyProps.ts';
import { PerRun } from '../PerRun.tsx';
import { useAtStep } from '../useAtStep.ts';
import { ConfusionView } from './ConfusionView.tsx';
import { namedPair, pairOf } from './confusion.ts';
import { differing, keysOf, sideBySide, stacked, type Named } from './joined.ts';
import { RatesView } from './RatesView.tsx';
import { rateColumns } from './rates.ts';
import { RowsView } from './RowsView.tsx';
import { hasMedia } from './mediaCell.ts';
import { isShape, TableTools, type TableShape } from './TableTools.tsx';
import { useTables, type Read } from './useTables.ts';

/** Tables at a step, of each run or joined over runs: rows that sort, filter and group; and what some tables are by their columns, confusion matrices and curves of rates. */
export function TablesView(props: BodyProps): JSX.Element {
    const { runs, series, course, step, view, onView } = props;
    const { t } = useWords();
    const now = useAtStep(runs, series, step, course);
    const [found, setFound] = useState<Record<string, Read[]>>({});
    const tables = useMemo(() => runs.flatMap((run): Named[] => (found[run.id] ?? []).flatMap(({ table }) => (table ? [{ name: run.name, table }] : []))), [runs, found]);
    const sample = tables[0]?.table;
    const shapes: TableShape[] = ['rows', ...(sample && pairOf(sample) ? (['confusion'] as const) : []), ...(sample && rateColumns(sample) ? (['rates'] as const) : [])];
    const first: TableShape = sample && rateColumns(sample) ? 'rates' : sample && namedPair(sample) && !hasMedia(sample) ? 'confusion' : 'rows';
    const shape = isShape(view.shape) && shapes.includes(view.shape) ? view.shape : first;
    const keys = useMemo(() => (tables.length > 1 ? keysOf(tables) : []), [tables]);
    const by = view.join?.startsWith('by ') && keys.includes(view.join.slice(3)) ? view.join.slice(3) : null;
    const joined = useMemo(() => (shape !== 'rows' || tables.length < 2 ? null : by !== null ? sideBySide(tables, by) : view.join === 'stack' ? stacked(tables, t('media.run')) : null), [shape, tables, by, view.join, t]);
    const only = by !== null && joined && view.differ ? differing(joined, tables.length) : joined;
    return (
        <>
            {runs.map((run, n) => (
                <Taken key={run.id} run={run.id} items={now[n] ?? []} onFound={(all) => setFound((f) => ({ ...f, [run.id]: all }))} />
            ))}
            <TableTools shapes={shapes} shape={shape} keys={keys} sample={joined ?? sample} joinedBy={by} view={view} onView={onView} />
            {only ? (
                <RowsView table={only} view={view} onView={onView} />
            ) : (
                <PerRun {...props}>
                    {(run) =>
                        (found[run.id] ?? []).map(({ table, text }, i) =>
                            !table ? (
                                <pre key={i} className="preview">
                                    {(text ?? '').slice(0, 4_000)}
                                </pre>
                            ) : shape === 'confusion' ? (
                                <ConfusionView key={i} table={table} name={run.name} view={view} onView={onView} />
                            ) : shape === 'rates' ? (
                                <RatesView key={i} table={table} name={run.name} look={run.look} />
                            ) : (
                                <RowsView key={i} table={table} view={view} onView={onView} />
                            ),
                        )
                    }
                </PerRun>
            )}
        </>
    );
}

/** Reads one run's tables for the view above it, so that all of them can be joined. */
function Taken({ run, items, onFound }: { run: string; items: BodyProps['course']['items'][number]; onFound: (all: Read[]) => void }): JSX.Element | null {
    const { tables, error } = useTables(run, items);
    useEffect(() => onFound(tables.filter((one) => one !== null)), [tables]);
    return error && <Said of={error} />;
}
