import type { MediaSeries } from '../../api/media.ts';
import type { MediaChange, MediaView } from '../../state/mediaView.ts';
import type { Shown } from './useSeries.ts';
import type { Course } from './useStep.ts';

/** What every kind of view is given. */
export interface BodyProps {
    runs: Shown[];
    series: MediaSeries;
    course: Course;
    /** The step that is looked at. */
    step: number;
    view: MediaView;
    onView: (part: MediaChange) => void;
}
