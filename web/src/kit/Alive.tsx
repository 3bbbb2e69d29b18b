import type { JSX } from 'react';
import type { Run } from '../api/client.ts';
import { useWords } from '../i18n/index.ts';
import { clock } from './format.ts';

/** In words when a silent run was heard of last; empty for others. */
export function useSilence(): (run: Run) => string {
    const { t, language } = useWords();
    return (run) => (run.silentSince === undefined ? '' : t('status.silent', { time: clock(run.silentSince, Date.now(), language) }));
}

/** The mark of a run that runs: full while it is heard of, hollow when it is silent. */
export function Alive({ run, named }: { run: Run; named?: boolean }): JSX.Element {
    const { t } = useWords();
    const words = useSilence()(run) || t('status.RUNNING');
    return <i className="dot" data-silent={run.silentSince !== undefined} {...(named ? { role: 'img', 'aria-label': words, title: words } : {})} />;
}
