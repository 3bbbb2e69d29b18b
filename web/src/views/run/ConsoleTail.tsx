import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { get, type ConsoleLine } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { Line } from './ConsoleLines.tsx';

interface Props {
    run: string;
    total: number;
    onAll: () => void;
}

const SHOWN = 12;

/** The last lines that the run printed. */
export function ConsoleTail({ run, total, onAll }: Props): JSX.Element | null {
    const { t } = useWords();
    const lines = useQuery({
        queryKey: ['consoleTail', run, total],
        enabled: total > 0,
        queryFn: () => get<{ lines: ConsoleLine[] }>(`/api/v1/runs/${run}/console?limit=${SHOWN}&from=${-SHOWN}`),
    });
    if (total === 0) {
        return null;
    }
    return (
        <section>
            <h2>
                {t('run.console')} <span className="fact">{t('run.lines', { n: total.toLocaleString('en-US') })}</span>
                <span className="space" />
                {total > SHOWN && (
                    <button type="button" className="button" onClick={onAll}>
                        {t('run.allLines')}
                    </button>
                )}
            </h2>
            <div className="lines" tabIndex={0} role="log" aria-label={t('run.console')}>
                {lines.data?.lines.map((line) => (
                    <Line key={line.n} line={line} />
                ))}
            </div>
        </section>
    );
}
