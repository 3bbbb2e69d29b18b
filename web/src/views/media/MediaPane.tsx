import { useMemo, type JSX } from 'react';
import type { MediaKind, MediaSeries } from '../../api/media.ts';
import { useWords } from '../../i18n/index.ts';
import { Ends } from '../../kit/Ends.tsx';
import { Said } from '../../kit/Said.tsx';
import type { MediaChange, MediaView } from '../../state/mediaView.ts';
import './media.css';
import { MediaBody } from './MediaBody.tsx';
import { KINDS, nameOf, useSeries, type Shown } from './useSeries.ts';

interface Props {
    runs: Shown[];
    view: MediaView;
    onView: (part: MediaChange) => void;
}

const ANEW: MediaChange = { shape: undefined, left: undefined, right: undefined, large: undefined, classes: undefined, rows: undefined, family: undefined, join: undefined, differ: undefined, rowGroup: undefined, opened: undefined, actual: undefined, predicted: undefined, axes: undefined, measure: undefined, at: undefined };

/** Letters at the end of a key that are always seen. */
const KEY_END = 14;

/** What runs logged at steps: the series, and the chosen one over steps and runs. */
export default function MediaPane({ runs, view, onView }: Props): JSX.Element {
    const { t } = useWords();
    const { series, has, loaded, error } = useSeries(runs);
    const chosen = useMemo(() => series.find((s) => nameOf(s) === view.media) ?? series[0], [series, view.media]);
    const having = useMemo(() => runs.filter((run) => chosen && has(run.id, chosen)), [runs, has, chosen]);
    if (error && series.length === 0) {
        return <Said of={error} className="problem pane" />;
    }
    if (!chosen) {
        return <p className="empty pane">{loaded ? t('media.empty') : ''}</p>;
    }
    return (
        <div className="overview things">
            <label className="pane series-choice">
                <span className="hidden">{t('media.series')}</span>
                <select value={nameOf(chosen)} onChange={(e) => onView({ ...ANEW, media: e.target.value })}>
                    {KINDS.filter((kind) => series.some((s) => s.kind === kind)).map((kind) => (
                        <optgroup key={kind} label={t(`media.${kind}`)}>
                            {series
                                .filter((s) => s.kind === kind)
                                .map((s) => (
                                    <option key={nameOf(s)} value={nameOf(s)}>
                                        {[s.key, ...Object.values(s.context).map(String)].join(' ')}
                                    </option>
                                ))}
                        </optgroup>
                    ))}
                </select>
            </label>
            <nav className="pane side" aria-label={t('media.series')}>
                {KINDS.filter((kind) => series.some((s) => s.kind === kind)).map((kind) => (
                    <Kind key={kind} kind={kind} series={series.filter((s) => s.kind === kind)} chosen={chosen} onChoose={(s) => onView({ ...ANEW, media: nameOf(s) })} />
                ))}
            </nav>
            <section className="pane" aria-label={chosen.key}>
                <h2>
                    <span className="cut" title={chosen.key}>
                        {chosen.key}
                    </span>
                    <span className="fact">{Object.entries(chosen.context).map(([k, v]) => `${k}=${String(v)}`).join(' ')}</span>
                </h2>
                <MediaBody key={nameOf(chosen)} runs={having} series={chosen} view={view} onView={onView} />
            </section>
        </div>
    );
}

/** The chosen series is in sight of its list when that comes; the page itself stays where it is. */
function shown(button: HTMLButtonElement | null): void {
    const list = button?.closest('nav');
    if (button && list) {
        list.scrollTop += Math.max(0, button.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom);
    }
}

interface KindProps {
    kind: MediaKind;
    series: MediaSeries[];
    chosen: MediaSeries;
    onChoose: (series: MediaSeries) => void;
}

function Kind({ kind, series, chosen, onChoose }: KindProps): JSX.Element {
    const { t } = useWords();
    return (
        <>
            <h2>
                {t(`media.${kind}`)} <span className="fact">{series.length}</span>
            </h2>
            <ul className="tree">
                {series.map((s) => (
                    <li key={nameOf(s)}>
                        <button type="button" ref={s === chosen ? shown : undefined} data-chosen={s === chosen} aria-current={s === chosen} onClick={() => onChoose(s)}>
                            <Ends text={s.key} last={KEY_END} />
                            <span className="fact cut">{Object.values(s.context).map(String).join(' ')}</span>
                            <span className="space" />
                            <span className="fact num">{s.count.toLocaleString('en-US')}</span>
                        </button>
                    </li>
                ))}
            </ul>
        </>
    );
}
