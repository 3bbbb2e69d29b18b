import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type JSX } from 'react';
import { search } from '../api/client.ts';
import { setLanguage, useWords } from '../i18n/index.ts';
import { nextTheme } from '../kit/theme.ts';
import { useProjects } from './Shell.tsx';

interface Entry {
    name: string;
    what: string;
    act: () => void;
}

const MOST = 12;

/** Find and do: projects, runs, commands. */
export function Palette({ close }: { close: () => void }): JSX.Element {
    const { t, language } = useWords();
    const navigate = useNavigate();
    const [text, setText] = useState('');
    const [at, setAt] = useState(0);
    const dialog = useRef<HTMLDialogElement>(null);
    const projects = useProjects().data?.projects ?? [];
    const quoted = text.replace(/'/g, '');
    const runs = useQuery({
        queryKey: ['palette', quoted, projects.length],
        enabled: quoted.length > 0,
        queryFn: () =>
            search({ projects: projects.map((p) => p.id), filter: `name ILIKE '%${quoted}%'`, orderBy: [], columns: [], offset: 0, limit: MOST }),
    });
    useEffect(() => dialog.current?.showModal(), []);
    const has = (name: string): boolean => name.toLowerCase().includes(text.toLowerCase());
    const entries: Entry[] = [
        ...projects
            .filter((p) => has(p.name))
            .map((p) => ({
                name: p.name,
                what: t('palette.project'),
                act: () => void navigate({ to: '/projects/$project', params: { project: p.id }, search: {} }),
            })),
        ...(text === '' ? [] : (runs.data?.runs ?? [])).map((r) => ({
            name: r.name,
            what: `${t('palette.run')} · ${r.projectName}`,
            act: () => void navigate({ to: '/runs/$run', params: { run: r.id }, search: {} }),
        })),
        ...[
            { name: t('palette.theme'), what: t('palette.command'), act: nextTheme },
            { name: t('palette.language'), what: t('palette.command'), act: () => setLanguage(language === 'en' ? 'zh-CN' : 'en') },
            { name: t('rail.settings'), what: t('palette.command'), act: () => void navigate({ to: '/settings' }) },
        ].filter((c) => has(c.name)),
    ].slice(0, MOST);
    const choose = (entry: Entry | undefined): void => {
        entry?.act();
        close();
    };
    return (
        <dialog ref={dialog} className="palette" aria-label={t('palette.title')} onClose={close} onClick={(e) => e.target === dialog.current && close()}>
            <input
                autoFocus
                value={text}
                placeholder={t('bar.find')}
                aria-label={t('palette.title')}
                onChange={(e) => {
                    setText(e.target.value);
                    setAt(0);
                }}
                onKeyDown={(e) => {
                    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
                        e.preventDefault();
                        setAt(Math.max(0, Math.min(entries.length - 1, at + (e.key === 'ArrowDown' ? 1 : -1))));
                    } else if (e.key === 'Enter') {
                        choose(entries[at]);
                    }
                }}
            />
            <ul>
                {entries.map((entry, i) => (
                    <li key={`${entry.what} ${entry.name} ${i}`}>
                        <button type="button" data-chosen={i === at} onClick={() => choose(entry)} onMouseMove={() => setAt(i)}>
                            <span>{entry.name}</span>
                            <span className="fact">{entry.what}</span>
                        </button>
                    </li>
                ))}
                {entries.length === 0 && <li className="fact">{t('palette.nothing')}</li>}
            </ul>
        </dialog>
    );
}
