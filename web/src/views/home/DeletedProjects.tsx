import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { get, send, type Project } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { count } from '../../kit/format.ts';
import { useAct } from '../../state/useAct.ts';

/** Projects that were deleted, and the way back. */
export function DeletedProjects(): JSX.Element | null {
    const { t } = useWords();
    const { act, failed } = useAct();
    const deleted = useQuery({ queryKey: ['projects', 'deleted'], queryFn: () => get<{ projects: Project[] }>('/api/v1/projects?lifecycle=deleted&limit=1000') });
    const projects = deleted.data?.projects ?? [];
    return projects.length === 0 ? null : (
        <details className="deleted-projects">
            <summary className="fact">{t('home.deleted', { n: projects.length })}</summary>
            {failed !== '' && <p className="problem">{failed}</p>}
            <ul>
                {projects.map((p) => (
                    <li key={p.id}>
                        <Link to="/projects/$project" params={{ project: p.id }} search={{ deleted: true }} className="cut">
                            {p.name}
                        </Link>
                        <span className="fact">{t('project.runs', { n: count(p.runs) })}</span>
                        <button type="button" className="button" onClick={() => void act(() => send('POST', `/api/v1/projects/${p.id}/restore`, {}))}>
                            {t('project.restore')}
                        </button>
                    </li>
                ))}
            </ul>
        </details>
    );
}
