import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { search, type Project, type Row, type Value } from '../../api/client.ts';
import { ask } from '../../charts/useLines.ts';
import { useWords } from '../../i18n/index.ts';
import { Ago } from '../../kit/Ago.tsx';
import { Alive, useSilence } from '../../kit/Alive.tsx';
import { value } from '../../kit/format.ts';
import { lookOf } from '../../state/looks.ts';
import { Sparkline } from '../run/Sparkline.tsx';
import type { Trend } from '../run/useTrends.ts';

/** What a run is known by while it goes on: the first of these that it has. */
const SCORES = ['val/accuracy', 'val/acc', 'accuracy', 'val/loss', 'train/loss', 'loss'];
const MOST = 8;
const COLUMNS = 42;
const WIDTH = 84;

function scoreOf(values: readonly Value[]): number {
    return values.findIndex((v) => v !== null && v !== undefined);
}

/** What runs now, with its score and how that went. */
export function Running({ projects }: { projects: Project[] }): JSX.Element | null {
    const { t } = useWords();
    const busy = projects.filter((p) => p.running > 0);
    const running = useQuery({
        queryKey: ['running', busy.map((p) => p.id)],
        enabled: busy.length > 0,
        queryFn: () => search({ projects: busy.map((p) => p.id), filter: "status = 'RUNNING'", orderBy: ['heartbeat desc'], columns: SCORES, offset: 0, limit: MOST }),
    });
    const rows = running.data?.runs ?? [];
    const trends = useScoreTrends(rows);
    const silence = useSilence();
    const silent = busy.reduce((sum, p) => sum + p.silent, 0);
    if (busy.length === 0 || !running.data || rows.length === 0) {
        return null;
    }
    return (
        <section className="running">
            <h2>
                <i className="dot" data-silent={silent === running.data.matched} /> {t('home.running')} <span className="fact">{running.data.matched - silent}</span>
                {silent > 0 && <span className="fact">{t('bar.silent', { n: silent })}</span>}
            </h2>
            {rows.map((run) => {
                const score = scoreOf(run.values);
                return (
                    <Link key={run.id} to="/runs/$run" params={{ run: run.id }} search={{}} className="running-row">
                        <span className="strong">
                            {run.name} {run.silentSince !== undefined && <Alive run={run} named />}
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
                        <span className="num fact">{silence(run) || <Ago millis={run.start} />}</span>
                    </Link>
                );
            })}
        </section>
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
