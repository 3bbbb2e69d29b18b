import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { neighbourhood, type EmbeddingFiles } from '../../../api/embedding.ts';
import { useWords } from '../../../i18n/index.ts';
import { Tabs } from '../../../kit/Tabs.tsx';
import { useRested } from '../../../kit/useRested.ts';
import { Sprite, type SpriteSheet } from './Sprite.tsx';

/** Milliseconds that a pointer rests on a point before its neighbours are asked for. */
const REST = 120;

const MEASURES = ['cosine', 'euclidean'] as const;
type Measure = (typeof MEASURES)[number];

interface Props {
    files: EmbeddingFiles;
    sprite: SpriteSheet | null;
    /** The point that was chosen, and the one under the pointer. */
    row: number | null;
    pointed: number | null;
    measure: Measure;
    count: number;
    found: readonly { row: number; label: string }[];
    onChoose: (row: number | null) => void;
    onMeasure: (measure: Measure) => void;
}

/** What is known of a point, and which are nearest to the chosen one. */
export function PointPanel({ files, sprite, row, pointed, measure, count, found, onChoose, onMeasure }: Props): JSX.Element {
    const { t, says } = useWords();
    const rested = useRested(pointed, REST);
    const shown = row ?? rested;
    const near = useQuery({ queryKey: ['neighbourhood', files, shown, measure, count], enabled: shown !== null, staleTime: Infinity, retry: false, queryFn: () => neighbourhood(files, shown ?? 0, measure, count) });
    const of = near.data;
    if (shown === null || !of) {
        return (
            <div className="point-panel">
                <p className="fact">{near.error ? says(near.error) : t('media.embedding.choose')}</p>
                <Rows rows={found} onChoose={onChoose} />
            </div>
        );
    }
    return (
        <div className="point-panel">
            <h3>
                <span className="cut">{of.label}</span> <span className="fact">{t('media.embedding.point', { row: of.row })}</span>
            </h3>
            {sprite && <Sprite run={files.run} sheet={sprite} row={of.row} name={of.label} />}
            <dl className="facts">
                {Object.entries(of.values).map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}=`}>{value}</dd>])}
            </dl>
            <h4>{t('media.embedding.neighbours')}</h4>
            <Tabs<Measure> small names={MEASURES} chosen={measure} onChoose={onMeasure} title={t('media.embedding.measure')} label={(m) => t(`media.embedding.${m}`)} />
            <Rows rows={of.neighbours} onChoose={onChoose} />
        </div>
    );
}

function Rows({ rows, onChoose }: { rows: readonly { row: number; label: string; distance?: number }[]; onChoose: (row: number) => void }): JSX.Element {
    return (
        <ul className="near">
            {rows.map(({ row, label, distance }) => (
                <li key={row}>
                    <button type="button" onClick={() => onChoose(row)}>
                        <span className="cut">{label}</span>
                        <span className="fact num">{distance === undefined ? `#${row}` : distance.toPrecision(4)}</span>
                    </button>
                </li>
            ))}
        </ul>
    );
}
