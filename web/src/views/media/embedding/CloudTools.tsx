import type { JSX } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { Tabs } from '../../../kit/Tabs.tsx';
import type { BodyProps } from '../bodyProps.ts';
import { percent } from './axes.ts';

/** What the address says where no column colours. */
export const NONE = ' ';

interface Props extends Pick<BodyProps, 'view' | 'onView'> {
    explained: readonly number[];
    /** The components of the axes, from 1. */
    axes: readonly number[];
    /** Columns that points can be coloured by, and the one that does. */
    colours: readonly string[];
    colour: string;
    /** How many points were found, null if none were looked for. */
    found: number | null;
}

/** From where points are seen, what colours them, and which are looked for. */
export function CloudTools({ explained, axes, colours, colour, found, view, onView }: Props): JSX.Element {
    const { t } = useWords();
    const turn = (place: number, axis: number): void => onView({ axes: axes.map((old, i) => (i === place ? axis : old)).join(',') });
    return (
        <div className="tools flat">
            {explained.length > 2 && <Tabs<'flat' | 'space'> small names={['flat', 'space']} chosen={axes.length === 3 ? 'space' : 'flat'} onChoose={(shape) => onView({ shape: shape === 'space' ? shape : undefined })} title={t('media.embedding.dimensions')} label={(shape) => t(`media.embedding.${shape}`)} />}
            {axes.map((axis, place) => (
                <select key={place} value={axis} aria-label={t('media.embedding.axis', { n: place + 1 })} onChange={(e) => turn(place, Number(e.target.value))}>
                    {explained.map((share, i) => (
                        <option key={i} value={i + 1}>
                            {t('media.embedding.component', { n: i + 1, share: percent(share) })}
                        </option>
                    ))}
                </select>
            ))}
            {colours.length > 0 && (
                <label className="choice">
                    {t('media.embedding.colour')}
                    <select value={colour || NONE} onChange={(e) => onView({ rowGroup: e.target.value })}>
                        <option value={NONE}>{t('media.ungrouped')}</option>
                        {colours.map((name) => (
                            <option key={name} value={name}>
                                {name}
                            </option>
                        ))}
                    </select>
                </label>
            )}
            <input type="search" value={view.rows ?? ''} aria-label={t('media.embedding.find')} placeholder={t('media.embedding.find')} onChange={(e) => onView({ rows: e.target.value || undefined })} />
            {found !== null && (
                <span className="fact" role="status">
                    {t('media.embedding.found', { n: found.toLocaleString('en-US') })}
                </span>
            )}
        </div>
    );
}
