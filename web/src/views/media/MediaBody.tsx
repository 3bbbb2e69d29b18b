import type { JSX } from 'react';
import type { MediaSeries } from '../../api/media.ts';
import { Said } from '../../kit/Said.tsx';
import type { MediaChange, MediaView } from '../../state/mediaView.ts';
import type { BodyProps } from './bodyProps.ts';
import { CurvesView } from './CurvesView.tsx';
import { EmbeddingView } from './embedding/EmbeddingView.tsx';
import { FiguresView } from './FiguresView.tsx';
import { FilesView } from './FilesView.tsx';
import { HistogramsView } from './histograms/HistogramsView.tsx';
import { ImageView } from './images/ImageView.tsx';
import { SolidView } from './solid/SolidView.tsx';
import { StepBar } from './StepBar.tsx';
import { TablesView } from './tables/TablesView.tsx';
import { TextView } from './text/TextView.tsx';
import type { Shown } from './useSeries.ts';
import { stepAt, useCourse, usePointedStep } from './useStep.ts';

interface Props {
    runs: Shown[];
    series: MediaSeries;
    view: MediaView;
    onView: (part: MediaChange) => void;
}

/** Steps that are drawn side by side, at most. */
const OVER = 60;

/** One series: its steps, and the view that its kind has. */
export function MediaBody({ runs, series, view, onView }: Props): JSX.Element {
    const course = useCourse(runs, series, OVER);
    const pointed = usePointedStep();
    const step = stepAt(course.steps, pointed ?? view.at ?? Infinity) ?? series.lastStep;
    if (course.error) {
        return <Said of={course.error} />;
    }
    return (
        <>
            <StepBar steps={course.steps} step={step} onStep={(at) => onView({ at: at === course.steps.at(-1) ? undefined : at })} />
            <Kind runs={runs} series={series} course={course} step={step} view={view} onView={onView} />
        </>
    );
}

function Kind(props: BodyProps): JSX.Element {
    switch (props.series.kind) {
        case 'image':
            return <ImageView {...props} />;
        case 'histogram':
            return <HistogramsView {...props} />;
        case 'text':
            return <TextView {...props} />;
        case 'table':
            return <TablesView {...props} />;
        case 'pr_curve':
            return <CurvesView {...props} />;
        case 'figure':
            return <FiguresView {...props} />;
        case 'embedding':
            return <EmbeddingView {...props} />;
        case 'mesh':
        case 'molecule':
            return <SolidView {...props} />;
        default:
            return <FilesView {...props} />;
    }
}
