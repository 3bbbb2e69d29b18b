import { useState, type JSX } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { Dialog } from '../../../kit/Dialog.tsx';
import type { MediaCell } from './mediaCell.ts';

/** A file in a cell: a picture that opens large, a sound or film that plays, of all else a link. */
export function MediaThumb({ cell }: { cell: MediaCell }): JSX.Element {
    const { t } = useWords();
    const [large, setLarge] = useState(false);
    switch (cell.showing) {
        case 'image':
            return (
                <>
                    <button type="button" className="thumb" title={cell.name} aria-label={t('media.enlarge', { name: cell.name })} onClick={() => setLarge(true)}>
                        <img src={cell.url} alt="" loading="lazy" />
                    </button>
                    {large && (
                        <Dialog title={cell.name} close={() => setLarge(false)}>
                            <img className="enlarged" src={cell.url} alt={cell.name} />
                        </Dialog>
                    )}
                </>
            );
        case 'audio':
            return <audio src={cell.url} controls preload="none" aria-label={cell.name} />;
        case 'video':
            return <video className="thumb" src={cell.url} controls loop muted playsInline preload="metadata" aria-label={cell.name} />;
        case 'file':
            return (
                <a href={cell.url} download>
                    {cell.name}
                </a>
            );
    }
}
