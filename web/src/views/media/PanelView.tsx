import { useMemo, type JSX } from 'react';
import { useQuery } from '@tanstack/react-query';
import { atStep } from '../../api/media.ts';
import { useWords } from '../../i18n/index.ts';
import { Said } from '../../kit/Said.tsx';
import { DrawnFigure } from './DrawnFigure.tsx';
import type { BodyProps } from './bodyProps.ts';
import { vegaLite, type Panel } from './panel.ts';
import { ConfusionView } from './tables/ConfusionView.tsx';
import { pairOf } from './tables/confusion.ts';
import { RatesView } from './tables/RatesView.tsx';
import { rateColumns } from './tables/rates.ts';
import { useTables } from './tables/useTables.ts';
import type { Shown } from './useSeries.ts';

interface Props {
    run: Shown;
    panel: Panel;
    view: BodyProps['view'];
    onView: BodyProps['onView'];
}

/** A custom chart of W&B, drawn from its table as it last was; the table itself has all steps. */
export function PanelView({ run, panel, view, onView }: Props): JSX.Element {
    const { t } = useWords();
    const asked = useQuery({ queryKey: ['panel', run.id, panel.table], enabled: panel.table !== '', queryFn: () => atStep([run.id], { key: panel.table, context: {} }, null) });
    const items = asked.data?.[0]?.items ?? [];
    const { tables, error } = useTables(run.id, items);
    const table = tables[0]?.table ?? null;
    const spec = useMemo(() => (table === null ? null : vegaLite(panel, table)), [table, panel.kind]);
    return (
        <>
            {error && <Said of={error} />}
            {panel.title !== '' && spec === null && <h3>{panel.title}</h3>}
            {table !== null &&
                (spec !== null ? (
                    <DrawnFigure text={JSON.stringify(spec)} json={spec} />
                ) : rateColumns(table) ? (
                    <RatesView table={table} name={run.name} look={run.look} />
                ) : pairOf(table) ? (
                    <ConfusionView table={table} name={run.name} view={view} onView={onView} />
                ) : (
                    <p className="fact">{t('media.panelUnknown', { kind: panel.kind })}</p>
                ))}
            {panel.table !== '' && (
                <button type="button" className="button" onClick={() => onView({ media: panel.table, shape: undefined })}>
                    {t('media.panelTable', { key: panel.table })}
                </button>
            )}
        </>
    );
}
