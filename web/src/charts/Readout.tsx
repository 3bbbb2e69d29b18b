import type { JSX } from 'react';
import { useWords } from '../i18n/index.ts';
import { value } from '../kit/format.ts';
import { Swatch } from '../kit/Swatch.tsx';
import { isPointed } from '../state/pointed.ts';
import { exactLabel } from './axes.ts';
import { around } from './around.ts';
import { fromBaseline } from './baseline.ts';
import type { Reading } from './chart.ts';
import type { Place } from './place.ts';

interface Props {
    readings: Reading[];
    x: number;
    axis: string;
    pointed: string | null;
    /** Where it stands, in CSS pixels of the plot. */
    place: Place;
}

/** The values at the crosshair, as the lines lie on the screen; beside the crosshair, never on it. */
export function Readout({ readings, x, axis, pointed, place }: Props): JSX.Element {
    const { t } = useWords();
    const shown = around(readings, readings.findIndex((r) => isPointed(r.line.id, pointed)));
    return (
        <div className="tip" style={place} role="status" data-against={readings.some((r) => r.line.baseline)}>
            <div className="tip-head">{`${axis === 'step' ? `${t('charts.step')} ` : ''}${exactLabel(x, axis)}`}</div>
            {shown.map((one) => (
                <div key={one.line.id} className="tip-row" data-nearest={isPointed(one.line.id, pointed)}>
                    <Swatch look={one.line.look} />
                    <span className="tip-name">{one.line.name}</span>
                    <span className="num">{value(Number.isFinite(one.y) ? one.y : String(one.y))}</span>
                    <span className="apart">{fromBaseline(readings, one)}</span>
                </div>
            ))}
            {readings.length > shown.length && <div className="fact">{t('charts.more', { n: readings.length - shown.length })}</div>}
        </div>
    );
}
