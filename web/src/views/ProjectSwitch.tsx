import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useWords } from '../i18n/index.ts';
import { useProjects } from '../state/useProjects.ts';

/** The last part of the path: the project one is in, and the way to any other. */
export function ProjectSwitch({ project }: { project: string }): JSX.Element {
    const { t } = useWords();
    const navigate = useNavigate();
    const projects = useProjects().data?.projects ?? [];
    return (
        <select
            className="switch"
            value={project}
            aria-label={t('bar.project')}
            onChange={(e) => void navigate({ to: '/projects/$project', params: { project: e.target.value }, search: {} })}
        >
            {projects.map((p) => (
                <option key={p.id} value={p.id}>
                    {p.name}
                </option>
            ))}
        </select>
    );
}
