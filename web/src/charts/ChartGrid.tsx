import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState, type JSX, type ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { count } from '../kit/format.ts';
import { ChartTools } from './ChartTools.tsx';
import type { Drawn } from './drawn.ts';
import { FullChart } from './FullChart.tsx';
import { LineChart } from './LineChart.tsx';
import type { AskedLine } from './question.ts';
import { PINNED, sectionsOf, TOGETHER } from './sections.ts';
import { toggled, type ChartStyle } from './style.ts';
import { linesTogether, type Together } from './together.ts';

interface Props {
    /** The titles of the charts: keys, or a key and a context. */
    keys: string[];
    /** Keys that can lie along x. */
    axes?: string[];
    drawn: Drawn[];
    /** Whether it is known who is drawn, and what there is. */
    settled?: boolean;
    /** What stands where nothing has been measured yet. */
    start?: ReactNode;
    /** Charts of several keys, by their sections. */
    together?: Together[];
    /** The lines of a chart, where they are not one a drawn. */
    linesOf?: (key: string) => AskedLine[];
    style: ChartStyle;
    onStyle: (change: Partial<ChartStyle>) => void;
    find: string;
    onFind: (text: string) => void;
    /** Runs that pass the filter and are not drawn, because they are too many. */
    missing?: number;
    closed: string[];
    onClosed: (sections: string[]) => void;
    /** Takes a drawn out of all charts. */
    onHide?: (id: string) => void;
    /** What stands below the charts. */
    foot?: ReactNode;
}

const NONE: Together[] = [];
const MOST_AT_FIRST = 12;
const SMALL_FROM = 3;

/** All charts, in sections by the part of their key before the first slash. */
export function ChartGrid(props: Props): JSX.Element {
    const { keys, drawn, settled = true, style, onStyle, find, onFind, closed, onClosed } = props;
    const { t } = useWords();
    const [more, setMore] = useState<Record<string, number>>({});
    const pinned = style.pinned.join('\n');
    const { together = NONE } = props;
    const sections = useMemo(() => sectionsOf(keys, find, style.pinned, together), [keys, find, pinned, together]);
    const several = new Map(together.flatMap((s) => s.charts.map((c) => [c.title, c])));
    const linesOf = (title: string): AskedLine[] => {
        const chart = several.get(title);
        return chart ? linesTogether(chart, drawn) : (props.linesOf?.(title) ?? drawn.map((d): AskedLine => ({ ...d, key: title })));
    };
    return (
        <div className="grid" tabIndex={-1}>
            <ChartTools keys={props.axes ?? keys} style={style} onStyle={onStyle} find={find} onFind={onFind} bands={drawn.some((d) => d.runs.length > 1)} />
            {(props.missing ?? 0) > 0 && <p className="fact missing">{t('charts.missing', { n: count(drawn.length), of: count(drawn.length + (props.missing ?? 0)) })}</p>}
            {settled && keys.length > 0 && drawn.length === 0 && <p className="empty">{t('charts.noLines')}</p>}
            {settled && keys.length === 0 && (props.start ?? <p className="empty">{t('charts.empty')}</p>)}
            {keys.length > 0 && sections.size === 0 && <p className="empty">{t('charts.nothing')}</p>}
            {[...(settled && drawn.length === 0 ? [] : sections)].map(([section, names]) => {
                const open = !closed.includes(section);
                const most = more[section] ?? MOST_AT_FIRST;
                return (
                    <section key={section}>
                        <h2>
                            <button type="button" aria-expanded={open} onClick={() => onClosed(toggled(closed, section))}>
                                {open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
                                {section === '' ? t('charts.other') : section === PINNED ? t('charts.pinned') : section.startsWith(TOGETHER) ? section.slice(TOGETHER.length) || t('charts.other') : section}
                                <span className="fact">{names.length}</span>
                            </button>
                        </h2>
                        {open && (
                            <div className="cards" data-small={names.length >= SMALL_FROM && section !== PINNED}>
                                {names.slice(0, most).map((key) => (
                                    <LineChart key={key} title={key} lines={linesOf(key)} style={style} onStyle={onStyle} />
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
            {props.foot}
            {(keys.includes(style.full) || several.has(style.full)) && drawn.length > 0 && <FullChart title={style.full} lines={linesOf(style.full)} style={style} onStyle={onStyle} onHide={props.onHide} />}
        </div>
    );
}
