import { useMemo, useState, type JSX } from 'react';
import { useWords } from '../../i18n/index.ts';
import { value } from '../../kit/format.ts';
import { shade, share } from '../../network/shade.ts';
import type { Found } from '../../network/placed.ts';
import type { ModelView } from '../../state/modelView.ts';
import type { Overlay } from './useOverlay.ts';

const MOST = 100;

interface Props {
    overlay: Overlay;
    view: ModelView;
    onFound: (at: Found) => void;
}

/** The numbers over the graph as a list, the largest first. */
export function OverlayList({ overlay, view, onFound }: Props): JSX.Element {
    const { t } = useWords();
    const [all, setAll] = useState(false);
    const { extent, placed } = overlay;
    const rows = useMemo(() => [...(placed?.found ?? [])].sort((a, b) => b.value - a.value), [placed]);
    const lost = placed?.lost ?? [];
    return (
        <>
            {lost.length > 0 && (
                <p className="fact" title={lost.slice(0, 30).join('\n')}>
                    {t('overlay.lost', { n: lost.length.toLocaleString('en-US'), first: lost.slice(0, 2).join(', ') })}
                </p>
            )}
            <ul className="hits overlay-list" aria-label={t('overlay.list')}>
                {rows.slice(0, all ? rows.length : MOST).map((row) => (
                    <li key={row.name}>
                        <button type="button" aria-current={row.node === undefined ? view.scope === row.scope : view.node === row.node} onClick={() => onFound(row)}>
                            <i className="overlay-swatch" style={extent ? { background: shade(row.value, extent, '').fill } : {}} aria-hidden="true" />
                            <span className="cut" title={row.name}>
                                {row.name}
                            </span>
                            <span className="space" />
                            <span className="share" aria-hidden="true">
                                <i style={{ width: `${extent ? Math.max(2, 100 * share(row.value, extent)) : 0}%` }} />
                            </span>
                            <span className="num">{value(row.value)}</span>
                        </button>
                    </li>
                ))}
            </ul>
            {rows.length > MOST && !all && (
                <button type="button" className="button" onClick={() => setAll(true)}>
                    {t('diff.more', { n: (rows.length - MOST).toLocaleString('en-US') })}
                </button>
            )}
        </>
    );
}
