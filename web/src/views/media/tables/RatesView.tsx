import { useMemo, useState, type JSX } from 'react';
import { useWords } from '../../../i18n/index.ts';
import type { Look } from '../../../state/looks.ts';
import type { Table } from '../../files/parse.ts';
import { UnitFrame } from '../UnitFrame.tsx';
import { areaUnder, rateColumns, ratesOf, type RateColumns } from './rates.ts';

const HUES = 8;

/** A table's curves between rates, a hue a class, with the area under each. */
export function RatesView({ table, name, look }: { table: Table; name: string; look: Look }): JSX.Element {
    const { t } = useWords();
    const columns = rateColumns(table) as RateColumns;
    const curves = useMemo(() => ratesOf(table, columns), [table]);
    const [off, setOff] = useState<ReadonlySet<string>>(new Set());
    const hue = (i: number): string => (curves.length === 1 ? look.colour : `--c${(i % HUES) + 1}`);
    const flip = (of: string): void => setOff((was) => new Set(was.has(of) ? [...was].filter((o) => o !== of) : [...was, of]));
    return (
        <figure className="histogram curves">
            <UnitFrame label={`${name}: ${columns.y}, ${columns.x}`} x={columns.x} y={columns.y}>
                {(x, y) =>
                    curves.map((curve, i) =>
                        off.has(curve.name) ? null : (
                            <g key={curve.name} style={{ color: `var(${hue(i)})` }}>
                                <path className="outline" d={curve.points.map(([u, v], k) => `${k === 0 ? 'M' : 'L'}${x(u).toFixed(1)},${y(v).toFixed(1)}`).join('')} />
                                {curve.points.map(([u, v], k) => (
                                    <circle key={k} cx={x(u)} cy={y(v)} r={2} fill="currentColor">
                                        <title>{`${curve.name} ${columns.x} ${u.toFixed(3)}, ${columns.y} ${v.toFixed(3)}`}</title>
                                    </circle>
                                ))}
                            </g>
                        ),
                    )
                }
            </UnitFrame>
            <ul className="legend-of">
                {curves.map((curve, i) => (
                    <li key={curve.name}>
                        <button type="button" className="toggle" aria-pressed={!off.has(curve.name)} onClick={() => flip(curve.name)}>
                            <i className="swatch" style={{ background: `var(${hue(i)})` }} /> {curve.name} <span className="fact">{t('media.area', { x: areaUnder(curve.points).toFixed(3) })}</span>
                        </button>
                    </li>
                ))}
            </ul>
        </figure>
    );
}
