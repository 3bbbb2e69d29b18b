import { Link } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import type { RunDetail, SeriesSummary } from '../../api/client.ts';
import { LAYOUT_TAG } from '../../charts/together.ts';
import { useWords } from '../../i18n/index.ts';
import { duration, moment } from '../../kit/format.ts';
import type { RunTab } from '../../state/view.ts';
import { ConsoleTail } from './ConsoleTail.tsx';
import { MediaStrip } from './MediaStrip.tsx';
import { Note } from './Note.tsx';
import { ParamTree } from './ParamTree.tsx';
import { Summaries } from './Summaries.tsx';
import type { Against } from './useAgainst.ts';
import type { Ancestor } from './useAncestors.ts';

interface Props {
    run: RunDetail;
    measured: SeriesSummary[];
    /** The run that it went on from. */
    parent: Ancestor | undefined;
    against: Against | null;
    onAgainst: (run: string | undefined) => void;
    /** What the machine said, as charts; null where it said nothing. */
    system: ReactNode;
    colour: string;
    onTab: (tab: RunTab) => void;
    onFile: (path: string) => void;
}

const FAILURE = 'failure';

/** What a run was told, and what it measured in the end. */
export function Overview({ run, measured, parent, against, onAgainst, system, colour, onTab, onFile }: Props): JSX.Element {
    const { t, language } = useWords();
    const failure = run.status === 'FAILED' ? run.tags[FAILURE] : undefined;
    return (
        <div className="overview" data-system={system !== null}>
            <div className="pane side">
                <ParamTree params={run.params} others={against?.run.params ?? null} />
                <h2>{t('run.madeBy')}</h2>
                <dl className="facts">
                    <dt>{t('run.started')}</dt>
                    <dd>{moment(run.start, language)}</dd>
                    <dt>{t('run.took')}</dt>
                    <dd>{duration((run.end ?? run.heartbeat) - run.start)}</dd>
                    {parent && <dt>{t('run.forked')}</dt>}
                    {parent && (
                        <dd>
                            <Link to="/runs/$run" params={{ run: parent.run.id }} search={{}}>
                                {parent.run.name}
                            </Link>
                            {Number.isFinite(parent.until) && ` · ${t('charts.step')} ${parent.until}`}
                        </dd>
                    )}
                    {run.user && <dt>{t('run.user')}</dt>}
                    {run.user && <dd>{run.user}</dd>}
                    <dt>{t('run.id')}</dt>
                    <dd>
                        <code>{run.id}</code>
                    </dd>
                </dl>
                <Note run={run} />
                <h2>{t('run.tags')}</h2>
                <dl className="facts">
                    {Object.entries(run.tags)
                        .filter(([k]) => k !== 'mlflow.runName' && k !== LAYOUT_TAG && k !== 'mlflow.note.content' && (k !== FAILURE || failure === undefined))
                        .map(([k, v]) => [
                            <dt key={k} title={k} className="cut">
                                {k}
                            </dt>,
                            <dd key={`${k}=`}>{v}</dd>,
                        ])}
                </dl>
            </div>
            <div className="pane">
                {failure !== undefined && (
                    <div className="failure" role="status">
                        <CircleAlert size={16} />
                        <span>{failure}</span>
                        {run.consoleLines > 0 && (
                            <button type="button" className="button" onClick={() => onTab('console')}>
                                {t('run.console')}
                            </button>
                        )}
                    </div>
                )}
                <Summaries run={run} measured={measured} colour={colour} against={against} onAgainst={onAgainst} />
                <MediaStrip run={run.id} onFile={onFile} />
                <ConsoleTail run={run.id} total={run.consoleLines} onAll={() => onTab('console')} />
            </div>
            {system !== null && (
                <div className="pane system-side">
                    <h2>{t('run.system')}</h2>
                    {system}
                </div>
            )}
        </div>
    );
}
