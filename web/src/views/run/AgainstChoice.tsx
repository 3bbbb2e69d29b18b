import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { search, type RunDetail } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import type { Against } from './useAgainst.ts';

const MOST = 200;

interface Props {
    run: RunDetail;
    against: Against | null;
    onAgainst: (run: string | undefined) => void;
}

/** Which run of the project this one is held against: one of the newest, or whichever the address names. */
export function AgainstChoice({ run, against, onAgainst }: Props): JSX.Element {
    const { t } = useWords();
    const runs = useQuery({
        queryKey: ['against', run.project],
        queryFn: () => search({ projects: [run.project], filter: '', orderBy: ['start_time desc'], columns: [], offset: 0, limit: MOST }),
    });
    const others = (runs.data?.runs ?? []).filter((r) => r.id !== run.id);
    const chosen = against?.run;
    return (
        <label className="choice">
            <span>{t('run.against')}</span>
            <select value={chosen?.id ?? ''} onChange={(e) => onAgainst(e.target.value === '' ? undefined : e.target.value)}>
                <option value="">{t('project.none')}</option>
                {chosen && !others.some((r) => r.id === chosen.id) && <option value={chosen.id}>{chosen.name}</option>}
                {others.map((r) => (
                    <option key={r.id} value={r.id}>
                        {r.name}
                    </option>
                ))}
            </select>
        </label>
    );
}
