import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { get, type ConsoleLine } from '../api/client.ts';
import { useWords } from '../i18n/index.ts';
import { count } from '../kit/format.ts';
import { ConsoleLines, Line } from './run/ConsoleLines.tsx';

const MOST_FOUND = 1_000;

/** What the run printed: all of it, or the first lines that contain a text. */
export function ConsolePane({ run, total }: { run: string; total: number }): JSX.Element {
    const { t } = useWords();
    const [find, setFind] = useState('');
    const found = useQuery({
        queryKey: ['console', run, find, total],
        enabled: find !== '',
        placeholderData: keepPreviousData,
        queryFn: () => get<{ lines: ConsoleLine[] }>(`/api/v1/runs/${run}/console?limit=${MOST_FOUND}&from=0&q=${encodeURIComponent(find)}`),
    });
    const lines = find === '' ? null : (found.data?.lines ?? []);
    return (
        <div className="pane console">
            <h2>
                {t('run.console')}{' '}
                <span className="fact" role="status">
                    {lines === null ? t('run.lines', { n: count(total) }) : t('run.linesWith', { n: `${count(lines.length)}${lines.length === MOST_FOUND ? '+' : ''}`, of: count(total) })}
                </span>
                <span className="space" />
                <input value={find} placeholder={t('run.find')} aria-label={t('run.find')} onChange={(e) => setFind(e.target.value)} />
            </h2>
            {total === 0 && <p className="empty">{t('run.noConsole')}</p>}
            {total > 0 && lines === null && <ConsoleLines run={run} total={total} />}
            {lines !== null && (
                <div className="lines" tabIndex={0} role="log" aria-label={t('run.console')}>
                    {lines.map((line) => (
                        <Line key={line.n} line={line} />
                    ))}
                </div>
            )}
        </div>
    );
}
