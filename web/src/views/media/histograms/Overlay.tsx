import type { JSX } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { Swatch } from '../../../kit/Swatch.tsx';
import type { Histogram } from '../../files/parse.ts';
import type { Shown } from '../useSeries.ts';
import { BOTTOM, between, Frame, HEIGHT, LEFT, RIGHT, TOP, WIDTH } from './frame.tsx';
import { rangeOf, shares } from './shapes.ts';

const BINS = 60;

/** The outlines of many runs' histograms at one step, as shares, in one place. */
export function Overlay({ all }: { all: { run: Shown; histogram: Histogram }[] }): JSX.Element {
    const { t } = useWords();
    const range = rangeOf(all.map((a) => a.histogram));
    const heights = all.map((a) => shares(a.histogram, range, BINS));
    const top = Math.max(1e-12, ...heights.flatMap((h) => [...h]));
    const x = between(0, BINS, LEFT, WIDTH - RIGHT);
    const y = between(0, top, HEIGHT - BOTTOM, TOP);
    return (
        <>
            <Frame label={`${t('media.overlay')}: ${all.map((a) => a.run.name).join(', ')}`} x={range} y={[0, top]}>
                {heights.map((h, i) => (
                    <path key={i} className="outline" style={{ color: `var(${all[i]?.run.look.colour})` }} strokeDasharray={all[i]?.run.look.dash.join(' ')} d={`M${x(0)},${y(0)}${[...h].map((v, bin) => `V${y(v).toFixed(1)}H${x(bin + 1).toFixed(1)}`).join('')}V${y(0)}`} />
                ))}
            </Frame>
            <ul className="legend-of">
                {all.map(({ run }) => (
                    <li key={run.id}>
                        <Swatch look={run.look} /> {run.name}
                    </li>
                ))}
            </ul>
        </>
    );
}
