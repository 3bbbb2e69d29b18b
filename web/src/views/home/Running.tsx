import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { search, type Project, type Row, type Value } from '../../api/client.ts';
import { ask } from '../../charts/useLines.ts';
import { useWords } from '../../i18n/index.ts';
import { Ago } from '../../kit/Ago.tsx';
import { Alive, useSilence } from '../../kit/Alive.tsx';
import { duration, value, whole } from '../../kit/format.ts';
import { Meter } from '../../kit/Meter.tsx';
import { Swatch } from '../../kit/Swatch.tsx';
import { lookOf } from '../../state/looks.ts';
import { left, progressOf, TOTALS, type Progress } from '../../state/progress.ts';
import { Sparkline } from '../run/Sparkline.tsx';
import type { Trend } from '../run/useTrends.ts';

/** What a run is known by while it goes on: the first of these that it has. */
const SCORES = ['val/accuracy', 'val/acc', 'accuracy', 'val/loss', 'train/loss', 'loss'];
const MOST = 8;
const metric = (key: string): string => `metrics.\`${key}\``;
const FIELDS = [...SCORES, ...SCORES.map((key) => `laststep(${metric(key)})`), metric('epoch'), ...TOTALS.map((key) => `params.${key}`)];

const COLUMNS = 42;
const WIDTH = 84;

function scoreOf(values: readonly Value[]): number {
    return values.slice(0, SCORES.length).findIndex((v) => v !== null && v !== undefined);
}

/** How far a run has come, by what was asked of it. */
function progressIn(values: readonly Value[]): Progress | null {
    const number = (field: string): number | undefined => {
        const found = values[FIELDS.indexOf(field)];
        return found === null || found === undefined || Number.isNaN(Number(found)) ? undefined : Number(found);
    };
    const steps = SCORES.map((key) => number(`laststep(${metric(key)})`)).filter((step) => step !== undefined);
    return progressOf((key) => number(`params.${key}`), steps.length > 0 ? Math.max(...steps) : undefined, number(metric('epoch')));
}

/** What runs now, with its score and how that went. */
export function Running({ projects }: { projects: Project[] }): JSX.Element | null {
    const { t } = useWords();
    const busy = projects.filter((p) => p.running > 0);
    const running = useQuery({
        queryKey: ['running', busy.map((p) => p.id)],
        enabled: busy.length > 0,
        queryFn: () => search({ projects: busy.map((p) => p.id), filter: "status = 'RUNNING'", orderBy: ['heartbeat desc'], columns: FIELDS, offset: 0, limit: MOST }),
    });
    const rows = running.data?.runs ?? [];
    const trends = useScoreTrends(rows);
    const silence = useSilence();
    const silent = busy.reduce((sum, p) => sum + p.silent, 0);
    if (busy.length === 0 || !running.data || rows.length === 0) {
        return null;
    }
    const live = running.data.matched - silent;
    return (
        <section className="running">
            <h2>
                <i className="dot" data-silent={live === 0} />{' '}
                {live > 0 && (
                    <>
                        {t('home.running')} <span className="fact">{live}</span>
                    </>
                )}
                {silent > 0 && <span className={live > 0 ? 'fact' : ''}>{t('bar.silent', { n: silent })}</span>}
            </h2>
            {rows.map((run) => {
                const score = scoreOf(run.values);
                return (
                    <Link key={run.id} to="/runs/$run" params={{ run: run.id }} search={{}} className="running-row">
                        <span className="strong">
                            <Swatch look={lookOf(run)} /> {run.name} {run.silentSince !== undefined && <Alive run={run} named />}
                        </span>
                        <span className="fact">{run.projectName}</span>
                        <span>{trends.has(run.id) && <Sparkline trend={trends.get(run.id)} colour={lookOf(run).colour} width={WIDTH} />}</span>
                        <span className="num">
                            {score >= 0 && (
                                <>
                                    <span className="fact">{SCORES[score]}</span> {value(run.values[score])}
                                </>
                            )}
                        </span>
                        <Rest run={run}>{silence(run) || <Ago millis={run.start} />}</Rest>
                    </Link>
                );
            })}
        </section>
    );
}

/** How far a run has come and how long it takes on, where its params tell; else what stands for it. */
function Rest({ run, children }: { run: Row; children: ReactNode }): JSX.Element {
    const { t } = useWords();
    const progress = progressIn(run.values);
    const rest = progress && left(progress, run.heartbeat - run.start);
    return (
        <>
            <span>
                {progress && (
                    <span className="progress" title={t(progress.unit === 'step' ? 'run.stepOf' : 'run.epochOf', { at: whole(Math.floor(progress.at)), of: whole(progress.of) })}>
                        <Meter share={progress.share} name={run.name} /> {Math.round(100 * progress.share)} %
                    </span>
                )}
            </span>
            <span className="num fact">{typeof rest === 'number' && run.silentSince === undefined ? t('run.left', { time: duration(rest) }) : children}</span>
        </>
    );
}

/** The course of each run's score, small. */
function useScoreTrends(rows: readonly Row[]): ReadonlyMap<string, Trend> {
    const scored = rows.flatMap((run) => (scoreOf(run.values) < 0 ? [] : [{ run: run.id, key: SCORES[scoreOf(run.values)] as string }]));
    const trends = useQuery({
        queryKey: ['runningTrends', scored],
        enabled: scored.length > 0,
        queryFn: async () => {
            const series = scored.map(({ run, key }) => ({ runs: [run], key }));
            const lines = await ask({ series, x: 'step', from: null, to: null, columns: COLUMNS, log: false, smooth: { kind: 'none', amount: 0 }, band: 'none' });
            return new Map(lines.filter((l) => l.head.role === 'line').map((l): [string, Trend] => [scored[l.head.series]?.run ?? '', l]));
        },
    });
    return trends.data ?? new Map<string, Trend>();
}
