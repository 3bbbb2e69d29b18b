import { ChevronDown, ChevronRight, CircleAlert, EyeOff, Palette } from 'lucide-react';
import { Fragment, useRef, useState, type CSSProperties, type JSX, type MouseEvent } from 'react';
import type { Spread, Value } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { Alive } from '../../kit/Alive.tsx';
import { Ends } from '../../kit/Ends.tsx';
import { difference, duration, exact, value } from '../../kit/format.ts';
import { Swatch } from '../../kit/Swatch.tsx';
import type { Look } from '../../state/looks.ts';
import { point, usePointed } from '../../state/pointed.ts';
import { Sparkline } from '../run/Sparkline.tsx';
import { LookChoice } from './LookChoice.tsx';
import type { ColumnTrend } from './useColumnTrends.ts';
import type { Entry } from './useRunRows.ts';

export interface Delta {
    at: number;
    from: Value | undefined;
    /** The run that is the baseline. */
    of: string;
}

interface Props {
    entry: Entry;
    look: Look;
    columns: readonly string[];
    /** After which column the differences from the baseline stand, and what they are taken from; null without one. */
    delta: Delta | null;
    trends: ReadonlyMap<string, ColumnTrend>;
    style: CSSProperties;
    at: boolean;
    off: boolean;
    picked: boolean;
    onToggle: () => void;
    onPick: (range: boolean) => void;
    onOpen: () => void;
    /** Gives it another look, or takes that back; null where looks are given elsewhere. */
    onLook: ((one: number | null) => void) | null;
}

const SPARK = 56;
/** The last part of a nested field: `lr` of `optimizer.lr`. */
const leaf = (field: string): string => field.split(/[./]/).pop() || field;

/** A run or a group. The swatch shows and hides, the box chooses, the row opens. */
export function RunRow({ entry, look, columns, delta, trends, style, at, off, picked, onToggle, onPick, onOpen, onLook }: Props): JSX.Element {
    const { t } = useWords();
    const pointed = usePointed(entry.id);
    const run = entry.kind === 'run' ? entry.row : null;
    const level = entry.kind === 'group' ? entry.node.level : entry.of === null ? 0 : entry.of.level + 1;
    const stop = (act: () => void) => (event: MouseEvent) => {
        event.stopPropagation();
        act();
    };
    return (
        <div
            role="row"
            className="table-row"
            data-hidden={off}
            data-at={at}
            data-pointed={pointed}
            data-picked={picked}
            data-kind={entry.kind}
            style={style}
            onMouseEnter={() => point(entry.id)}
            onMouseLeave={() => point(null)}
            onClick={onOpen}
        >
            <span role="cell" className="pick">
                {run ? (
                    <input
                        type="checkbox"
                        checked={picked}
                        aria-label={t('project.choose', { name: entry.name })}
                        onChange={() => {}}
                        onClick={(event) => {
                            event.stopPropagation();
                            onPick(event.shiftKey);
                        }}
                    />
                ) : (
                    <button type="button" aria-expanded={entry.kind === 'group' && entry.open} aria-label={t('project.openGroup', { name: entry.name })} onClick={stop(onOpen)}>
                        {entry.kind === 'group' && entry.open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
                    </button>
                )}
            </span>
            <span role="cell" className="run-name" style={{ '--level': level } as CSSProperties}>
                <button type="button" className="swatch-button" aria-label={t('project.show', { name: entry.name })} aria-pressed={!off} onClick={stop(onToggle)}>
                    <Swatch look={off ? null : look} />
                </button>
                {entry.kind === 'group' && entry.node.level > 0 && (
                    <span className="fact of cut" title={entry.node.field}>
                        {leaf(entry.node.field)}
                    </span>
                )}
                <Ends text={entry.name} strong={entry.kind === 'group'} />
                {entry.kind === 'group' && <span className="fact">{entry.node.group.runs}</span>}
                <span className="space" />
                {onLook && <GroupLook name={entry.name} onLook={onLook} />}
                {run?.status === 'RUNNING' && <Alive run={run} named />}
                {(run?.status === 'FAILED' || run?.status === 'KILLED') && <CircleAlert size={14} className="danger" aria-label={t(`status.${run.status}`)} />}
                {off && <EyeOff size={14} className="fact" />}
            </span>
            {columns.map((c, n) => (
                <Fragment key={c}>
                    <span role="cell" className="num trend-cell">
                        {trends.get(c)?.rows.has(entry.id) && <Sparkline trend={trends.get(c)?.rows.get(entry.id)} y={trends.get(c)?.y as [number, number]} colour={off ? '--mute' : look.colour} width={SPARK} />}
                        {entry.kind === 'group' ? <Mean spread={entry.node.group.values[n] ?? null} /> : (
                            <span className={unbounded(run?.values[n]) ? 'cut warned' : 'cut'} title={exact(run?.values[n])}>
                                {cell(run?.values[n])}
                            </span>
                        )}
                    </span>
                    {n === delta?.at && (
                        <span role="cell" className="num apart">
                            {entry.id === delta.of ? <span className="fact">{t('project.isBaseline')}</span> : difference(entry.kind === 'group' ? entry.node.group.values[n]?.mean : run?.values[n], delta.from)}
                        </span>
                    )}
                </Fragment>
            ))}
            <span role="cell" className="num fact">
                {run && duration(((run.values[columns.length] as number | null) ?? ((run.silentSince ?? Date.now()) - run.start) / 1000) * 1000)}
            </span>
        </div>
    );
}

/** Asks which look a group has. */
function GroupLook({ name, onLook }: { name: string; onLook: (one: number | null) => void }): JSX.Element {
    const { t } = useWords();
    const [choosing, setChoosing] = useState(false);
    const frame = useRef<HTMLSpanElement>(null);
    return (
        <span ref={frame} className="anchor group-look" data-open={choosing} onClick={(e) => e.stopPropagation()}>
            <button type="button" className="icon" aria-haspopup="menu" aria-expanded={choosing} aria-label={t('project.lookOf', { name })} title={t('project.look')} onClick={() => setChoosing(!choosing)}>
                <Palette size={14} />
            </button>
            {choosing && (
                <LookChoice
                    frame={frame}
                    close={() => setChoosing(false)}
                    onLook={(one) => {
                        setChoosing(false);
                        onLook(one);
                    }}
                />
            )}
        </span>
    );
}

/** A mean and its deviation; the deviation without its nought, in a place of its own. */
function Mean({ spread }: { spread: Spread | null }): JSX.Element {
    if (spread === null || spread.mean === undefined) {
        return <span className="cut">{spread?.same ?? ''}</span>;
    }
    const apart = typeof spread.sd === 'number' && spread.sd > 0;
    return (
        <>
            <span className="strong" title={exact(spread.mean)}>{value(spread.mean)}</span>
            <span className="fact deviation">{apart ? `±${deviation(spread.sd as number)}` : ''}</span>
        </>
    );
}

/** Without its nought, and with one digit where it has an exponent. */
function deviation(sd: number): string {
    return sd >= 1e6 || sd < 1e-3 ? sd.toExponential(0).replace('e+', 'e').replace('-', '\u2212') : value(sd).replace(/^0\./, '.');
}

/** Whether a number went out of bounds: what diverged is seen in the table. */
function unbounded(found: Value | undefined): boolean {
    return found === 'NaN' || found === 'Infinity' || found === '-Infinity';
}

function cell(found: Value | undefined): string {
    return typeof found === 'string' && !unbounded(found) ? found : value(found);
}
