import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type JSX } from 'react';
import { get, type ConsoleLine } from '../api/client.ts';
import { useWords } from '../i18n/index.ts';

const SHOWN = 1_000;

/** What the run printed: the last lines, or those that contain a text. Follows the end while it is in view. */
export function ConsolePane({ run, total }: { run: string; total: number }): JSX.Element {
    const { t } = useWords();
    const [find, setFind] = useState('');
    const pane = useRef<HTMLDivElement>(null);
    const following = useRef(true);
    const lines = useQuery({
        queryKey: ['console', run, find, total],
        queryFn: () =>
            get<{ lines: ConsoleLine[] }>(`/api/v1/runs/${run}/console?limit=${SHOWN}&from=${find === '' ? -SHOWN : 0}&q=${encodeURIComponent(find)}`),
    });
    useEffect(() => {
        if (following.current && pane.current) {
            pane.current.scrollTop = pane.current.scrollHeight;
        }
    }, [lines.data]);
    return (
        <div className="pane console">
            <h2>
                {t('run.console')} <span className="fact">{t('run.lines', { n: total.toLocaleString('en-US') })}</span>
                <span className="space" />
                <input value={find} placeholder={t('run.find')} aria-label={t('run.find')} onChange={(e) => setFind(e.target.value)} />
            </h2>
            {total === 0 && <p className="empty">{t('run.noConsole')}</p>}
            {total > 0 && (
                <div
                    className="lines"
                    ref={pane}
                    tabIndex={0}
                    role="log"
                    aria-label={t('run.console')}
                    onScroll={(e) => {
                        const p = e.currentTarget;
                        following.current = p.scrollHeight - p.scrollTop - p.clientHeight < 30;
                    }}
                >
                    {lines.data?.lines.map((line) => (
                        <div key={line.n} className={line.stream === 'err' ? 'err' : ''}>
                            <time>{new Date(line.time).toLocaleTimeString('en-GB')}</time>
                            {line.text}
                        </div>
                    ))}
                </div>
            )}
        </div>
    );
}
