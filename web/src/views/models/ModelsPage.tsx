import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Network } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { models } from '../../api/models.ts';
import { useWords } from '../../i18n/index.ts';
import { Ago } from '../../kit/Ago.tsx';
import { bytes } from '../../kit/format.ts';
import { modelsRoute } from '../../router.tsx';
import { changed } from '../../state/modelView.ts';
import { Path } from '../Path.tsx';
import { ModelPage } from './ModelPage.tsx';
import './models.css';

const MOST_PICKED = 9;
const BY_NAME = new Intl.Collator(undefined, { numeric: true });

/** The models that were opened, or the one that the address names. */
export default function ModelsPage(): JSX.Element {
    const view = modelsRoute.useSearch();
    const navigate = useNavigate();
    return view.at === undefined ? (
        <ModelList />
    ) : (
        <ModelPage at={view.at} view={view} onView={(part) => void navigate({ to: '/models', search: changed(view, part), replace: 'find' in part || 'node' in part || 'scope' in part })} />
    );
}

function ModelList(): JSX.Element {
    const { t } = useWords();
    const query = useQuery({ queryKey: ['models'], queryFn: models, refetchInterval: 5_000 });
    useEffect(() => {
        document.title = `${t('rail.models')} · Loupe`;
    }, [t]);
    const [picked, setPicked] = useState<string[]>([]);
    const pick = (at: string): void => setPicked(picked.includes(at) ? picked.filter((p) => p !== at) : [...picked, at].slice(-MOST_PICKED));
    const all = (query.data?.models ?? []).toSorted((a, b) => BY_NAME.compare(a.name, b.name));
    return (
        <div className="page models">
            <Path>{t('rail.models')}</Path>
            <h1 className="hero">{t('rail.models')}</h1>
            <p className="models-pick">
                <Link className="button" to="/schematics" search={{}}>
                    {t('schematic.title')}
                </Link>
                <span className="fact">{t('schematic.fact')}</span>
            </p>
            {query.data && all.length === 0 && (
                <div className="empty">
                    <p>{t('model.none')}</p>
                    <p className="fact">{t('model.noneFrom')}</p>
                </div>
            )}
            {all.length > 1 && (
                <p className="models-pick">
                    <Link className="button" to="/models/diff" search={{ ...(picked[0] === undefined ? {} : { a: picked[0] }), ...(picked[1] === undefined ? {} : { b: picked[1] }), ...(picked.length > 2 ? { all: picked.slice(1) } : {}) }}>
                        {t('diff.title')}
                    </Link>
                    <span className="fact">{picked.length < 2 ? t('diff.two') : told(picked.map((at) => all.find((m) => m.at === at)?.name ?? ''))}</span>
                </p>
            )}
            {all.length > 0 && (
                <table className="projects">
                    <thead>
                        <tr>
                            <th>{t('model.name')}</th>
                            <th className="num">{t('model.size')}</th>
                            <th className="num">{t('model.changed')}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {all.map((m) => (
                            <tr key={m.at}>
                                <td>
                                    {all.length > 1 && <input type="checkbox" checked={picked.includes(m.at)} aria-label={t('diff.pick', { name: m.name })} onChange={() => pick(m.at)} />}
                                    <Link to="/models" search={{ at: m.at }}>
                                        <Network size={14} /> {m.name}
                                    </Link>
                                </td>
                                <td className="num">{bytes(m.bytes)}</td>
                                <td className="num">
                                    <Ago millis={m.changed} />
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            )}
        </div>
    );
}

/** a → b, or a → b, c, d. */
function told([first, ...others]: readonly string[]): string {
    return `${first} → ${others.join(', ')}`;
}
