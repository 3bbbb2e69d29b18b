import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { get, search, type FieldUse } from '../api/client.ts';
import type { Word } from '../i18n/en.ts';
import { setLanguage, useWords } from '../i18n/index.ts';
import { placeIn } from '../kit/initials.ts';
import { nextTheme } from '../kit/theme.ts';
import { recent } from '../state/recent.ts';
import { opened } from '../state/savedView.ts';
import { useProjects } from '../state/useProjects.ts';
import { useSavedViews } from '../state/useSavedViews.ts';

/** Something the palette finds. */
export interface Entry {
    id: string;
    name: string;
    /** What it is, at the right. */
    what: string;
    act: () => void;
    /** Its address, where it is a page. */
    href?: string;
}

export interface EntryGroup {
    title: Word;
    entries: Entry[];
}

const MOST = 8;

/** What the palette lists for a text: runs, metrics of the project one is in, projects, commands; without a text, what was looked at last. */
export function usePaletteEntries(text: string, keySheet: () => void): EntryGroup[] {
    const { t, language } = useWords();
    const navigate = useNavigate();
    const here = useRouterState({ select: (s) => /^\/projects\/([^/]+)/.exec(s.location.pathname)?.[1] ?? null });
    const views = useSavedViews(here);
    const projects = useProjects().data?.projects ?? [];
    const quoted = text.replace(/['%_]/g, '');
    const runs = useQuery({
        queryKey: ['palette', quoted, projects.length],
        enabled: quoted.length > 0,
        queryFn: () => search({ projects: projects.map((p) => p.id), filter: `name ILIKE '%${quoted}%'`, orderBy: [], columns: [], offset: 0, limit: MOST }),
    });
    const metrics = useQuery({
        queryKey: ['paletteMetrics', here, text],
        enabled: text.length > 0 && here !== null,
        queryFn: () => get<{ fields: FieldUse[] }>(`/api/v1/projects/${here}/fields?kind=metric&limit=${MOST}&q=${encodeURIComponent(text)}`),
    });
    const has = (name: string): boolean => placeIn(name, text) >= 0;
    const toRun = (run: string) => (): void => void navigate({ to: '/runs/$run', params: { run }, search: {} });
    const toProject = (project: string, find?: string) => (): void =>
        void navigate({ to: '/projects/$project', params: { project }, search: find === undefined ? {} : { find } });
    const commands: [string, () => void][] = [
        [t('palette.theme'), nextTheme],
        [t('palette.language'), () => setLanguage(language === 'en' ? 'zh-CN' : 'en')],
        [t('keys.sheet'), keySheet],
        ...(here === null ? [] : [[t('compare.runs'), () => void navigate({ to: '/projects/$project/compare', params: { project: here }, search: {} })] as [string, () => void]]),
        [t('schematic.title'), () => void navigate({ to: '/schematics', search: {} })],
        [t('rail.settings'), () => void navigate({ to: '/settings' })],
    ];
    const groups: EntryGroup[] = [
        {
            title: 'palette.recent',
            entries: text !== '' ? [] : recent().map((v) => ({ id: `recent ${v.id}`, name: v.name, what: v.kind === 'run' ? v.of : t('palette.project'), act: v.kind === 'run' ? toRun(v.id) : toProject(v.id), href: `/${v.kind}s/${v.id}` })),
        },
        {
            title: 'views.title',
            entries:
                here === null
                    ? []
                    : views.filter((v) => has(v.name)).slice(0, MOST).map((v) => ({ id: `view ${v.id}`, name: v.name, what: t('views.one'), act: () => void navigate({ to: '/projects/$project', params: { project: here }, search: opened(v) }), href: `/projects/${here}?view=${v.id}` })),
        },
        {
            title: 'rail.runs',
            entries: text === '' ? [] : (runs.data?.runs ?? []).map((r) => ({ id: `run ${r.id}`, name: r.name, what: r.projectName, act: toRun(r.id), href: `/runs/${r.id}` })),
        },
        {
            title: 'palette.metrics',
            entries:
                text === '' || here === null
                    ? []
                    : (metrics.data?.fields ?? []).map((f) => ({ id: f.field, name: [f.key, ...Object.values(f.context ?? {}).map(String)].join(' '), what: t('project.runs', { n: f.runs }), act: toProject(here, `^${f.key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) })),
        },
        {
            title: 'bar.projects',
            entries: projects.filter((p) => has(p.name)).slice(0, MOST).map((p) => ({ id: `project ${p.id}`, name: p.name, what: t('project.runs', { n: p.runs }), act: toProject(p.id), href: `/projects/${p.id}` })),
        },
        { title: 'palette.commands', entries: commands.filter(([name]) => has(name)).map(([name, act]) => ({ id: `command ${name}`, name, what: '', act })) },
    ];
    return groups.filter((g) => g.entries.length > 0);
}
