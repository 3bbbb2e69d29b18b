import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { embeddingFacts, embeddingScene, type EmbeddingFiles } from '../../../api/embedding.ts';
import { useWords } from '../../../i18n/index.ts';
import { Said } from '../../../kit/Said.tsx';
import type { BodyProps } from '../bodyProps.ts';
import { Scene, useFrame } from '../DrawnFigure.tsx';
import { axesOf, percent } from './axes.ts';
import { CloudTools, NONE } from './CloudTools.tsx';
import { PointPanel } from './PointPanel.tsx';
import type { SpriteSheet } from './Sprite.tsx';

interface Props extends Pick<BodyProps, 'view' | 'onView'> {
    files: EmbeddingFiles;
    sprite: SpriteSheet | null;
}

/** How many neighbours are listed and marked. */
const NEAR = 10;

/** The points of one embedding, and what is known of the one that is pointed at or chosen. */
export function Cloud({ files, sprite, view, onView }: Props): JSX.Element {
    const { t, language } = useWords();
    const { ink, width } = useFrame();
    const [pointed, setPointed] = useState<number | null>(null);
    const facts = useQuery({ queryKey: ['embedding', files], staleTime: Infinity, retry: false, placeholderData: undefined, queryFn: () => embeddingFacts(files) });
    const axes = axesOf(view.axes, view.shape === 'space', facts.data?.explained.length ?? 0);
    const colours = facts.data?.columns.filter((column) => column.kind !== 'texts') ?? [];
    const colour = view.rowGroup === NONE ? undefined : (colours.find((column) => column.name === view.rowGroup) ?? colours[0])?.name;
    const [run, at] = view.opened?.split(' ') ?? [];
    const row = run === files.run && facts.data && Number(at) < facts.data.rows ? Number(at) : null;
    const measure = view.measure === 'euclidean' ? 'euclidean' : 'cosine';
    const how = {
        components: axes.join(','),
        colour,
        q: view.rows,
        row: row !== null && axes.length === 2 ? row : undefined,
        measure,
        count: NEAR,
        width,
        height: Math.round(width * (width > 500 ? 0.7 : 1)),
        theme: ink,
        language,
    };
    const drawn = useQuery({ queryKey: ['embeddingScene', files, how], enabled: axes.length > 1, staleTime: Infinity, retry: false, queryFn: () => embeddingScene(files, how) });
    const failed = facts.error ?? drawn.error;
    if (failed) {
        return <Said of={failed} />;
    }
    if (!facts.data || axes.length < 2) {
        return <p className="fact">{facts.data?.notes[0] ?? ''}</p>;
    }
    const { rows, explained, notes } = facts.data;
    const choose = (n: number | null): void => onView({ opened: n === null ? undefined : `${files.run} ${n}` });
    return (
        <>
            <CloudTools explained={explained} axes={axes} colours={colours.map((column) => column.name)} colour={colour ?? ''} found={view.rows ? (drawn.data?.found ?? null) : null} view={view} onView={onView} />
            <div className="cloud">
                {drawn.data && (
                    <Scene
                        scene={drawn.data.scene}
                        onChosen={(n, pinned) => {
                            setPointed(n);
                            if (pinned && n !== null) {
                                choose(n);
                            }
                        }}
                    />
                )}
                <PointPanel files={files} sprite={sprite} row={row} pointed={pointed} measure={measure} count={NEAR} found={view.rows ? (drawn.data?.rows ?? []) : []} onChoose={choose} onMeasure={(m) => onView({ measure: m === 'cosine' ? undefined : m })} />
            </div>
            <p className="fact">{t('media.embedding.facts', { rows: rows.toLocaleString('en-US'), width: facts.data.width.toLocaleString('en-US'), share: percent(axes.reduce((sum, axis) => sum + (explained[axis - 1] ?? 0), 0)) })}</p>
            {notes.map((note) => (
                <p key={note} className="problem">
                    {note}
                </p>
            ))}
        </>
    );
}
