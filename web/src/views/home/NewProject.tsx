import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState, type JSX } from 'react';
import { send, type Project } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { NameField } from '../../kit/NameField.tsx';
import { useAct } from '../../state/useAct.ts';

/** Makes a project and goes there. */
export function NewProject(): JSX.Element {
    const { t } = useWords();
    const navigate = useNavigate();
    const { act, failed } = useAct();
    const [naming, setNaming] = useState(false);
    const make = (name: string | null): void => {
        setNaming(false);
        if (name !== null) {
            void act(async () => {
                const { id } = (await (await send('POST', '/api/v1/projects', { name })).json()) as Project;
                await navigate({ to: '/projects/$project', params: { project: id }, search: {} });
            });
        }
    };
    return (
        <>
            {failed !== '' && (
                <span className="problem" role="alert">
                    {failed}
                </span>
            )}
            {naming ? (
                <NameField name="" label={t('home.projectName')} onDone={make} />
            ) : (
                <button type="button" className="button" onClick={() => setNaming(true)}>
                    <Plus size={14} /> {t('home.newProject')}
                </button>
            )}
        </>
    );
}
