import { useState, type JSX, type MouseEvent } from 'react';
import type { MediaItem } from '../../../api/media.ts';
import { useWords } from '../../../i18n/index.ts';
import { Dialog } from '../../../kit/Dialog.tsx';
import type { MediaChange, MediaView } from '../../../state/mediaView.ts';
import type { Shown } from '../useSeries.ts';
import { Picture } from './Picture.tsx';

interface Props {
    runs: Shown[];
    items: MediaItem[][];
    view: MediaView;
    onView: (part: MediaChange) => void;
}

const ZOOMS = [0.5, 1, 2, 4, 8, 16, 32];

/** One picture as large as wanted, down to its pixels; says where the pointer is. */
export function LargePicture({ runs, items, view, onView }: Props): JSX.Element | null {
    const { t } = useWords();
    const [at, setAt] = useState('');
    const [id = '', step = '', index = ''] = (view.large ?? '').split(' ');
    const n = runs.findIndex((r) => r.id === id);
    const run = runs[n];
    const item = items[n]?.find((i) => String(i.step) === step && String(i.index) === index);
    if (!run || !item) {
        return null;
    }
    const zoom = ZOOMS.includes(view.zoom ?? 0) ? (view.zoom as number) : null;
    const where = (event: MouseEvent<HTMLElement>): void => {
        const image = event.currentTarget.querySelector('img');
        const box = image?.getBoundingClientRect();
        if (image && box && box.width > 0) {
            setAt(`${Math.floor(((event.clientX - box.left) / box.width) * image.naturalWidth)}, ${Math.floor(((event.clientY - box.top) / box.height) * image.naturalHeight)}`);
        }
    };
    return (
        <Dialog title={`${run.name} · ${t('charts.step')} ${item.step.toLocaleString('en-US')}`} close={() => onView({ large: undefined, zoom: undefined })}>
            <div className="tools flat">
                <label className="choice">
                    {t('media.zoom')}
                    <select value={zoom ?? ''} onChange={(e) => onView({ zoom: Number(e.target.value) || undefined })}>
                        <option value="">{t('media.fit')}</option>
                        {ZOOMS.map((z) => (
                            <option key={z} value={z}>{`${z * 100} %`}</option>
                        ))}
                    </select>
                </label>
                <span className="fact num">{at}</span>
                <span className="cut">{typeof item.meta['caption'] === 'string' ? item.meta['caption'] : ''}</span>
            </div>
            <div className="scroll large" tabIndex={0} data-fit={zoom === null} onMouseMove={where}>
                <Picture run={run.id} item={item} name={run.name} view={view} zoom={zoom} />
            </div>
        </Dialog>
    );
}
