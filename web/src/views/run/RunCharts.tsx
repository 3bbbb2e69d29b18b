import { useMemo, type JSX } from 'react';
import type { RunDetail, SeriesSummary } from '../../api/client.ts';
import { ChartGrid } from '../../charts/ChartGrid.tsx';
import { LineChart } from '../../charts/LineChart.tsx';
import type { AskedLine } from '../../charts/question.ts';
import { closedAtFirst } from '../../charts/sections.ts';
import { LAYOUT_TAG, togetherOf } from '../../charts/together.ts';
import { useWords } from '../../i18n/index.ts';
import { styleOf, viewOf } from '../../state/chartView.ts';
import { look as nth, type Look } from '../../state/looks.ts';
import type { RunView } from '../../state/view.ts';
import type { Ancestor } from './useAncestors.ts';

export interface ChartsProps {
    run: RunDetail;
    series: SeriesSummary[];
    look: Look;
    view: RunView;
    onView: (part: { [K in keyof RunView]: RunView[K] | undefined }) => void;
}

/** All that a run measured; of a fork what the runs measured that it went on from too, over steps. */
export function RunCharts({ run, series, ancestors, look, view, onView }: ChartsProps & { ancestors: readonly Ancestor[] }): JSX.Element {
    const keys = useMemo(() => keysOf(series), [series]);
    const together = useMemo(() => togetherOf([run.tags[LAYOUT_TAG] ?? ''], keys), [run.tags[LAYOUT_TAG], keys]);
    return (
        <ChartGrid
            keys={keys}
            together={together}
            linesOf={(key) => [...linesOf(run, series, key, look), ...(styleOf(view).axis === 'step' ? ancestors.map((one) => before(one, key, look)) : [])]}
            drawn={[{ id: run.id, name: run.name, runs: [run.id], look: { ...look, dash: [] } }]}
            style={styleOf(view)}
            onStyle={(part) => onView(viewOf(part))}
            find={view.find ?? ''}
            onFind={(find) => onView({ find })}
            closed={view.closed ?? closedAtFirst(together)}
            onClosed={(closed) => onView({ closed })}
        />
    );
}

/** What the machine said while the run went on, over time. */
export function SystemCharts({ run, series, look, view, onView }: ChartsProps): JSX.Element {
    const { t } = useWords();
    if (series.length === 0) {
        return <p className="empty">{t('run.noSystem')}</p>;
    }
    return (
        <div className="grid system">
            <div className="cards" data-small="true">
                {keysOf(series).map((key) => (
                    <LineChart
                        key={key}
                        title={key}
                        lines={linesOf(run, series, key, look)}
                        style={{ ...styleOf(view), axis: 'relative', logX: false }}
                        onStyle={(part) => onView(viewOf(part))}
                    />
                ))}
            </div>
        </div>
    );
}

const BEFORE = [2, 2];

/** The line that a fork goes on from: dotted in its colour. */
function before({ run, until }: Ancestor, key: string, look: Look): AskedLine {
    const scale = Number(run.tags[`stepScale/${key}`] ?? 1);
    return { id: run.id, name: run.name, look: { ...look, dash: BEFORE }, runs: [run.id], key, until: until * scale };
}

function keysOf(series: readonly SeriesSummary[]): string[] {
    return [...new Set(series.map((s) => s.key))];
}

/** A line for each context of a key: in the run's colour where there is one, else each in its own. Dashes tell runs apart, and here is only one. */
function linesOf(run: RunDetail, series: readonly SeriesSummary[], key: string, look: Look): AskedLine[] {
    const mine = series.filter((s) => s.key === key);
    return mine.map((s, n) => {
        const name = Object.values(s.context).join(' ');
        return { id: `${run.id} ${name}`, name: name || run.name, look: mine.length === 1 ? { ...look, dash: [] } : nth(n), runs: [run.id], key, context: s.context };
    });
}
