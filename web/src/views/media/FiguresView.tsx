import { lazy, Suspense, useMemo, type JSX } from 'react';
import type { MediaItem } from '../../api/media.ts';
import { Said } from '../../kit/Said.tsx';
import { DrawnFigure } from './DrawnFigure.tsx';
import type { BodyProps } from './bodyProps.ts';
import { PanelView } from './PanelView.tsx';
import { bokehOf } from './bokeh.ts';
import { panelOf } from './panel.ts';
import { PerRun } from './PerRun.tsx';
import { parsed, useTexts } from './useJson.ts';
import type { Shown } from './useSeries.ts';

const BokehFrame = lazy(() => import('./BokehFrame.tsx'));

/** Figures of other tools at a step: Plotly's and Vega-Lite's are drawn by the server and painted here, Bokeh's drawn by its own library. */
export function FiguresView(props: BodyProps): JSX.Element {
    return <PerRun {...props}>{(run, items) => <Figures {...props} run={run} items={items} />}</PerRun>;
}

type Many = BodyProps & { run: Shown; items: MediaItem[] };

function Figures({ items, ...rest }: Many): JSX.Element {
    const { texts, error } = useTexts(rest.run.id, items);
    return (
        <>
            {error && <Said of={error} />}
            {items.map((item, i) => (
                <One key={`${item.step} ${i}`} {...rest} text={texts[i] ?? null} />
            ))}
        </>
    );
}

function One({ run, series, view, onView, text }: Omit<Many, 'items'> & { text: string | null }): JSX.Element {
    const json = useMemo(() => (text === null ? null : parsed(text)), [text]);
    const panel = useMemo(() => panelOf(json), [json]);
    const bokeh = useMemo(() => bokehOf(json), [json]);
    if (panel) {
        return <PanelView run={run} panel={panel} view={view} onView={onView} />;
    }
    if (bokeh) {
        return (
            <Suspense fallback={null}>
                <BokehFrame key={text} figure={bokeh} name={`${run.name}, ${series.key}`} />
            </Suspense>
        );
    }
    return <DrawnFigure text={text} json={json} />;
}
