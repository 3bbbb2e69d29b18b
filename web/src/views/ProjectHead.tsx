import { ArchiveRestore, Ellipsis, NotebookPen, Pencil, Trash2 } from 'lucide-react';
import { useState, type JSX, type ReactNode } from 'react';
import { send, type Project } from '../api/client.ts';
import { useWords } from '../i18n/index.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { count } from '../kit/format.ts';
import { Menu } from '../kit/Menu.tsx';
import { NameField } from '../kit/NameField.tsx';
import { useAct } from '../state/useAct.ts';

/** What a project is called and holds, and what can be done with it. */
export function ProjectHead({ id, project, views }: { id: string; project: Project | undefined; views: ReactNode }): JSX.Element {
    const { t } = useWords();
    const { act, failed } = useAct();
    const [naming, setNaming] = useState(false);
    const [note, setNote] = useState<string | null>(null);
    const path = `/api/v1/projects/${id}`;
    const facts = project && [project.note.split('\n')[0], t('project.runs', { n: count(project.runs) }), t('project.points', { n: count(project.points) })];
    const rename = (name: string | null): void => {
        setNaming(false);
        if (name !== null) {
            void act(() => send('PATCH', path, { name }));
        }
    };
    const keepNote = async (): Promise<void> => {
        if (note !== null && (note === project?.note || (await act(() => send('PATCH', path, { note }))))) {
            setNote(null);
        }
    };
    return (
        <header className="page-head">
            {naming && project ? (
                <NameField name={project.name} label={t('bar.project')} onDone={rename} />
            ) : (
                <h1 aria-label={project ? undefined : t('bar.project')} title={project?.name}>
                    {project?.name ?? '\u00a0'}
                </h1>
            )}
            <span className="fact" title={project?.note}>
                {facts?.filter(Boolean).join(' · ')}
            </span>
            {project?.lifecycle === 'deleted' && <span className="warned">{t('run.deleted')}</span>}
            {failed !== '' && (
                <span className="problem" role="alert">
                    {failed}
                </span>
            )}
            <span className="space" />
            {views}
            {project && (
                <Menu
                    name={t('charts.tools')}
                    sign={<Ellipsis size={16} />}
                    acts={[
                        { name: t('run.rename'), sign: <Pencil size={14} />, act: () => setNaming(true) },
                        { name: t('run.editNote'), sign: <NotebookPen size={14} />, act: () => setNote(project.note) },
                        project.lifecycle === 'deleted'
                            ? { name: t('project.restore'), sign: <ArchiveRestore size={14} />, act: () => void act(() => send('POST', `${path}/restore`, {})) }
                            : { name: t('project.delete'), sign: <Trash2 size={14} />, act: () => void act(() => send('DELETE', path, {})) },
                    ]}
                />
            )}
            {note !== null && (
                <Dialog title={t('run.editNote')} close={() => void keepNote()}>
                    <textarea autoFocus rows={8} value={note} aria-label={t('run.note')} placeholder={t('run.addNote')} onKeyDown={(e) => e.key === 'Escape' && (e.preventDefault(), setNote(null))} onChange={(e) => setNote(e.target.value)} />
                </Dialog>
            )}
        </header>
    );
}
