import { ChevronDown, ChevronRight, Search as SearchIcon } from 'lucide-react';
import { useMemo, useState, type JSX } from 'react';
import { useWords } from '../i18n/index.ts';
import type { Look } from '../state/looks.ts';
import { LineChart, type AskedLine, type ChartStyle } from './LineChart.tsx';

/** Who is drawn in every chart: a run, or a group of them. */
export interface Drawn {
    id: string;
    name: string;
    runs: string[];
    look: Look;
}

interface Props {
    keys: string[];
    drawn: Drawn[];
    style: ChartStyle;
    onStyle: (change: Partial<ChartStyle>) => void;
    find: string;
    onFind: (text: string) => void;
    highlighted: string | null;
    closed: string[];
    onClosed: (sections: string[]) => void;
}

const MOST_AT_FIRST = 12;

/** All charts, in sections by the part of their key before the first slash. */
export function ChartGrid(props: Props): JSX.Element {
    const { keys, drawn, style, onStyle, find, onFind, highlighted, closed, onClosed } = props;
    const { t } = useWords();
    const [more, setMore] = useState<Record<string, number>>({});
    const sections = useMemo(() => group(keys, find), [keys, find]);
    return (
        <div className="grid">
            <div className="tools">
                <label className="field find">
                    <SearchIcon size={14} />
                    <input value={find} placeholder={t('charts.find')} aria-label={t('charts.find')} onChange={(e) => onFind(e.target.value)} />
                </label>
                <Choice
                    name={t('charts.x')}
                    value={style.axis}
                    options={[
                        ['step', t('charts.step')],
                        ['relative', t('charts.relative')],
                        ['wall', t('charts.wall')],
                    ]}
                    onChange={(axis) => onStyle({ axis, range: null })}
                />
                <Choice
                    name={t('charts.band')}
                    value={style.band}
                    options={(['none', 'minmax', 'sd', 'se', 'ci95', 'quartiles'] as const).map((b) => [b, t(`band.${b}`)])}
                    onChange={(band) => onStyle({ band })}
                />
                <Choice
                    name={t('charts.smooth')}
                    value={style.smooth}
                    options={(['none', 'ema', 'twema', 'gaussian', 'mean'] as const).map((s) => [s, t(`smooth.${s}`)])}
                    onChange={(smooth) => onStyle({ smooth, amount: style.amount || 0.6 })}
                />
                {style.smooth !== 'none' && (
                    <input
                        type="range"
                        min={0}
                        max={0.99}
                        step={0.01}
                        value={style.amount}
                        aria-label={t('charts.smooth')}
                        onChange={(e) => onStyle({ amount: Number(e.target.value) })}
                    />
                )}
                {style.range && (
                    <button type="button" className="button" onClick={() => onStyle({ range: null })}>
                        {t('charts.reset')}
                    </button>
                )}
            </div>
            {keys.length === 0 && <p className="empty">{t('charts.empty')}</p>}
            {[...sections].map(([section, names]) => {
                const open = !closed.includes(section);
                const most = more[section] ?? MOST_AT_FIRST;
                return (
                    <section key={section}>
                        <h2>
                            <button
                                type="button"
                                aria-expanded={open}
                                onClick={() => onClosed(open ? [...closed, section] : closed.filter((s) => s !== section))}
                            >
                                {open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
                                {section === '' ? t('charts.other') : section}
                                <span className="fact">{names.length}</span>
                            </button>
                        </h2>
                        {open && (
                            <div className="cards">
                                {names.slice(0, most).map((key) => (
                                    <LineChart
                                        key={key}
                                        title={key}
                                        lines={drawn.map((d): AskedLine => ({ ...d, key }))}
                                        style={style}
                                        onRange={(range) => onStyle({ range })}
                                        highlighted={highlighted}
                                    />
                                ))}
                            </div>
                        )}
                        {open && names.length > most && (
                            <button type="button" className="button" onClick={() => setMore({ ...more, [section]: most + 4 * MOST_AT_FIRST })}>
                                {t('charts.more', { n: names.length - most })}
                            </button>
                        )}
                    </section>
                );
            })}
        </div>
    );
}

function group(keys: string[], find: string): Map<string, string[]> {
    const sections = new Map<string, string[]>();
    for (const key of keys.filter((k) => matches(k, find))) {
        const slash = key.indexOf('/');
        const section = slash < 0 ? '' : key.slice(0, slash);
        sections.set(section, [...(sections.get(section) ?? []), key]);
    }
    const rank = (s: string): number => (s === 'system' ? 2 : s === 'val' ? 0 : 1);
    return new Map([...sections].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b)));
}

/** A part of the name, or a regular expression. */
export function matches(key: string, find: string): boolean {
    try {
        return new RegExp(find, 'i').test(key);
    } catch {
        return key.toLowerCase().includes(find.toLowerCase());
    }
}

interface ChoiceProps {
    name: string;
    value: string;
    options: (readonly [string, string])[];
    onChange: (value: string) => void;
}

function Choice({ name, value, options, onChange }: ChoiceProps): JSX.Element {
    return (
        <label className="choice">
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
