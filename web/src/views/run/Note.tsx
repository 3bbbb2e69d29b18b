import { useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState, type JSX } from 'react';
import { send, type RunDetail } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { Markdown } from '../../kit/Markdown.tsx';

const NOTE = 'mlflow.note.content';

/** A run's note, as Markdown; a press edits it. */
export function Note({ run }: { run: RunDetail }): JSX.Element {
    const { t, says } = useWords();
    const queries = useQueryClient();
    const [draft, setDraft] = useState<string | null>(null);
    const [failed, setFailed] = useState('');
    const note = run.tags[NOTE] ?? '';
    const save = async (): Promise<void> => {
        try {
            if (draft !== null && draft !== note) {
                await send('PATCH', `/api/v1/runs/${run.id}`, { note: draft });
                await queries.invalidateQueries({ queryKey: ['run', run.id] });
            }
            setDraft(null);
            setFailed('');
        } catch (failure) {
            setFailed(says(failure));
        }
    };
    const writing = draft !== null || note === '';
    return (
        <>
            <h2>
                {t('run.note')}
                <span className="space" />
                {!writing && (
                    <button type="button" className="icon" aria-label={t('run.editNote')} title={t('run.editNote')} onClick={() => setDraft(note)}>
                        <Pencil size={14} />
                    </button>
                )}
            </h2>
            {writing ? (
                <textarea
                    rows={draft === null ? 3 : 8}
                    autoFocus={draft !== null && note !== ''}
                    value={draft ?? note}
                    placeholder={t('run.addNote')}
                    aria-label={t('run.note')}
                    onChange={(e) => setDraft(e.target.value)}
                    onKeyDown={(e) => e.key === 'Escape' && setDraft(null)}
                    onBlur={() => void save()}
                />
            ) : (
                <Markdown text={note} />
            )}
            {failed !== '' && (
                <p className="problem" role="alert">
                    {failed}
                </p>
            )}
        </>
    );
}
