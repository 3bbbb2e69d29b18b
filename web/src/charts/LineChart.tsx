import { useEffect, useId, useRef, useState, type JSX } from 'react';
import { decode, type Line } from '../api/columns.ts';
import { send } from '../api/client.ts';
import { onChange } from '../api/live.ts';
import { useWords } from '../i18n/index.ts';
import { count, value } from '../kit/format.ts';
import { onTheme } from '../kit/theme.ts';
import { Chart, label, type ChartLine } from './chart.ts';
import { followCursor, moveCursor } from './cursor.ts';

/** What is asked of the server for one line: one run, or the members of a group. */
export interface AskedLine extends ChartLine {
    runs: string[];
    key: string;
}

/** How all charts of a page draw. */
export interface ChartStyle {
    axis: string;
    smooth: string;
    amount: number;
    band: string;
    range: [number, number] | null;
}

interface Props {
    title: string;
    lines: AskedLine[];
    style: ChartStyle;
    onRange: (range: [number, number] | null) => void;
    highlighted: string | null;
    tall?: boolean;
}

const LISTED = 11;
const LIVE_MILLIS = 400;

declare global {
    interface Window {
        __charts?: Record<string, { scene(): unknown }>;
    }
}

/** A chart card: title, exact lines, crosshair, zoom. */
export function LineChart({ title, lines, style, onRange, highlighted, tall }: Props): JSX.Element {
    const { t } = useWords();
    const id = useId();
    const canvas = useRef<HTMLCanvasElement>(null);
    const over = useRef<HTMLCanvasElement>(null);
    const chart = useRef<Chart | null>(null);
    const [data, setData] = useState<Line[]>([]);
    const [near, setNear] = useState(false);
    const [logY, setLogY] = useState(false);
    const [cursor, setCursor] = useState<number | null>(null);
    const [turn, setTurn] = useState(0);
    const [failed, setFailed] = useState('');
    const dragged = useRef<number | null>(null);
    const question = JSON.stringify({ lines: lines.map((l) => [l.runs, l.key]), style });

    useEffect(() => {
        const element = canvas.current as HTMLCanvasElement;
        chart.current = new Chart(element, over.current as HTMLCanvasElement);
        (window.__charts ??= {})[title] = chart.current;
        const seen = new IntersectionObserver((entries) => setNear(entries.some((e) => e.isIntersecting)), { rootMargin: '200px' });
        seen.observe(element);
        const sized = new ResizeObserver(() => setTurn((n) => n + 1));
        sized.observe(element);
        const themed = onTheme(() => setTurn((n) => n + 1));
        return () => {
            seen.disconnect();
            sized.disconnect();
            themed();
        };
    }, [title]);

    useEffect(() => {
        if (!near || lines.length === 0) {
            return undefined;
        }
        const abort = new AbortController();
        let waiting: ReturnType<typeof setTimeout> | undefined;
        const ask = async (): Promise<void> => {
            try {
                const response = await send(
                    'POST',
                    '/api/v1/lines',
                    {
                        series: lines.map((l) => ({ runs: l.runs, key: l.key })),
                        x: style.axis,
                        from: style.range?.[0] ?? null,
                        to: style.range?.[1] ?? null,
                        columns: chart.current?.columns() ?? 800,
                        smooth: { kind: style.smooth, amount: style.amount },
                        band: style.band,
                    },
                    abort.signal,
                );
                setData(decode(await response.arrayBuffer()));
                setFailed('');
            } catch (failure) {
                if (!abort.signal.aborted) {
                    setFailed(String(failure instanceof Error ? failure.message : failure));
                }
            }
        };
        void ask();
        const mine = new Set(lines.flatMap((l) => l.runs));
        const stop = onChange((changed) => {
            if (waiting === undefined && [...changed].some((run) => mine.has(run))) {
                waiting = setTimeout(() => {
                    waiting = undefined;
                    void ask();
                }, LIVE_MILLIS);
            }
        });
        return () => {
            abort.abort();
            clearTimeout(waiting);
            stop();
        };
        // The question holds all that the request is made of.
    }, [near, question]);

    useEffect(() => {
        chart.current?.update({ lines, data, range: style.range, axis: style.axis, logY, highlighted });
    }, [data, logY, highlighted, turn, question]);

    useEffect(
        () =>
            followCursor(style.axis, (x, from) => {
                setCursor(from === id ? x : null);
                chart.current?.cross(x, from === id);
            }),
        [style.axis, id],
    );

    const listed = cursor === null ? [] : (chart.current?.at(cursor) ?? []);
    const shown = listed.length > LISTED ? listed.slice(0, LISTED) : listed;
    const drawn = data.filter((d) => d.head.role === 'line');
    const points = drawn.reduce((sum, d) => sum + d.head.of, 0);

    return (
        <figure className={tall ? 'chart tall' : 'chart'} aria-label={title}>
            <figcaption>
                <span className="chart-title" title={title}>
                    {title}
                </span>
                {logY && <span className="fact">{t('charts.log')}</span>}
                <span className="chart-tools">
                    <button type="button" aria-pressed={logY} title={t('charts.logY')} onClick={() => setLogY(!logY)}>
                        {t('charts.log')}
                    </button>
                    {style.range && (
                        <button type="button" onClick={() => onRange(null)}>
                            {t('charts.reset')}
                        </button>
                    )}
                </span>
            </figcaption>
            <div
                className="plot"
                role="application"
                aria-label={t('charts.summary', { name: title, lines: lines.length, x: style.axis })}
                tabIndex={0}
                onPointerMove={(event) => {
                    const x = chart.current?.xAt(event.clientX) ?? null;
                    if (dragged.current !== null && x !== null) {
                        chart.current?.brush(dragged.current, x);
                    } else {
                        moveCursor(style.axis, x, id);
                    }
                }}
                onPointerLeave={() => moveCursor(style.axis, null, id)}
                onPointerDown={(event) => {
                    dragged.current = chart.current?.xAt(event.clientX) ?? null;
                }}
                onPointerUp={(event) => {
                    const from = dragged.current;
                    const to = chart.current?.xAt(event.clientX) ?? null;
                    dragged.current = null;
                    if (from !== null && to !== null && Math.abs((chart.current?.pixelOf(from) ?? 0) - (chart.current?.pixelOf(to) ?? 0)) > 5) {
                        onRange([Math.min(from, to), Math.max(from, to)]);
                    }
                }}
                onDoubleClick={() => onRange(null)}
                onKeyDown={(event) => {
                    if (event.key === '0') {
                        onRange(null);
                    }
                }}
            >
                <canvas ref={canvas} />
                <canvas ref={over} className="over" />
                {cursor !== null && shown.length > 0 && (
                    <div className="tip" style={tipPlace(chart.current?.pixelOf(cursor) ?? 0, canvas.current?.clientWidth ?? 0)} role="status">
                        <div className="tip-head">{label(shown[0]?.x ?? cursor, style.axis, 1)}</div>
                        {shown.map((one) => (
                            <div key={one.line.id} className="tip-row">
                                <i className="swatch" style={{ background: `var(${one.line.look.colour})` }} />
                                <span className="tip-name">{one.line.name}</span>
                                <b>{value(one.y)}</b>
                            </div>
                        ))}
                        {listed.length > shown.length && <div className="fact">{t('charts.more', { n: listed.length - shown.length })}</div>}
                    </div>
                )}
            </div>
            {failed !== '' && <div className="problem">{failed}</div>}
            <span className="hidden">{t('charts.exact', { n: count(points) })}</span>
        </figure>
    );
}

function tipPlace(pixel: number, width: number): { left?: number; right?: number } {
    return pixel < width / 2 ? { left: pixel + 14 } : { right: width - pixel + 14 };
}
