import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useEffect, type JSX } from 'react';
import { fileUrl, get, type RunDetail } from '../../api/client.ts';
import { asked, modelFacts, type ModelFacts } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { bytes, count } from '../../kit/format.ts';
import { Tabs } from '../../kit/Tabs.tsx';
import type { ModelChange, ModelTab, ModelView } from '../../state/modelView.ts';
import { Failure } from '../Failure.tsx';
import { Path } from '../Path.tsx';
import { CostsPane } from './CostsPane.tsx';
import { formatName } from './formatName.ts';
import { GraphPane } from './GraphPane.tsx';
import { WeightsPane } from './WeightsPane.tsx';

interface Props {
    at: string;
    view: ModelView;
    onView: (part: ModelChange) => void;
}

/** One model: its graph, its weights, its file. */
export function ModelPage({ at, view, onView }: Props): JSX.Element {
    const { t } = useWords();
    const query = useQuery({ queryKey: ['model', at], queryFn: () => modelFacts(at), retry: false });
    const facts = query.data;
    const name = facts?.file.split('/').pop() ?? '';
    useEffect(() => {
        if (name !== '') {
            document.title = `${name} · Loupe`;
        }
    }, [name]);
    if (!facts) {
        return query.error ? <Failure error={query.error} again={() => void query.refetch()} /> : <div className="page" />;
    }
    const tabs: ModelTab[] = facts.graphs ? ['graph', 'costs', 'weights', 'file'] : ['weights', 'file'];
    const tab = view.tab !== undefined && tabs.includes(view.tab) ? view.tab : (tabs[0] as ModelTab);
    const dark = getComputedStyle(document.documentElement).colorScheme === 'dark' || (document.documentElement.dataset['theme'] === undefined && matchMedia('(prefers-color-scheme: dark)').matches);
    const picture = asked('/api/v1/model/picture', {
        at,
        graph: view.graph ?? 0,
        open: view.open,
        flat: view.flat ?? false,
        fold: !view.unfold,
        cut: !view.uncut,
        across: view.across ?? false,
        theme: dark ? 'dark' : 'light',
    });
    return (
        <div className="model">
            <Path>
                {facts.run === '' ? <Link to="/models">{t('rail.models')}</Link> : <RunLink run={facts.run} />} <span className="fact">/</span> <b>{name}</b>
            </Path>
            <header className="page-head">
                <h1>{name}</h1>
                <span className="fact">{said(facts, t)}</span>
                <span className="space" />
                <Link className="button" to="/models/diff" search={{ a: at }}>
                    {t('diff.with')}
                </Link>
                <Link className="button" to="/schematics" search={{ at }}>
                    {t('schematic.open')}
                </Link>
                {facts.graphs && tab === 'graph' && (
                    <a className="button" href={picture} download>
                        <Download size={14} /> SVG
                    </a>
                )}
            </header>
            {facts.damaged && (
                <p className="failure">
                    <span>{t('model.damaged', { at: facts.damaged.at, what: facts.damaged.what })}</span>
                </p>
            )}
            {facts.unsafe && (
                <p className="failure">
                    <span>{t('model.unsafe', { names: facts.unsafe.map((one) => `“${one}”`).join(', ') })}</span>
                </p>
            )}
            <Tabs
                names={tabs}
                chosen={tab}
                onChoose={(next) => onView({ tab: next === tabs[0] ? undefined : next })}
                title={name}
                label={(one) => (
                    <>
                        {t(`model.${one}`)} {one === 'weights' && <span className="fact">{(facts.tensors + (facts.held?.tensors ?? 0)).toLocaleString('en-US')}</span>}
                    </>
                )}
            />
            {tab === 'graph' && <GraphPane facts={facts} view={view} onView={onView} />}
            {tab === 'costs' && <CostsPane facts={facts} view={view} onView={onView} />}
            {tab === 'weights' && <WeightsPane facts={facts} view={view} onView={onView} />}
            {tab === 'file' && <FilePane facts={facts} />}
        </div>
    );
}

function RunLink({ run }: { run: string }): JSX.Element {
    const query = useQuery({ queryKey: ['run', run], queryFn: () => get<RunDetail>(`/api/v1/runs/${run}`) });
    return (
        <Link to="/runs/$run" params={{ run }} search={{ tab: 'files' }}>
            {query.data?.name ?? run}
        </Link>
    );
}

type Say = ReturnType<typeof useWords>['t'];

function said(facts: ModelFacts, t: Say): string {
    const operators = (facts.graphs ?? []).reduce((sum, g) => sum + g.nodes, 0);
    return [
        formatName(facts),
        ...(facts.graphs ? [t('model.nOperators', { n: operators.toLocaleString('en-US') })] : []),
        t('model.nParameters', { n: count(facts.parameters + (facts.held?.parameters ?? 0)) }),
        bytes(facts.bytes + (facts.held?.bytes ?? 0)),
    ].join(' · ');
}

/** What the file says of itself. */
function FilePane({ facts }: { facts: ModelFacts }): JSX.Element {
    const { t } = useWords();
    const first = facts.graphs?.[0];
    return (
        <div className="pane model-file">
            <dl className="facts">
                <dt>{t('model.file')}</dt>
                <dd>
                    {facts.run === '' ? (
                        <code>{facts.file}</code>
                    ) : (
                        <a href={fileUrl(facts.run, facts.file)} download>
                            {facts.file}
                        </a>
                    )}
                </dd>
                <dt>{t('model.format')}</dt>
                <dd>{formatName(facts)}</dd>
                {first?.inputs.map((p) => <Port key={`i${p.name}`} word={t('model.in')} port={p} />)}
                {first?.outputs.map((p) => <Port key={`o${p.name}`} word={t('model.out')} port={p} />)}
                {Object.entries(facts.metadata).map(([key, text]) => (
                    <div key={key} className="pair">
                        <dt>{key}</dt>
                        <dd>{text.length > 400 ? `${text.slice(0, 400)}…` : text}</dd>
                    </div>
                ))}
            </dl>
        </div>
    );
}

function Port({ word, port }: { word: string; port: { name: string; type: string; shape: (number | string | null)[] | null } }): JSX.Element {
    return (
        <>
            <dt>{word}</dt>
            <dd>
                {port.name} <code>{[port.type, port.shape?.map((n) => n ?? '?').join(' × ')].filter(Boolean).join(' ')}</code>
            </dd>
        </>
    );
}
