import { useEffect, useState, type JSX } from 'react';
import { fileUrl } from '../../../api/client.ts';
import { useWords } from '../../../i18n/index.ts';

/** A file of small pictures of one size, row by row, one a point. */
export interface SpriteSheet {
    path: string;
    width: number;
    height: number;
}

const SHOWN = 84;

/** The picture of one point. */
export function Sprite({ run, sheet, row, name }: { run: string; sheet: SpriteSheet; row: number; name: string }): JSX.Element | null {
    const { t } = useWords();
    const url = fileUrl(run, sheet.path);
    const [size, setSize] = useState<[number, number] | null>(null);
    useEffect(() => {
        const image = new Image();
        image.onload = () => setSize([image.naturalWidth, image.naturalHeight]);
        image.src = url;
        return () => void (image.onload = null);
    }, [url]);
    const columns = Math.floor((size?.[0] ?? 0) / sheet.width);
    if (!size || columns === 0) {
        return null;
    }
    const by = Math.max(1, Math.floor(SHOWN / Math.max(sheet.width, sheet.height)));
    const style = {
        width: sheet.width * by,
        height: sheet.height * by,
        backgroundImage: `url("${url}")`,
        backgroundSize: `${size[0] * by}px ${size[1] * by}px`,
        backgroundPosition: `${-(row % columns) * sheet.width * by}px ${-Math.floor(row / columns) * sheet.height * by}px`,
    };
    return <div className="sprite" role="img" aria-label={t('media.embedding.picture', { name })} style={style} />;
}
