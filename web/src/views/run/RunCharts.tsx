import type { JSX } from 'react';
import type { RunDetail } from '../../api/client.ts';
import { ChartGrid } from '../../charts/ChartGrid.tsx';
import { LineChart } from '../../charts/LineChart.tsx';
import { useWords } from '../../i18n/index.ts';
import { styleOf, viewOf } from '../../state/chartView.ts';
import type { Look } from '../../state/looks.ts';
import type { RunView } from '../../state/view.ts';

export interface ChartsProps {
    run: RunDetail;
    keys: string[];
    look: Look;
    view: RunView;
    onView: (part: { [K in keyof RunView]: RunView[K] | undefined }) => void;
}

/** All that a run measured. */
export function RunCharts({ run, keys, look, view, onView }: ChartsProps): JSX.Element {
    return (
        <ChartGrid
            keys={keys}
            drawn={[{ id: run.id, name: run.name, runs: [run.id], look }]}
            style={styleOf(view)}
            onStyle={(part) => onView(viewOf(part))}
            find={view.find ?? ''}
            onFind={(find) => onView({ find })}
            closed={view.closed ?? []}
            onClosed={(closed) => onView({ closed })}
        />
    );
}

/** What the machine said while the run went on, over time. */
export function SystemCharts({ run, keys, look, view, onView }: ChartsProps): JSX.Element {
    const { t } = useWords();
    if (keys.length === 0) {
        return <p className="empty">{t('run.noSystem')}</p>;
    }
    return (
        <div className="grid system">
            <div className="cards" data-small="true">
                {keys.map((key) => (
                    <LineChart
                        key={key}
                        title={key}
                        lines={[{ id: run.id, name: key.slice(key.lastIndexOf('/') + 1), look, runs: [run.id], key }]}
                        style={{ ...styleOf(view), axis: 'relative', logX: false }}
                        onStyle={(part) => onView(viewOf(part))}
                    />
                ))}
            </div>
        </div>
    );
}
