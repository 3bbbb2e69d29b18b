import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type JSX } from 'react';
import { models, runModels } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { Path } from '../Path.tsx';
import { DropZone } from './DropZone.tsx';
import { modelName } from './modelName.ts';
import { ModelTable } from './ModelTable.tsx';

const MOST_PICKED = 9;
const SELDOM_MILLIS = 30_000;
const BY_NAME = new Intl.Collator(undefined, { numeric: true });

/** Where models are dropped, those that were opened, and those that runs logged. */
export function ModelList(): JSX.Element {
    const { t } = useWords();
    const query = useQuery({ queryKey: ['models'], queryFn: models, refetchInterval: 5_000 });
    const logged = useInfiniteQuery({
        queryKey: ['runModels'],
        queryFn: ({ pageParam }) => runModels(pageParam),
        initialPageParam: '',
        getNextPageParam: (last) => last.next,
        refetchInterval: SELDOM_MILLIS,
    });
    useEffect(() => {
        document.title = `${t('rail.models')} · Loupe`;
    }, [t]);
    const [picked, setPicked] = useState<string[]>([]);
    const pick = (at: string): void => setPicked(picked.includes(at) ? picked.filter((p) => p !== at) : [...picked, at].slice(-MOST_PICKED));
    const opened = (query.data?.models ?? []).toSorted((a, b) => BY_NAME.compare(a.name, b.name));
    const ofRuns = logged.data?.pages.flatMap((page) => page.models) ?? [];
    const names = new Map([...opened, ...ofRuns].map((m) => [m.at, modelName(m)]));
    const pickable = names.size > 1 ? picked : null;
    return (
        <div className="page models">
            <Path>{t('rail.models')}</Path>
            <h1>{t('rail.models')}</h1>
            <DropZone>
                <p className="fact">{t('drop.formats')}</p>
                {query.data && names.size === 0 && <p className="fact">{t('model.noneFrom')}</p>}
            </DropZone>
            <p className="models-pick">
                <Link className="button" to="/schematics" search={{}}>
                    {t('schematic.title')}
                </Link>
                {pickable === null && <span className="fact">{t('schematic.fact')}</span>}
                {pickable !== null && (
                    <>
                        <Link className="button" to="/models/diff" search={{ ...(picked[0] === undefined ? {} : { a: picked[0] }), ...(picked[1] === undefined ? {} : { b: picked[1] }), ...(picked.length > 2 ? { all: picked.slice(1) } : {}) }}>
                            {t('diff.title')}
                        </Link>
                        <span className="fact">{picked.length < 2 ? t('diff.two') : told(picked.map((at) => names.get(at) ?? ''))}</span>
                    </>
                )}
            </p>
            {opened.length > 0 && <ModelTable models={opened} picked={pickable} onPick={pick} />}
            {ofRuns.length > 0 && (
                <section>
                    <h2>{t('model.ofRuns')}</h2>
                    <ModelTable models={ofRuns} picked={pickable} onPick={pick} />
                    {logged.hasNextPage && (
                        <button type="button" className="button" onClick={() => void logged.fetchNextPage()}>
                            {t('model.more')}
                        </button>
                    )}
                </section>
            )}
        </div>
    );
}

/** a → b, or a → b, c, d. */
function told([first, ...others]: readonly string[]): string {
    return `${first} → ${others.join(', ')}`;
}
