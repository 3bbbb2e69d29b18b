import { useNavigate } from '@tanstack/react-router';
import { Bookmark, BookmarkPlus, Check, Link2, Pencil, Rows3, Save, Star, StarOff, Trash2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import { send } from '../api/client.ts';
import { useWords } from '../i18n/index.ts';
import { Menu, type Act } from '../kit/Menu.tsx';
import { NameField } from '../kit/NameField.tsx';
import { differs, kept, opened, type SavedView } from '../state/savedView.ts';
import { useAct } from '../state/useAct.ts';
import { useForAMoment } from '../state/useForAMoment.ts';
import { useBeginning, useSavedViews } from '../state/useSavedViews.ts';
import { projectView, type ProjectView } from '../state/view.ts';

const SIGN = 14;

/** The views of a project that were saved under names: opened, saved, renamed, deleted, made its first. Deleting asks nothing and can be undone. */
export function SavedViews({ project, view }: { project: string; view: ProjectView }): JSX.Element {
    const { t } = useWords();
    const { act, failed } = useAct();
    const navigate = useNavigate();
    const views = useSavedViews(project);
    const [naming, setNaming] = useState<'new' | 'again' | null>(null);
    const [deleted, setDeleted] = useForAMoment<SavedView>();
    const path = `/api/v1/projects/${project}/views`;
    const current = views.find((v) => v.id === view.view);
    const changed = current !== undefined && differs(view, current);
    const show = (search: ProjectView, replace: boolean): void => void navigate({ to: '/projects/$project', params: { project }, search, replace });
    /** Answers may come late: what was changed in the meantime stays. */
    const since = (next: (now: ProjectView) => ProjectView): void => void navigate({ to: '/projects/$project', params: { project }, search: (now) => next(projectView(now)), replace: true });
    useBeginning(project, view, views, (saved) => show(opened(saved), true));

    const named = (name: string | null): void => {
        const again = naming === 'again' && current;
        setNaming(null);
        if (name === null) {
            return;
        }
        void act(async () => {
            if (again) {
                await send('PATCH', `${path}/${again.id}`, { name });
            } else {
                const saved = (await (await send('POST', path, { name, state: kept(view) })).json()) as SavedView;
                since((now) => ({ ...now, view: saved.id }));
            }
        });
    };
    const change = (part: Partial<SavedView>): void => void act(() => send('PATCH', `${path}/${current?.id}`, part));
    const remove = (gone: SavedView): void =>
        void act(async () => {
            await send('DELETE', `${path}/${gone.id}`, {});
            setDeleted(gone);
            since(kept);
        });
    const restore = (gone: SavedView): void =>
        void act(async () => {
            const saved = (await (await send('POST', path, { name: gone.name, state: gone.state })).json()) as SavedView;
            if (gone.first) {
                await send('PATCH', `${path}/${saved.id}`, { first: true });
            }
            setDeleted(null);
            since((now) => ({ ...now, view: saved.id }));
        });
    const own: Act[] =
        current === undefined
            ? []
            : [
                  { name: t('run.rename'), sign: <Pencil size={SIGN} />, act: () => setNaming('again') },
                  { name: t('bar.link'), sign: <Link2 size={SIGN} />, act: () => void navigator.clipboard.writeText(`${location.origin}/projects/${project}?view=${current.id}`) },
                  current.first
                      ? { name: t('views.notFirst'), sign: <StarOff size={SIGN} />, act: () => change({ first: false }) }
                      : { name: t('views.first'), sign: <Star size={SIGN} />, act: () => change({ first: true }) },
                  { name: t('views.delete'), sign: <Trash2 size={SIGN} />, act: () => remove(current) },
              ];
    return (
        <>
            {failed !== '' && (
                <span className="problem" role="alert">
                    {failed}
                </span>
            )}
            {deleted && (
                <>
                    <span className="cut" role="status">
                        {t('views.deleted', { name: deleted.name })}
                    </span>
                    <button type="button" className="button" onClick={() => restore(deleted)}>
                        {t('bar.undo')}
                    </button>
                </>
            )}
            {naming ? (
                <NameField name={naming === 'again' ? (current?.name ?? '') : ''} label={t('views.name')} onDone={named} />
            ) : (
                <Menu
                    name={t('views.title')}
                    label={current === undefined ? t('views.title') : changed ? t('views.changed', { name: current.name }) : current.name}
                    sign={<Bookmark size={16} />}
                    acts={[
                        ...(views.length > 0 ? [{ name: t('views.plain'), sign: view.view === undefined && Object.keys(kept(view)).length === 0 ? <Check size={SIGN} /> : <Rows3 size={SIGN} />, act: () => show({}, false) }] : []),
                        ...views.map((v) => ({ name: v.name, sign: v.id === current?.id ? <Check size={SIGN} /> : v.first ? <Star size={SIGN} /> : <Bookmark size={SIGN} />, act: () => show(opened(v), false) })),
                        ...(changed ? [{ name: t('views.update', { name: current.name }), sign: <Save size={SIGN} />, apart: true, act: () => change({ state: { ...kept(view) } }) }] : []),
                        { name: t('views.save'), sign: <BookmarkPlus size={SIGN} />, apart: views.length > 0 && !changed, act: () => setNaming('new') },
                        ...own.map((one, n) => ({ ...one, apart: n === 0 })),
                    ]}
                />
            )}
        </>
    );
}
