import { useEffect, useId, useMemo, useRef, useState, type JSX } from 'react';
import { useWords } from '../i18n/index.ts';
import { followPointed, pointedNow } from '../state/pointed.ts';
import { CardTools } from './CardTools.tsx';
import type { Reading } from './chart.ts';
import { linesCsv } from './csv.ts';
import { followCursor, moveCursor } from './cursor.ts';
import { DataTable } from './DataTable.tsx';
import { useTellPoints } from './drawnPoints.ts';
import { allPoints, save } from './exports.ts';
import { pngOf, svgOf, type Paper } from './paper.ts';
import { placeBeside } from './place.ts';
import { extents, type Picture } from './picture.ts';
import type { AskedLine } from './question.ts';
import { Readout } from './Readout.tsx';
import { isLogY, toggled, type ChartStyle } from './style.ts';
import { measured, measureOf, reach } from './units.ts';
import { useCanvas } from './useCanvas.ts';
import { useLines } from './useLines.ts';
import { usePlotEvents } from './usePlotEvents.ts';

const NOWHERE = { left: 0, right: 0 };

interface Props {
    title: string;
    lines: AskedLine[];
    style: ChartStyle;
    onStyle: (change: Partial<ChartStyle>) => void;
    /** Told what lies at the crosshair, or at the lines' ends without one; then nothing floats over the plot. */
    onReadings?: (readings: Reading[], x: number | null) => void;
}

/** A chart card: title, tools, exact lines, crosshair, zoom. */
export function LineChart({ title, lines, style, onStyle, onReadings }: Props): JSX.Element {
    const { t } = useWords();
    const id = useId();
    const plot = useRef<HTMLDivElement>(null);
    const { canvas, over, chart, seen, turn } = useCanvas(onReadings ? `${title} in full` : title);
    const asked = useLines(lines, style, seen, () => chart.current?.columns(lines.length) ?? 800);
    const [moving, setMoving] = useState<[number, number] | null>(null);
    const [cursor, setCursor] = useState<number | null>(null);
    const [pointed, setPointed] = useState<string | null>(null);
    const [table, setTable] = useState(false);
    const logY = isLogY(style, title);
    const wide = style.wide.includes(title);
    const whole = style.whole.includes(title);
    const cross = useRef<{ x: number | null; mine: boolean }>({ x: null, mine: false });
    const range = moving ?? style.range;
    // What was asked with another style keeps its lines; their looks may be newer.
    const drawn = useMemo(() => {
        const now = new Map(lines.map((l) => [l.id, l]));
        return asked.lines.map((l) => now.get(l.id) ?? l);
    }, [asked.lines, lines]);
    const looks = drawn.map((l) => l.look.colour + l.look.dash.join()).join();

    const { measure, data } = useMemo(() => {
        const measure = measureOf(title, reach(asked.data));
        return { measure, data: measured(asked.data, measure) };
    }, [title, asked.data]);
    const scene = useMemo((): Picture => ({ lines: drawn, data, range, axis: style.axis, logX: style.logX, logY, whole }), [data, looks, range?.[0], range?.[1], style.axis, style.logX, logY, whole]);
    const { beyond } = useMemo(() => extents(scene), [scene]);

    useEffect(() => setMoving(null), [style.range?.[0], style.range?.[1], style.axis]);
    useEffect(() => {
        chart.current?.update(scene);
        chart.current?.overlay(cross.current.x, cross.current.mine, pointedNow());
    }, [scene, turn]);
    useEffect(
        () =>
            followCursor(style.axis, (x, from) => {
                cross.current = { x, mine: from === id };
                setCursor(from === id ? x : null);
                chart.current?.overlay(x, from === id, pointedNow());
            }),
        [style.axis, id],
    );
    useEffect(
        () =>
            followPointed(() => {
                chart.current?.overlay(cross.current.x, cross.current.mine, pointedNow());
                if (cross.current.mine) {
                    setPointed(pointedNow());
                }
            }),
        [],
    );
    useEffect(() => onReadings && plot.current?.setAttribute('autofocus', ''), []);
    useEffect(() => {
        if (chart.current && onReadings) {
            onReadings(cursor === null ? chart.current.ends() : chart.current.at(cursor), cursor);
        }
    }, [scene, turn, cursor]);
    const events = usePlotEvents({
        plot,
        chart,
        cursor,
        onCursor: (x) => moveCursor(style.axis, x, id),
        onMoving: setMoving,
        onRange: (next) => onStyle({ range: next }),
        onFull: () => onStyle({ full: style.full === title ? '' : title }),
    });

    const csv = async (): Promise<void> => {
        const [from, to] = chart.current?.range() ?? [0, 1];
        save(`${title}.csv`, new Blob([linesCsv(lines, await allPoints(lines, style, from, to), style.axis)], { type: 'text/csv' }));
    };
    const paper = (): Paper => ({ picture: scene, title: [title, measure.unit && `(${measure.unit})`].filter(Boolean).join(' '), width: canvas.current?.clientWidth ?? 0, height: canvas.current?.clientHeight ?? 0 });
    const png = async (): Promise<void> => {
        const image = await pngOf(paper());
        if (image) {
            save(`${title}.png`, image);
        }
    };
    const svg = (): void => save(`${title}.svg`, svgOf(paper()));
    const facts = [measure.unit, logY ? t('charts.log') : ''].filter(Boolean).join(' · ');
    const readings = cursor === null ? [] : (chart.current?.at(cursor) ?? []);
    const points = asked.data.filter((d) => d.head.role === 'line').reduce((sum, d) => sum + d.head.of, 0);
    const empty = seen && asked.lines.length > 0 && points === 0;
    const none = empty && asked.data.every((d) => d.head.all.points === 0);
    useTellPoints(id, points);
    return (
        <figure className="chart" data-wide={wide} data-full={onReadings !== undefined} aria-label={title}>
            <figcaption>
                <span className="chart-title" title={title}>
                    {title}
                </span>
                {facts !== '' && <span className="fact">{facts}</span>}
                {(beyond > 0 || whole) && (
                    <button type="button" className="beyond" aria-pressed={whole} title={t('charts.beyondWhy')} onClick={() => onStyle({ whole: toggled(style.whole, title) })}>
                        {whole ? t('charts.cutY') : t('charts.beyond', { n: beyond })}
                    </button>
                )}
                <CardTools title={title} style={style} onStyle={onStyle} onTable={() => setTable(true)} onCsv={() => void csv()} onPng={() => void png()} onSvg={svg} />
            </figcaption>
            <div className="plot" data-none={none} ref={plot} role="application" aria-label={t('charts.summary', { name: title, lines: lines.length, x: style.axis })} tabIndex={0} {...events}>
                <canvas ref={canvas} />
                <canvas ref={over} className="over" />
                {!onReadings && cursor !== null && readings.length > 0 && (
                    <Readout
                        readings={readings}
                        x={cursor}
                        axis={style.axis}
                        pointed={pointed}
                        place={placeBeside(chart.current?.pixelOf(cursor) ?? 0, plot.current?.getBoundingClientRect() ?? NOWHERE, plot.current?.closest('.grid')?.getBoundingClientRect() ?? NOWHERE)}
                    />
                )}
                {empty && <span className="plot-empty">{none ? t('charts.noRun', { name: title }) : t('charts.noPoints')}</span>}
            </div>
            {asked.failed !== '' && <div className="problem">{asked.failed}</div>}
            {table && <DataTable title={title} axis={style.axis} lines={drawn} data={asked.data} range={chart.current?.range() ?? [0, 1]} close={() => setTable(false)} />}
        </figure>
    );
}
