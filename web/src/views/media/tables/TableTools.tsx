import type { JSX } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { Tabs } from '../../../kit/Tabs.tsx';
import type { Table } from '../../files/parse.ts';
import type { BodyProps } from '../bodyProps.ts';
import { classColumns, pairOf } from './confusion.ts';

const SHAPES = ['rows', 'confusion', 'rates'] as const;

/** How a table is shown. */
export type TableShape = (typeof SHAPES)[number];

export function isShape(text: string | undefined): text is TableShape {
    return (SHAPES as readonly (string | undefined)[]).includes(text);
}

interface Props {
    shapes: readonly TableShape[];
    shape: TableShape;
    /** Columns by which runs' rows can be put side by side. */
    keys: readonly string[];
    sample: Table | undefined;
    joinedBy: string | null;
    view: BodyProps['view'];
    onView: BodyProps['onView'];
}

/** What can be asked of tables: a shape, rows with a text, groups, runs joined, the columns of classes. */
export function TableTools({ shapes, shape, keys, sample, joinedBy, view, onView }: Props): JSX.Element {
    const { t } = useWords();
    const classes = shape === 'confusion' && sample ? classColumns(sample) : [];
    const pair = (sample && pairOf(sample)) ?? [classes[0] ?? '', classes[1] ?? ''];
    return (
        <div className="tools flat">
            {shapes.length > 1 && <Tabs<TableShape> small names={shapes} chosen={shape} onChoose={(s) => onView({ shape: s })} title={t('media.shape')} label={(s) => t(`media.${s}`)} />}
            {shape === 'rows' && (
                <>
                    <input type="search" value={view.rows ?? ''} aria-label={t('media.findRows')} placeholder={t('media.findRows')} onChange={(e) => onView({ rows: e.target.value || undefined })} />
                    <Choice label={t('media.group')} value={view.rowGroup ?? ''} none={t('media.ungrouped')} names={sample?.columns ?? []} onChoose={(rowGroup) => onView({ rowGroup, opened: undefined })} />
                </>
            )}
            {shape === 'rows' && keys.length > 0 && (
                <label className="choice">
                    {t('media.join')}
                    <select value={joinedBy !== null ? `by ${joinedBy}` : (view.join ?? '')} onChange={(e) => onView({ join: e.target.value || undefined, rowGroup: undefined, opened: undefined })}>
                        <option value="">{t('media.apart')}</option>
                        <option value="stack">{t('media.stack')}</option>
                        {keys.map((c) => (
                            <option key={c} value={`by ${c}`}>
                                {t('media.beside', { column: c })}
                            </option>
                        ))}
                    </select>
                </label>
            )}
            {joinedBy !== null && (
                <button type="button" className="toggle" aria-pressed={view.differ !== undefined} onClick={() => onView({ differ: view.differ ? undefined : 'only' })}>
                    {t('media.differ')}
                </button>
            )}
            {shape === 'confusion' && (
                <>
                    <Choice label={t('media.actual')} value={view.actual ?? pair[0]} names={classes} onChoose={(actual) => onView({ actual, opened: undefined })} />
                    <Choice label={t('media.predicted')} value={view.predicted ?? pair[1]} names={classes} onChoose={(predicted) => onView({ predicted, opened: undefined })} />
                </>
            )}
        </div>
    );
}

function Choice({ label, value, none, names, onChoose }: { label: string; value: string; none?: string; names: readonly string[]; onChoose: (name: string | undefined) => void }): JSX.Element {
    return (
        <label className="choice">
            {label}
            <select value={value} onChange={(e) => onChoose(e.target.value || undefined)}>
                {none !== undefined && <option value="">{none}</option>}
                {names.map((c) => (
                    <option key={c} value={c}>
                        {c}
                    </option>
                ))}
            </select>
        </label>
    );
}
