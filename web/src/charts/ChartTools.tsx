import { Search as SearchIcon } from 'lucide-react';
import { useId, useRef, type JSX } from 'react';
import { useWords } from '../i18n/index.ts';
import { useLetters } from '../kit/keys.ts';
import { count } from '../kit/format.ts';
import { useDrawnPoints } from './drawnPoints.ts';
import { amountOf, BANDS, logYOfAll, SMOOTHINGS, type ChartStyle } from './style.ts';

interface Props {
    keys: readonly string[];
    style: ChartStyle;
    onStyle: (change: Partial<ChartStyle>) => void;
    find: string;
    onFind: (text: string) => void;
    bands: boolean;
}

const METRIC = 'metrics.';

/** The row of tools above the charts: what to find, what lies along x, how lines are smoothed and grouped. */
export function ChartTools({ keys, style, onStyle, find, onFind, bands }: Props): JSX.Element {
    const { t } = useWords();
    const smooth = amountOf(style.smooth);
    const points = useDrawnPoints();
    const row = useRef<HTMLDivElement>(null);
    useLetters({ l: () => onStyle({ logY: logYOfAll(style) }), s: () => row.current?.querySelector<HTMLElement>('[data-smooth] select, input[type=range]')?.focus() });
    const metric = style.axis.startsWith(METRIC);
    return (
        <div className="tools" ref={row}>
            <label className="field find">
                <SearchIcon size={14} />
                <input value={find} placeholder={t('charts.find')} aria-label={t('charts.find')} onChange={(e) => onFind(e.target.value)} />
            </label>
            <Choice
                name={t('charts.x')}
                value={metric ? METRIC : style.axis}
                options={[
                    ['step', t('charts.step')],
                    ['relative', t('charts.relative')],
                    ['wall', t('charts.wall')],
                    ...(keys.length > 0 ? ([[METRIC, t('charts.metric')]] as const) : []),
                ]}
                onChange={(axis) => onStyle({ axis: axis === METRIC ? METRIC + (firstAxis(keys) ?? '') : axis, range: null })}
            />
            {metric && <MetricChoice keys={keys} value={style.axis.slice(METRIC.length)} onChange={(key) => onStyle({ axis: METRIC + key, range: null })} />}
            <Toggle name={t('charts.logX')} pressed={style.logX} act={() => onStyle({ logX: !style.logX, range: null })} />
            <Toggle name={t('charts.logY')} pressed={style.logY.includes('*')} act={() => onStyle({ logY: logYOfAll(style) })} />
            {bands && <Choice name={t('charts.band')} value={style.band} options={BANDS.map((b) => [b, t(`band.${b}`)] as const)} onChange={(band) => onStyle({ band })} />}
            <Choice
                smooth
                name={t('charts.smooth')}
                value={style.smooth}
                options={SMOOTHINGS.map((s) => [s, t(`smooth.${s}`)] as const)}
                onChange={(kind) => onStyle({ smooth: kind, amount: amountOf(kind).most === smooth.most && style.smooth !== 'none' ? style.amount : amountOf(kind).first })}
            />
            {style.smooth !== 'none' && (
                <span className="amount">
                    <input
                        type="range"
                        min={smooth.least}
                        max={smooth.most}
                        step={smooth.step}
                        value={style.amount}
                        aria-label={t('charts.amount')}
                        onChange={(e) => onStyle({ amount: Number(e.target.value) })}
                    />
                    <span className="num">{smooth.step < 1 ? style.amount.toFixed(2) : style.amount}</span>
                </span>
            )}
            {style.range && (
                <button type="button" className="button" onClick={() => onStyle({ range: null })}>
                    {t('charts.reset')}
                </button>
            )}
            {points > 0 && <span className="exact">{t('charts.exact', { n: count(points) })}</span>}
        </div>
    );
}

/** What looks like a second clock, else the first key. */
function firstAxis(keys: readonly string[]): string | undefined {
    return keys.find((k) => /epoch|sample|token|example|seen/i.test(k)) ?? keys[0];
}

function MetricChoice({ keys, value, onChange }: { keys: readonly string[]; value: string; onChange: (key: string) => void }): JSX.Element {
    const { t } = useWords();
    const list = useId();
    return (
        <>
            <input
                className="small"
                key={value}
                list={list}
                defaultValue={value}
                aria-label={t('charts.metric')}
                onChange={(e) => keys.includes(e.target.value) && onChange(e.target.value)}
                onBlur={(e) => {
                    e.target.value = value;
                }}
            />
            <datalist id={list}>
                {keys.slice(0, 500).map((key) => (
                    <option key={key} value={key} />
                ))}
            </datalist>
        </>
    );
}

function Toggle({ name, pressed, act }: { name: string; pressed: boolean; act: () => void }): JSX.Element {
    return (
        <button type="button" className="toggle" aria-pressed={pressed} onClick={act}>
            {name}
        </button>
    );
}

interface ChoiceProps {
    name: string;
    value: string;
    options: (readonly [string, string])[];
    onChange: (value: string) => void;
    /** The one that the key S goes to. */
    smooth?: boolean;
}

function Choice({ name, value, options, onChange, smooth }: ChoiceProps): JSX.Element {
    return (
        <label className="choice" data-smooth={smooth}>
            <span>{name}</span>
            <select value={value} onChange={(e) => onChange(e.target.value)}>
                {options.map(([key, word]) => (
                    <option key={key} value={key}>
                        {word}
                    </option>
                ))}
            </select>
        </label>
    );
}
