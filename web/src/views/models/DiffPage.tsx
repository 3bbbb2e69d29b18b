import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ArrowLeftRight } from 'lucide-react';
import { useEffect, useMemo, type JSX } from 'react';
import { diffOf, type ModelDiff } from '../../api/modelDiff.ts';
import { useWords } from '../../i18n/index.ts';
import { SIGNS, type Sign } from '../../network/sign.ts';
import { around, NOTHING } from '../../network/ways.ts';
import type { DiffView } from '../../state/diffView.ts';
import { Failure } from '../Failure.tsx';
import { Path } from '../Path.tsx';
import { DiffLists } from './DiffLists.tsx';
import { DiffTable } from './DiffTable.tsx';
import { GraphCanvas } from './GraphCanvas.tsx';
import { ModelSelect } from './ModelSelect.tsx';
import './models.css';

const route = getRouteApi('/models/diff');

type Change = { [K in keyof DiffView]?: DiffView[K] | undefined };

/** Two models: what changed from the one to the other, as lists and in the graph; or several beside one. */
export default function DiffPage(): JSX.Element {
    const { t } = useWords();
    const view = route.useSearch();
    const navigate = useNavigate();
    const { a, b } = view;
    const query = useQuery({
        queryKey: ['diff', a, b, view.open],
        enabled: a !== undefined && b !== undefined,
        queryFn: () => diffOf(a as string, b as string, view.open),
        placeholderData: (last, of) => (of?.queryKey[1] === a && of?.queryKey[2] === b ? last : undefined),
        retry: false,
    });
    const diff = a !== undefined && b !== undefined ? query.data : undefined;
    useEffect(() => {
        document.title = `${t('diff.title')} · Loupe`;
    }, [t]);
    const go = (part: Change, replace = false): void => {
        const next = Object.fromEntries(Object.entries({ ...view, ...part }).filter(([, v]) => v !== undefined && v !== false));
        void navigate({ to: '/models/diff', search: next, replace });
    };
    const other = (part: Change): void => go({ open: undefined, list: undefined, entry: undefined, ...part });
    return (
        <div className="model">
            <Path>
                <Link to="/models" search={{}}>
                    {t('rail.models')}
                </Link>{' '}
                <span className="fact">/</span> <b>{t('diff.title')}</b>
            </Path>
            <header className="page-head">
                <h1>{t('diff.title')}</h1>
                <ModelSelect name={t('diff.before')} at={a} beside={b} onChoose={(at) => other({ a: at })} />
                <button type="button" className="icon" aria-label={t('diff.swap')} title={t('diff.swap')} disabled={a === undefined || b === undefined} onClick={() => other({ a: b, b: a, all: undefined })}>
                    <ArrowLeftRight size={14} />
                </button>
                <ModelSelect name={t('diff.after')} at={b} beside={a} onChoose={(at) => other({ b: at, all: view.all?.map((one) => (one === b ? at : one)) })} />
                {a !== undefined && b !== undefined && <ModelSelect name={t('diff.also')} at={undefined} beside={a} onChoose={(at) => other({ b: at, all: [...new Set([...(view.all ?? [b]), at])] })} />}
                <span className="fact diff-summary" role="status">
                    {diff ? said(diff, t) : ''}
                </span>
            </header>
            {(a === undefined || b === undefined) && <p className="empty diff-empty">{t('diff.two')}</p>}
            {query.error && <Failure error={query.error} again={() => void query.refetch()} />}
            {diff && !query.error && (
                <div className="network diff">
                    <section className="network-side" tabIndex={0} aria-label={t('diff.lists')}>
                        {a !== undefined && view.all && <DiffTable a={a} others={view.all} shown={b} onShow={(at) => other({ b: at })} />}
                        {diff.equal && <p className="empty">{t('diff.equal')}</p>}
                        <DiffLists diff={diff} view={view} onEntry={(list, entry) => go({ list, entry }, true)} onByName={(byName) => go({ byName }, true)} />
                    </section>
                    <section className="network-main" aria-label={t('model.graph')}>
                        {diff.diagram ? <Picture diff={diff} view={view} name={`${a} ${b}`} go={go} /> : <p className="empty diff-empty">{t('diff.none')}</p>}
                    </section>
                </div>
            )}
        </div>
    );
}

type Say = ReturnType<typeof useWords>['t'];

function said(diff: ModelDiff, t: Say): string {
    const n = (list: readonly unknown[]): { n: string } => ({ n: list.length.toLocaleString('en-US') });
    return [
        ...(diff.removed.length > 0 ? [t('diff.nRemoved', n(diff.removed))] : []),
        ...(diff.added.length > 0 ? [t('diff.nAdded', n(diff.added))] : []),
        ...(diff.changed.length > 0 ? [t('diff.nChanged', n(diff.changed))] : []),
        ...(diff.weights.length > 0 ? [t('diff.nWeights', n(diff.weights))] : []),
        ...(diff.renamed > 0 ? [t('diff.renamed', { n: diff.renamed.toLocaleString('en-US') })] : []),
    ].join(' · ');
}

function Picture({ diff, view, name, go }: { diff: ModelDiff; view: DiffView; name: string; go: (part: Change, replace?: boolean) => void }): JSX.Element {
    const diagram = diff.diagram!;
    const chosen = view.list === undefined ? -1 : (diff.boxes?.[view.list][view.entry as number] ?? -1);
    const signs = useMemo(() => new Map((diff.marks ?? []).flatMap((mark, i): [number, Sign][] => (SIGNS[mark] && diagram.boxes[i]?.kind !== 'open' ? [[i, SIGNS[mark]]] : []))), [diff, diagram]);
    const marks = useMemo(() => ({ chosen, second: -1, lit: chosen < 0 ? NOTHING : around(diagram, chosen), hits: new Set<number>(), signs }), [chosen, diagram, signs]);
    const choose = (box: number): void => {
        for (const list of ['changed', 'weights', 'added', 'removed'] as const) {
            const entry = box < 0 ? -1 : (diff.boxes?.[list].indexOf(box) ?? -1);
            if (entry >= 0) {
                go({ list, entry }, true);
                return;
            }
        }
        go({ list: undefined, entry: undefined }, true);
    };
    const toggle = (path: string): void => go({ open: diagram.open.includes(path) ? diagram.open.filter((p) => p !== path && !p.startsWith(`${path}/`)) : [...diagram.open, path] });
    return <GraphCanvas name={name} diagram={diagram} marks={marks} focus={chosen} onChoose={choose} onToggle={toggle} />;
}
