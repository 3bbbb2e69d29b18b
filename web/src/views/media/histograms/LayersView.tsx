import { useMemo, type JSX } from 'react';
import type { MediaSeries } from '../../../api/media.ts';
import { useWords } from '../../../i18n/index.ts';
import { Swatch } from '../../../kit/Swatch.tsx';
import { value } from '../../../kit/format.ts';
import type { BodyProps } from '../bodyProps.ts';
import { nameOf, useSeries, type Shown } from '../useSeries.ts';
import { ALL, familiesOf, ownName, type Family } from './families.ts';
import { between } from './frame.tsx';
import { moments, quantile, rangeOf, type Stepped } from './shapes.ts';
import { useLayers } from './useLayers.ts';

const OVER = 40;
const INKS = 7;
const STRIP = 240;
const BOX = 240;
const HIGH = 22;

/** The histograms of all layers at once: how wide each is spread from step to step, and how it lies at the step. A name opens its own histograms. */
export function LayersView({ runs, series, step, view, onView }: BodyProps): JSX.Element {
    const { t } = useWords();
    const { series: all } = useSeries(runs);
    const families = useMemo(() => familiesOf(series, all), [series, all]);
    const family = families.find((f) => f.name === view.family) ?? (families[0] as Family);
    return (
        <>
            {families.length > 1 && (
                <label className="choice layers-of">
                    {t('media.layersOf')}
                    <select value={family.name} onChange={(e) => onView({ family: e.target.value })}>
                        {families.map(({ name, members }) => (
                            <option key={name} value={name}>
                                {`${name === ALL ? t('media.allHistograms') : name} (${members.length})`}
                            </option>
                        ))}
                    </select>
                </label>
            )}
            {runs.map((run) => (
                <Layers key={run.id} run={run} family={family} step={step} alone={runs.length === 1} onOpen={(s) => onView({ media: nameOf(s), shape: undefined })} />
            ))}
        </>
    );
}

interface LayersProps {
    run: Shown;
    family: Family;
    step: number;
    alone: boolean;
    onOpen: (series: MediaSeries) => void;
}

function Layers({ run, family, step, alone, onOpen }: LayersProps): JSX.Element | null {
    const { t } = useWords();
    const layers = useLayers(run.id, family.members, OVER);
    const now = layers.map((of) => of.findLast((s) => s.step <= step) ?? of[0]);
    const steps = [...new Set(layers.flatMap((of) => of.map((s) => s.step)))].sort((a, b) => a - b);
    const spreads = layers.map((of) => of.map((s) => moments(s.histogram).sd));
    const sizes = spreads.flat().filter((sd) => sd > 0).map(Math.log10);
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    const range = rangeOf(now.flatMap((s) => (s ? [s.histogram] : [])));
    if (steps.length === 0) {
        return null;
    }
    return (
        <section className="row-of" aria-label={run.name}>
            {!alone && (
                <h3>
                    <Swatch look={run.look} /> <span className="cut">{run.name}</span>
                </h3>
            )}
            <div className="scroll" tabIndex={0}>
                <table className="layers">
                    <thead>
                        <tr>
                            <th scope="col">{t('media.layer')}</th>
                            <th scope="col">{t('media.spreadOver', { from: (steps[0] as number).toLocaleString('en-US'), to: (steps.at(-1) as number).toLocaleString('en-US') })}</th>
                            <th scope="col">{t('media.lies', { step: step.toLocaleString('en-US'), lo: value(range[0]), hi: value(range[1]) })}</th>
                            <th scope="col" className="num">
                                {t('media.mean')}
                            </th>
                            <th scope="col" className="num">
                                {t('media.sd')}
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        {family.members.map((of, i) => {
                            const at = now[i];
                            const all = layers[i] ?? [];
                            const { mean, sd } = at ? moments(at.histogram) : { mean: NaN, sd: NaN };
                            return (
                                <tr key={of.key}>
                                    <th scope="row">
                                        <button type="button" className="link cut" title={of.key} onClick={() => onOpen(of)}>
                                            {ownName(of.key, family.name)}
                                        </button>
                                    </th>
                                    <td>
                                        <Strip steps={steps} all={all} inks={(spreads[i] ?? []).map((s) => (s > 0 ? (most > least ? Math.min(INKS, 1 + Math.floor(((Math.log10(s) - least) / (most - least)) * INKS)) : INKS) : 0))} spreads={spreads[i] ?? []} step={step} label={`${of.key}: ${t('media.sd')}`} />
                                    </td>
                                    <td>{at && <Lies at={at} range={range} colour={run.look.colour} label={of.key} />}</td>
                                    <td className="num">{at ? value(mean) : ''}</td>
                                    <td className="num">{at ? value(sd) : ''}</td>
                                </tr>
                            );
                        })}
                    </tbody>
                </table>
            </div>
            <p className="fact">{t('media.layersKey')}</p>
        </section>
    );
}

interface StripProps {
    steps: number[];
    all: Stepped[];
    inks: number[];
    spreads: number[];
    step: number;
    label: string;
}

/** A cell a step, the darker the wider the spread (logarithmic, the same for all layers). */
function Strip({ steps, all, inks, spreads, step, label }: StripProps): JSX.Element {
    const width = STRIP / steps.length;
    const now = steps.findLastIndex((s) => s <= step);
    return (
        <svg viewBox={`0 0 ${STRIP} ${HIGH}`} width={STRIP} height={HIGH} role="img" aria-label={label} preserveAspectRatio="none" shapeRendering="crispEdges">
            {all.map((s, k) => (
                <rect key={s.step} x={steps.indexOf(s.step) * width} y={1} width={width} height={HIGH - 2} style={{ fill: inks[k] === 0 ? 'var(--well)' : `var(--count-${inks[k]})` }}>
                    <title>{`${s.step.toLocaleString('en-US')}: ${value(spreads[k] ?? NaN)}`}</title>
                </rect>
            ))}
            {now >= 0 && steps.length > 1 && <rect className="now" x={now * width + 0.5} y={0.5} width={Math.max(1, width - 1)} height={HIGH - 1} fill="none" />}
        </svg>
    );
}

/** All values as a line, 90 % and half of them as bars, the median as a stroke. */
function Lies({ at, range, colour, label }: { at: Stepped; range: [number, number]; colour: string; label: string }): JSX.Element {
    const x = between(...range, 0, BOX);
    const q = (share: number): number => x(quantile(at.histogram, share));
    const bar = (lo: number, hi: number, height: number, strength: number): JSX.Element => <rect x={q(lo)} y={(HIGH - height) / 2} width={Math.max(1, q(hi) - q(lo))} height={height} fill="currentColor" opacity={strength} />;
    return (
        <svg viewBox={`0 0 ${BOX} ${HIGH}`} width={BOX} height={HIGH} role="img" aria-label={label} style={{ color: `var(${colour})` }}>
            {range[0] < 0 && range[1] > 0 && <line className="rule" x1={x(0)} x2={x(0)} y1={0} y2={HIGH} />}
            {bar(0, 1, 1.5, 1)}
            {bar(0.05, 0.95, 7, 0.4)}
            {bar(0.25, 0.75, 11, 0.75)}
            <rect x={q(0.5) - 1} y={3} width={2} height={HIGH - 6} fill="var(--ink)" />
        </svg>
    );
}
