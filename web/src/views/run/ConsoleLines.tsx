import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type JSX } from 'react';
import { get, type ConsoleLine } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { ConsoleText } from './ConsoleText.tsx';

const PAGE = 500;
const LINE = 18;
const AT_END = 30;

/** All that a run printed, however much: lines are fetched by the window that is seen. Follows the end while it is in view. */
export function ConsoleLines({ run, total }: { run: string; total: number }): JSX.Element {
    const { t } = useWords();
    const pane = useRef<HTMLDivElement>(null);
    const following = useRef(true);
    const [seen, setSeen] = useState<[number, number]>([Math.max(0, total - 1), Math.max(0, total - 1)]);
    const virtual = useVirtualizer({
        count: total,
        getScrollElement: () => pane.current,
        estimateSize: () => LINE,
        overscan: 20,
        onChange: (v) => v.range && setSeen([v.range.startIndex, v.range.endIndex]),
    });
    const first = Math.floor(seen[0] / PAGE);
    const pages = Array.from({ length: Math.floor(seen[1] / PAGE) - first + 1 }, (_, i) => first + i);
    const answers = useQueries({
        queries: pages.map((page) => {
            const upTo = Math.min(total, (page + 1) * PAGE);
            return { queryKey: ['consoleLines', run, page, upTo], placeholderData: keepPreviousData, queryFn: () => get<{ lines: ConsoleLine[] }>(`/api/v1/runs/${run}/console?from=${page * PAGE}&limit=${PAGE}`) };
        }),
    });
    useEffect(() => {
        if (following.current && total > 0) {
            virtual.scrollToIndex(total - 1, { align: 'end' });
        }
    }, [total]);
    return (
        <div
            className="lines"
            ref={pane}
            tabIndex={0}
            role="log"
            aria-label={t('run.console')}
            onScroll={(e) => {
                const p = e.currentTarget;
                following.current = p.scrollHeight - p.scrollTop - p.clientHeight < AT_END;
            }}
        >
            <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
                {virtual.getVirtualItems().map(({ index, start }) => {
                    const found = answers[pages.indexOf(Math.floor(index / PAGE))]?.data?.lines[index % PAGE];
                    const line = found?.n === index ? found : undefined;
                    return (
                        <div key={index} data-index={index} ref={virtual.measureElement} className="virtual" style={{ transform: `translateY(${start}px)` }}>
                            <Line line={line} />
                        </div>
                    );
                })}
            </div>
        </div>
    );
}

/** A line of output and when it came; an empty row while it is on its way. */
export function Line({ line }: { line: ConsoleLine | undefined }): JSX.Element {
    return (
        <div className={line?.stream === 'err' ? 'err' : ''}>
            {line ? <time>{new Date(line.time).toLocaleTimeString('en-GB')}</time> : '\u00a0'}
            {line && <ConsoleText text={line.text} />}
        </div>
    );
}
