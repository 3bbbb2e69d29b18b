import { useNavigate } from '@tanstack/react-router';
import { ArchiveRestore, Ellipsis, GitCompareArrows, Pencil, Tag, Trash2 } from 'lucide-react';
import { useRef, useState, type JSX } from 'react';
import { send, type RunDetail, type SeriesSummary } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { Alive, useSilence } from '../../kit/Alive.tsx';
import { duration } from '../../kit/format.ts';
import { Menu } from '../../kit/Menu.tsx';
import { NameField } from '../../kit/NameField.tsx';
import { Swatch } from '../../kit/Swatch.tsx';
import type { Look } from '../../state/looks.ts';
import { useAct } from '../../state/useAct.ts';
import { TagForm } from '../runs/TagForm.tsx';
import { RunProgress } from './RunProgress.tsx';

interface Props {
    run: RunDetail;
    series: readonly SeriesSummary[];
    look: Look;
    /** The run that it is held against. */
    against: string | undefined;
}

/** What a run is called and how it stands, and what can be done with it. */
export function RunHead({ run, series, look, against }: Props): JSX.Element {
    const { t } = useWords();
    const navigate = useNavigate();
    const silence = useSilence()(run);
    const frame = useRef<HTMLSpanElement>(null);
    const [tagging, setTagging] = useState(false);
    const [naming, setNaming] = useState(false);
    const { act, failed } = useAct();
    const deleted = run.lifecycle === 'deleted';
    const at = `/api/v1/runs/${run.id}`;
    const rename = (name: string | null): void => {
        setNaming(false);
        if (name !== null) {
            void act(() => send('PATCH', at, { name }));
        }
    };
    const compare = (): void =>
        void navigate({ to: '/projects/$project', params: { project: run.project }, search: against === undefined ? { picked: [run.id] } : { picked: [run.id], only: [run.id, against], base: against } });
    return (
        <header className="page-head">
            <Swatch look={look} />
            {naming ? <NameField name={run.name} label={t('run.name')} onDone={rename} /> : <h1 title={run.name}>{run.name}</h1>}
            <span className={`status ${run.status}`}>
                {run.status === 'RUNNING' && <Alive run={run} />} {t(`status.${run.status}`)}
                {silence && <span className="silence">{silence}</span>}
            </span>
            {run.status === 'RUNNING' && <RunProgress run={run} series={series} />}
            <span className="fact">{duration((run.end ?? run.heartbeat) - run.start)}</span>
            {deleted && <span className="fact">{t('run.deleted')}</span>}
            {failed !== '' && (
                <span className="problem" role="alert">
                    {failed}
                </span>
            )}
            <span className="space" />
            <span ref={frame} className="anchor below">
                <button type="button" className="button" aria-expanded={tagging} onClick={() => setTagging(!tagging)}>
                    <Tag size={14} /> <span className="word">{t('project.tag')}</span>
                </button>
                {tagging && (
                    <TagForm
                        frame={frame}
                        close={() => setTagging(false)}
                        onTag={(key, text) => {
                            setTagging(false);
                            void act(() => send('PATCH', at, { tags: { [key]: text } }));
                        }}
                    />
                )}
            </span>
            <button type="button" className="button" onClick={compare}>
                <GitCompareArrows size={14} /> <span className="word">{t(against === undefined ? 'run.compare' : 'run.compareBase')}</span>
            </button>
            <Menu
                name={t('charts.tools')}
                sign={<Ellipsis size={16} />}
                acts={[
                    { name: t('run.rename'), sign: <Pencil size={14} />, act: () => setNaming(true) },
                    deleted
                        ? { name: t('project.restore'), sign: <ArchiveRestore size={14} />, act: () => void act(() => send('POST', `${at}/restore`, {})) }
                        : { name: t('project.delete'), sign: <Trash2 size={14} />, act: () => void act(() => send('DELETE', at, {})) },
                ]}
            />
        </header>
    );
}
