import { Link } from '@tanstack/react-router';
import { ArchiveRestore, Download, Eye, GitCompareArrows, Palette, Pin, Tag, Trash2, X } from 'lucide-react';
import { useRef, useState, type JSX } from 'react';
import { send } from '../../api/client.ts';
import { save } from '../../charts/exports.ts';
import { useWords } from '../../i18n/index.ts';
import { useLetters } from '../../kit/keys.ts';
import type { CompareView } from '../../state/compareView.ts';
import { LOOK_TAG } from '../../state/looks.ts';
import { clean, lifecycleOf, type ProjectView, type ViewChange } from '../../state/view.ts';
import { useAct } from '../../state/useAct.ts';
import { useForAMoment } from '../../state/useForAMoment.ts';
import { LookChoice } from './LookChoice.tsx';
import { runsCsv } from './runsCsv.ts';
import { TagForm } from './TagForm.tsx';

interface Props {
    project: string;
    name: string;
    view: ProjectView;
    onView: (part: ViewChange) => void;
}

/** What can be done with the chosen runs. Deleting asks nothing and can be undone. */
export function SelectionBar({ project, name, view, onView }: Props): JSX.Element | null {
    const { t } = useWords();
    const { act, failed } = useAct();
    const picked = view.picked ?? [];
    const [deleted, setDeleted] = useForAMoment<string[]>();
    const [tagging, setTagging] = useState(false);
    const [looking, setLooking] = useState(false);
    const lookFrame = useRef<HTMLSpanElement>(null);
    const tagFrame = useRef<HTMLSpanElement>(null);
    const remove = (): Promise<boolean> =>
        act(async () => {
            await Promise.all(picked.map((run) => send('DELETE', `/api/v1/runs/${run}`, {})));
            setDeleted(picked);
            onView({ picked: [], only: [] });
        });
    const restore = (runs: string[]): Promise<boolean> =>
        act(async () => {
            await Promise.all(runs.map((run) => send('POST', `/api/v1/runs/${run}/restore`, {})));
            onView({ picked: view.deleted ? [] : runs });
            setDeleted(null);
        });
    useLetters(picked.length > 0 ? { c: () => onView({ only: picked }) } : {});
    if (picked.length === 0 && deleted === null && failed === '') {
        return null;
    }
    return (
        <div className="selection" role="region" aria-label={t('project.selection')}>
            {failed !== '' && (
                <span className="problem" role="alert">
                    {failed}
                </span>
            )}
            {deleted !== null && (
                <>
                    <span role="status">{t('project.deleted', { n: deleted.length })}</span>
                    <button type="button" className="button" onClick={() => void restore(deleted)}>
                        {t('bar.undo')}
                    </button>
                </>
            )}
            {picked.length > 0 && (
                <>
                    <span className="strong" role="status">
                        {t('project.nChosen', { n: picked.length })}
                    </span>
                    <button type="button" className="button" onClick={() => onView({ only: picked })}>
                        <Eye size={14} /> {t('project.compare')}
                    </button>
                    {picked.length > 1 && (
                        <Link to="/projects/$project/compare" params={{ project }} search={clean<CompareView>({ runs: picked, base: view.base })} className="button">
                            <GitCompareArrows size={14} /> {t('compare.beside')}
                        </Link>
                    )}
                    {picked.length === 1 && picked[0] !== view.base && (
                        <button type="button" className="button" onClick={() => onView({ base: picked[0] })}>
                            <Pin size={14} /> {t('project.asBaseline')}
                        </button>
                    )}
                    <span ref={tagFrame} className="anchor">
                        <button type="button" className="button" aria-expanded={tagging} onClick={() => setTagging(!tagging)}>
                            <Tag size={14} /> {t('project.tag')}
                        </button>
                        {tagging && (
                            <TagForm
                                frame={tagFrame}
                                close={() => setTagging(false)}
                                onTag={(key, text) => {
                                    setTagging(false);
                                    void act(() => Promise.all(picked.map((run) => send('PATCH', `/api/v1/runs/${run}`, { tags: { [key]: text } }))));
                                }}
                            />
                        )}
                    </span>
                    <span ref={lookFrame} className="anchor">
                        <button type="button" className="button" aria-haspopup="menu" aria-expanded={looking} onClick={() => setLooking(!looking)}>
                            <Palette size={14} /> {t('project.look')}
                        </button>
                        {looking && (
                            <LookChoice
                                frame={lookFrame}
                                close={() => setLooking(false)}
                                onLook={(one) => {
                                    setLooking(false);
                                    void act(() => Promise.all(picked.map((run) => send('PATCH', `/api/v1/runs/${run}`, { tags: { [LOOK_TAG]: one === null ? null : String(one) } }))));
                                }}
                            />
                        )}
                    </span>
                    <button
                        type="button"
                        className="button"
                        onClick={() => void act(async () => save(`${name}.csv`, new Blob([await runsCsv(project, picked, lifecycleOf(view))], { type: 'text/csv' })))}
                    >
                        <Download size={14} /> CSV
                    </button>
                    {view.deleted ? (
                        <button type="button" className="button" onClick={() => void restore(picked)}>
                            <ArchiveRestore size={14} /> {t('project.restore')}
                        </button>
                    ) : (
                        <button type="button" className="button" onClick={() => void remove()}>
                            <Trash2 size={14} /> {t('project.delete')}
                        </button>
                    )}
                    <span className="space" />
                    <button type="button" className="icon" aria-label={t('project.chooseNone')} title={t('project.chooseNone')} onClick={() => onView({ picked: [] })}>
                        <X size={16} />
                    </button>
                </>
            )}
        </div>
    );
}
