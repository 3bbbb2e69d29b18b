import { EyeOff } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useWords } from '../i18n/index.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { exact, value } from '../kit/format.ts';
import { Swatch } from '../kit/Swatch.tsx';
import { point, usePointed } from '../state/pointed.ts';
import { exactLabel } from './axes.ts';
import { fromBaseline } from './baseline.ts';
import type { Reading } from './chart.ts';
import { LineChart } from './LineChart.tsx';
import type { ChartLine } from './picture.ts';
import type { AskedLine } from './question.ts';
import type { ChartStyle } from './style.ts';

interface Props {
    title: string;
    lines: AskedLine[];
    style: ChartStyle;
    onStyle: (change: Partial<ChartStyle>) => void;
    /** Takes a run or group out of all charts; without it none can be. */
    onHide?: ((id: string) => void) | undefined;
}

/** One chart over the whole window, beside it all its lines with their values at the crosshair, as they lie on the screen. */
export function FullChart({ title, lines, style, onStyle, onHide }: Props): JSX.Element {
    const { t } = useWords();
    const [seen, setSeen] = useState<{ readings: Reading[]; x: number | null }>({ readings: [], x: null });
    const at = seen.x === null ? t('charts.atEnd') : `${style.axis === 'step' ? `${t('charts.step')} ` : ''}${exactLabel(seen.x, style.axis)}`;
    const read = new Set(seen.readings.map((r) => r.line.id));
    const rest = lines.filter((l) => !read.has(l.id) && l.bound === undefined);
    return (
        <Dialog full title={title} close={() => onStyle({ full: '' })}>
            <div className="full-chart">
                <LineChart title={title} lines={lines} style={style} onStyle={onStyle} onReadings={(readings, x) => setSeen({ readings, x })} />
                <div className="legend" tabIndex={0} role="group" aria-label={`${title}, ${at}`}>
                    <div className="legend-head">
                        <span>
                            {t('charts.line')} <span className="fact">{lines.length}</span>
                        </span>
                        <span className="num">{at}</span>
                    </div>
                    {seen.readings.map((one) => (
                        <LegendRow key={one.line.id} line={one.line} y={one.y} apart={fromBaseline(seen.readings, one)} onHide={onHide} />
                    ))}
                    {rest.map((line) => (
                        <LegendRow key={line.id} line={line} y={null} apart={null} onHide={onHide} />
                    ))}
                </div>
            </div>
        </Dialog>
    );
}

function LegendRow({ line, y, apart, onHide }: { line: ChartLine; y: number | null; apart: string | null; onHide: Props['onHide'] }): JSX.Element {
    const { t } = useWords();
    const pointed = usePointed(line.id);
    return (
        <div className="legend-row" data-nearest={pointed} data-absent={y === null} onMouseEnter={() => point(line.id)} onMouseLeave={() => point(null)}>
            <Swatch look={line.look} />
            <span className="cut" title={line.name}>
                {line.name}
            </span>
            <span className="num" title={y === null ? undefined : exact(y)}>
                {y === null ? '' : value(Number.isFinite(y) ? y : String(y))}
            </span>
            <span className="apart">{apart}</span>
            {onHide && (
                <button type="button" className="icon" title={t('charts.legendHide', { name: line.name })} aria-label={t('charts.legendHide', { name: line.name })} onClick={() => onHide(line.id.split('\n')[0] as string)}>
                    <EyeOff size={14} />
                </button>
            )}
        </div>
    );
}
