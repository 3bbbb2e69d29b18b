import { ChevronDown, ChevronRight } from 'lucide-react';
import { lazy, Suspense, useMemo, type JSX } from 'react';
import type { Drawn } from '../../charts/drawn.ts';
import { toggled } from '../../charts/style.ts';
import { useWords } from '../../i18n/index.ts';
import type { MediaChange, MediaView } from '../../state/mediaView.ts';
import { useSeries, type Shown } from './useSeries.ts';

const MediaPane = lazy(() => import('./MediaPane.tsx'));

/** The section's name among those that are closed; no chart's section begins with a blank. */
const NAME = ' media';
const MOST = 8;

interface Props {
    drawn: Drawn[];
    picked: string[];
    view: MediaView;
    onView: (part: MediaChange) => void;
    closed: string[];
    onClosed: (sections: string[]) => void;
}

/** Below a project's charts: what the chosen runs, or else the first that are drawn, logged at steps. Of a group, its first run. */
export function MediaSection({ drawn, picked, view, onView, closed, onClosed }: Props): JSX.Element | null {
    const { t } = useWords();
    const runs = useMemo(() => firstRuns(drawn, picked), [drawn.map((d) => `${d.runs[0]} ${d.name} ${d.look.colour} ${d.look.dash.join()}`).join('\n'), picked.join(' ')]);
    const { series } = useSeries(runs);
    const open = !closed.includes(NAME);
    if (series.length === 0) {
        return null;
    }
    return (
        <section className="media-section">
            <h2>
                <button type="button" aria-expanded={open} onClick={() => onClosed(toggled(closed, NAME))}>
                    {open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
                    {t('media.section')}
                    <span className="fact">{series.length}</span>
                </button>
                {drawn.length > runs.length && <span className="fact">{t('media.firstRuns', { n: runs.length })}</span>}
            </h2>
            {open && (
                <Suspense fallback={null}>
                    <MediaPane runs={runs} view={view} onView={onView} />
                </Suspense>
            )}
        </section>
    );
}

function firstRuns(drawn: readonly Drawn[], picked: readonly string[]): Shown[] {
    const chosen = drawn.filter((d) => picked.includes(d.id));
    const byRun = new Map<string, Shown>();
    for (const d of chosen.length > 0 ? chosen : drawn) {
        const id = d.runs[0];
        if (id !== undefined && !byRun.has(id)) {
            byRun.set(id, { id, name: d.name, look: d.look });
        }
    }
    return [...byRun.values()].slice(0, MOST);
}
