import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { useEffect, useRef, useState, type JSX, type RefObject } from 'react';
import { get, type FieldUse } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { useDismiss } from '../../kit/useDismiss.ts';
import { columnOf, fieldOf, short, SUMMARIES, summaryOf } from './fields.ts';

interface Props {
    project: string;
    chosen: string[];
    onChosen: (columns: string[]) => void;
    /** What opens and closes the picker, with the picker in it. */
    frame: RefObject<HTMLElement | null>;
    close: () => void;
}

interface Page {
    fields: FieldUse[];
    next: string | null;
}

const PAGE = 200;
const ROW = 28;

/** Columns out of thousands of fields: found by name on the server, listed as far as one scrolls. */
export function ColumnPicker({ project, chosen, onChosen, frame, close }: Props): JSX.Element {
    const { t } = useWords();
    const list = useRef<HTMLDivElement>(null);
    const [part, setPart] = useState('');
    useDismiss(frame, close);
    const pages = useInfiniteQuery({
        queryKey: ['columns', project, part],
        initialPageParam: '',
        queryFn: ({ pageParam }) => get<Page>(`/api/v1/projects/${project}/fields?limit=${PAGE}&q=${encodeURIComponent(part)}&page=${encodeURIComponent(pageParam)}`),
        getNextPageParam: (last) => last.next,
    });
    const fields = pages.data?.pages.flatMap((p) => p.fields).filter((f) => f.field !== 'attributes.name' && f.field !== 'name') ?? [];
    const rows = useVirtualizer({ count: fields.length, getScrollElement: () => list.current, estimateSize: () => ROW, overscan: 8 });
    const items = rows.getVirtualItems();
    const last = items[items.length - 1]?.index ?? 0;
    const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
    useEffect(() => {
        if (hasNextPage && !isFetchingNextPage && last >= fields.length - PAGE / 4) {
            void fetchNextPage();
        }
    }, [last, fields.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
    return (
        <div className="float picker" role="dialog" aria-label={t('project.columns')}>
            <ul className="chosen">
                {chosen.map((c) => (
                    <li key={c}>
                        <span className="cut" title={c}>
                            {fieldOf(c).startsWith('metrics.') ? short(fieldOf(c)) : short(c)}
                        </span>
                        {fieldOf(c).startsWith('metrics.') && (
                            <select value={summaryOf(c)} aria-label={t('project.summary', { name: short(fieldOf(c)) })} onChange={(e) => onChosen(chosen.map((o) => (o === c ? columnOf(fieldOf(c), e.target.value) : o)))}>
                                {SUMMARIES.map((s) => (
                                    <option key={s}>{s}</option>
                                ))}
                            </select>
                        )}
                        <button type="button" className="icon" aria-label={t('project.leaveOut', { name: short(c) })} title={t('project.leaveOut', { name: short(c) })} onClick={() => onChosen(chosen.filter((o) => o !== c))}>
                            <X size={14} />
                        </button>
                    </li>
                ))}
            </ul>
            <input autoFocus value={part} placeholder={t('project.findField')} aria-label={t('project.findField')} onChange={(e) => setPart(e.target.value)} />
            <div className="options" ref={list} tabIndex={0} aria-label={t('project.columns')} role="group">
                <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
                    {items.map((item) => {
                        const field = fields[item.index] as FieldUse;
                        const mine = chosen.filter((c) => fieldOf(c) === field.field);
                        return (
                            <label key={field.field} style={{ transform: `translateY(${item.start}px)` }}>
                                <input
                                    type="checkbox"
                                    checked={mine.length > 0}
                                    onChange={(e) => onChosen(e.target.checked ? [...chosen, field.field] : chosen.filter((c) => !mine.includes(c)))}
                                />
                                <span className="cut" title={field.key}>
                                    {field.key} {field.context && <span className="fact">{Object.values(field.context).map(String).join(' ')}</span>}
                                </span>
                                <span className="fact">{t(`kind.${field.kind}`)}</span>
                            </label>
                        );
                    })}
                </div>
            </div>
            <div className="fact">{fields.length === 0 && !pages.isPending ? t('palette.nothing') : t('project.fields', { n: `${fields.length}${hasNextPage ? '+' : ''}` })}</div>
        </div>
    );
}
