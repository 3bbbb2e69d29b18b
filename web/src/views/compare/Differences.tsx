import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import type { JSX } from 'react';
import { everyPage, get, type RunDetail, type SeriesSummary } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { difference, duration, exact, value } from '../../kit/format.ts';
import { Swatch } from '../../kit/Swatch.tsx';
import { BASELINE, look, type Look } from '../../state/looks.ts';
import { bestAt, partsOf, type Line, type Told } from './differences.ts';

interface Props {
    runs: readonly string[];
    looks: ReadonlyMap<string, Look>;
    base: string | undefined;
    same: boolean;
    onSame: (same: boolean) => void;
    onBase: (run: string | undefined) => void;
    onLeaveOut: (run: string) => void;
    /** How many more there are than stand here. */
    more: number;
}

/** Runs beside each other: what they were told, what they came to. */
export function Differences({ runs, looks, base, same, onSame, onBase, onLeaveOut, more }: Props): JSX.Element {
    const { t } = useWords();
    const details = useQueries({ queries: runs.map((id) => ({ queryKey: ['run', id], queryFn: () => get<RunDetail>(`/api/v1/runs/${id}`) })) });
    const series = useQueries({ queries: runs.map((id) => ({ queryKey: ['series', id], queryFn: () => everyPage<SeriesSummary>(`/api/v1/runs/${id}/series`, 'series') })) });
    const settled = [...details, ...series].every((one) => !one.isPending);
    const told = (settled ? runs : []).flatMap((id, i): Told[] => {
        const run = details[i]?.data;
        return run?.id === id ? [{ run, series: series[i]?.data ?? [] }] : [];
    });
    const parts = told.length === 0 ? [] : partsOf(told);
    const all = parts.flatMap((p) => p.lines);
    const went: Line[] = [
        { name: t('compare.status'), of: (one: Told) => t(`status.${one.run.status}`) },
        { name: t('run.took'), of: ({ run }: Told) => duration((run.end ?? run.heartbeat) - run.start) },
    ].map(({ name, of }) => ({ name, values: told.map(of), better: null, differs: true }));
    const differ = all.filter((l) => l.differs).length;
    const baseAt = told.findIndex(({ run }) => run.id === base);
    return (
        <section className="pane differences">
            <h2>
                {t('compare.differences')} <span className="fact">{told.length > 1 && t('compare.differ', { n: differ, of: all.length })}</span>
                {more > 0 && <span className="fact">{t('compare.first', { n: runs.length, of: runs.length + more })}</span>}
                <span className="space" />
                <label className="choice">
                    <input type="checkbox" checked={!same} onChange={(e) => onSame(!e.target.checked)} /> {t('compare.only')}
                </label>
            </h2>
            {settled && told.length === 0 && <p className="empty">{t('compare.choose')}</p>}
            {told.length > 0 && (
                <div className="scroll" tabIndex={0} role="group" aria-label={t('compare.differences')}>
                    <table className="data">
                        <thead>
                            <tr>
                                <th scope="col">
                                    <span className="hidden">{t('kind.attribute')}</span>
                                </th>
                                {told.map(({ run }) => (
                                    <th scope="col" key={run.id}>
                                        <span className="run-head">
                                            <button type="button" className="swatch-button" aria-pressed={run.id === base} aria-label={t('compare.asBase', { name: run.name })} title={t('compare.asBase', { name: run.name })} onClick={() => onBase(run.id === base ? undefined : run.id)}>
                                                <Swatch look={run.id === base ? BASELINE : looks.get(run.id) ?? look(0)} />
                                            </button>
                                            <Link to="/runs/$run" params={{ run: run.id }} search={base === undefined || base === run.id ? {} : { against: base }} className="cut" title={run.name}>
                                                {run.name}
                                            </Link>
                                            <button type="button" className="icon" aria-label={t('project.leaveOut', { name: run.name })} title={t('project.leaveOut', { name: run.name })} onClick={() => onLeaveOut(run.id)}>
                                                <X size={12} />
                                            </button>
                                        </span>
                                    </th>
                                ))}
                            </tr>
                        </thead>
                        {[...parts, { title: 'compare.others' as const, lines: went }].map(({ title, lines }) => {
                            const shown = lines.filter((l) => same || told.length < 2 || l.differs);
                            return (
                                shown.length > 0 && (
                                    <tbody key={title}>
                                        <tr className="part">
                                            <th scope="rowgroup" colSpan={told.length + 1}>
                                                {t(title)}
                                            </th>
                                        </tr>
                                        {shown.map((l) => (
                                            <tr key={l.name}>
                                                <th scope="row" className="cut" title={l.name}>
                                                    {l.name}
                                                </th>
                                                {told.map(({ run }, i) => (
                                                    <Cell key={run.id} line={l} at={i} base={baseAt} />
                                                ))}
                                            </tr>
                                        ))}
                                    </tbody>
                                )
                            );
                        })}
                    </table>
                </div>
            )}
        </section>
    );
}

function Cell({ line, at, base }: { line: Line; at: number; base: number }): JSX.Element {
    const found = line.values[at] ?? null;
    const from = base < 0 || base === at ? '' : difference(found, line.values[base]);
    const higher = typeof found === 'number' && typeof line.values[base] === 'number' && found > (line.values[base] as number);
    const way = line.better === null || from === '' || from === '0' ? '' : higher === (line.better === 'max') ? 'better' : 'worse';
    return (
        <td title={exact(found)} data-best={bestAt(line) === at} data-number={typeof found === 'number'}>
            <span className="of">{typeof found === 'number' ? value(found) : shortened(found)}</span> {from !== '' && from !== '0' && <span className={way}>{from}</span>}
        </td>
    );
}

const LONG_NUMBER = /^-?\d+\.\d{6,}(e[-+]?\d+)?$|^-?\d+(\.\d+)?e[-+]?\d+$/i;

/** A text as it was written; a number with more digits than one reads as other values are. */
function shortened(text: string | null): string {
    return text === null ? '–' : LONG_NUMBER.test(text) && Number.isFinite(Number(text)) ? value(Number(text)) : text;
}
