import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type JSX } from 'react';
import { get, search, type RunDetail } from '../../api/client.ts';
import type { ModelFacts } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { SCOPE } from '../../network/values.ts';
import { useProjects } from '../../state/useProjects.ts';

const MOST = 200;

interface Props {
    facts: ModelFacts;
    run: string | undefined;
    pattern: string | undefined;
    onChoose: (run: string, pattern: string) => void;
}

/** Asks for a run and which of its series belong to modules. */
export function OverlayRun({ facts, run, pattern = `grad_norm/${SCOPE}`, onChoose }: Props): JSX.Element {
    const { t } = useWords();
    const first = run ?? (facts.run === '' ? undefined : facts.run);
    const own = useQuery({ queryKey: ['run', first], enabled: first !== undefined, queryFn: () => get<RunDetail>(`/api/v1/runs/${first}`) });
    const projects = (useProjects().data?.projects ?? []).map((p) => p.id);
    const runs = useQuery({
        queryKey: ['runs for values', projects],
        enabled: projects.length > 0,
        queryFn: () => search({ projects, filter: '', orderBy: ['start_time desc'], columns: [], offset: 0, limit: MOST }),
    });
    const offered = [...(own.data ? [own.data] : []), ...(runs.data?.runs ?? []).filter((r) => r.id !== first)];
    const [chosen, setChosen] = useState(first);
    const [text, setText] = useState(pattern);
    const go = (event: FormEvent): void => {
        event.preventDefault();
        const id = chosen ?? offered[0]?.id;
        if (id !== undefined && text.includes(SCOPE)) {
            onChoose(id, text);
        }
    };
    return (
        <form className="overlay-run" onSubmit={go}>
            <select aria-label={t('overlay.whichRun')} value={chosen ?? offered[0]?.id ?? ''} onChange={(e) => setChosen(e.target.value)}>
                {offered.map((r) => (
                    <option key={r.id} value={r.id}>
                        {r.name}
                    </option>
                ))}
            </select>
            <input value={text} aria-label={t('overlay.pattern')} title={t('overlay.patternWhat')} spellCheck={false} onChange={(e) => setText(e.target.value)} />
            <button type="submit" className="button" disabled={!text.includes(SCOPE) || offered.length === 0}>
                {t('overlay.show')}
            </button>
            {!text.includes(SCOPE) && <p className="fact">{t('overlay.patternWhat')}</p>}
        </form>
    );
}
