import { useMemo, useState, type JSX } from 'react';
import { useWords } from '../../i18n/index.ts';
import { value } from '../../kit/format.ts';
import { shade } from '../../network/shade.ts';
import type { Found } from '../../network/placed.ts';
import type { ModelView } from '../../state/modelView.ts';
import type { Overlay } from './useOverlay.ts';

const MOST = 100;
/** The end of a name is always read: long ones differ there. */
const TAIL = 20;

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
                            <span className="overlay-name" title={row.name}>
                                <span className="cut">{row.name.slice(0, -TAIL)}</span>
                                <span>{row.name.slice(-TAIL)}</span>
                            </span>
                            <span className="space" />
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
