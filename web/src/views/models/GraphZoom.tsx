import { Maximize, Minus, Plus } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../i18n/index.ts';

const [CLOSER, FARTHER] = [1.25, 0.8];

interface Props {
    percent: number;
    /** Zooms by a factor around the middle. */
    onZoom: (by: number) => void;
    onAll: () => void;
}

/** How near a graph is seen, and the ways nearer, farther and to all of it. */
export function GraphZoom({ percent, onZoom, onAll }: Props): JSX.Element {
    const { t } = useWords();
    return (
        <div className="network-zoom">
            <button type="button" className="icon" aria-label={t('model.smaller')} title={t('model.smaller')} onClick={() => onZoom(FARTHER)}>
                <Minus size={14} />
            </button>
            <span>{percent} %</span>
            <button type="button" className="icon" aria-label={t('model.larger')} title={t('model.larger')} onClick={() => onZoom(CLOSER)}>
                <Plus size={14} />
            </button>
            <button type="button" className="icon" aria-label={t('model.all')} title={t('model.all')} onClick={onAll}>
                <Maximize size={14} />
            </button>
        </div>
    );
}
