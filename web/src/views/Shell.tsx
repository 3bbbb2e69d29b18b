import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { ChartLine, GitCompareArrows, House, Keyboard, Languages, Link2, Moon, Network, Redo2, Search as SearchIcon, Settings, Undo2 } from 'lucide-react';
import { Suspense, useEffect, useState, type JSX } from 'react';
import { follow, type Connection } from '../api/live.ts';
import { setLanguage, useWords } from '../i18n/index.ts';
import { Ago } from '../kit/Ago.tsx';
import { useLetters } from '../kit/keys.ts';
import { nextTheme, theme } from '../kit/theme.ts';
import { useProjects } from '../state/useProjects.ts';
import { useUndo } from '../state/useUndo.ts';
import { KeySheet } from './KeySheet.tsx';
import { Palette } from './Palette.tsx';

/** The mark: a reticle. */
function Mark(): JSX.Element {
    return (
        <svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" aria-hidden="true">
            <circle cx="12" cy="12" r="8" />
            <path d="M12 2v5M12 17v5M2 12h5M17 12h5" />
            <circle cx="12" cy="12" r="1.5" fill="var(--accent)" stroke="none" />
        </svg>
    );
}

/** Rail, top bar, and the page between them. */
export function Shell(): JSX.Element {
    const { t, language } = useWords();
    const queries = useQueryClient();
    const navigate = useNavigate();
    const { undo, redo } = useUndo();
    const [connection, setConnection] = useState<Connection>('open');
    const [palette, setPalette] = useState(false);
    const [copied, setCopied] = useState(false);
    const [sheet, setSheet] = useState(false);
    const [rail, setRail] = useState(true);
    const [look, setLook] = useState(theme());
    const projects = useProjects();
    const silent = projects.data?.projects.reduce((sum, p) => sum + p.silent, 0) ?? 0;
    const running = (projects.data?.projects.reduce((sum, p) => sum + p.running, 0) ?? 0) - silent;
    const newest = Math.max(0, ...(projects.data?.projects.filter((p) => p.running > p.silent).map((p) => p.lastPoint ?? 0) ?? []));
    const here = useRouterState({ select: (s) => s.location.pathname.split('/')[1] ?? '' });
    const place = useRouterState({ select: (s) => s.location.pathname.split('/')[3] ?? '' });
    const inProject = useRouterState({ select: (s) => /^\/projects\/([^/]+)/.exec(s.location.pathname)?.[1] ?? null });
    const first = projects.data?.projects.find((p) => p.runs > 0) ?? projects.data?.projects[0];

    useEffect(() => follow(queries, setConnection), [queries]);
    useEffect(() => {
        const key = (event: KeyboardEvent): void => {
            if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
                event.preventDefault();
                setPalette(true);
            }
        };
        window.addEventListener('keydown', key);
        return () => window.removeEventListener('keydown', key);
    }, []);

    const copy = (): void => {
        void navigator.clipboard?.writeText(location.href);
        setCopied(true);
        setTimeout(() => setCopied(false), 1500);
    };
    const toRuns = (): void => void navigate({ to: '/projects/$project', params: { project: first?.id ?? '0' }, search: {} });
    useLetters({ '?': () => setSheet(true), 'g h': () => void navigate({ to: '/' }), 'g r': toRuns, 'g c': () => void navigate({ to: '/projects/$project/compare', params: { project: inProject ?? first?.id ?? '0' }, search: {} }), 'g m': () => void navigate({ to: '/models', search: {} }), y: copy, '[': () => setRail(!rail) });
    return (
        <div className="shell" data-rail={rail}>
            <nav className="rail" aria-label="Loupe">
                <Link to="/" className="mark" aria-label="Loupe">
                    <Mark />
                </Link>
                <Link to="/" data-here={here === ''}>
                    <House size={18} />
                    {t('rail.home')}
                </Link>
                <Link to="/projects/$project" params={{ project: inProject ?? first?.id ?? '0' }} search={{}} data-here={(here === 'projects' && place !== 'compare') || here === 'runs'}>
                    <ChartLine size={18} />
                    {t('rail.runs')}
                </Link>
                <Link to="/projects/$project/compare" params={{ project: inProject ?? first?.id ?? '0' }} search={{}} data-here={place === 'compare'}>
                    <GitCompareArrows size={18} />
                    {t('compare.title')}
                </Link>
                <Link to="/models" search={{}} data-here={here === 'models' || here === 'schematics'}>
                    <Network size={18} />
                    {t('rail.models')}
                </Link>
                <span className="space" />
                <button type="button" className="rail-keys" onClick={() => setSheet(true)}>
                    <Keyboard size={18} />
                    {t('rail.keys')}
                </button>
                <Link to="/settings" data-here={here === 'settings'}>
                    <Settings size={18} />
                    {t('rail.settings')}
                </Link>
            </nav>
            <header className="bar">
                <div className="path" id="path" />
                <button type="button" className="findbar" onClick={() => setPalette(true)}>
                    <SearchIcon size={14} />
                    <span>{t('bar.find')}</span>
                    <kbd>Ctrl K</kbd>
                </button>
                <span className="live" data-state={connection === 'lost' ? 'lost' : running > 0 ? 'on' : 'idle'}>
                    <i />
                    <span>
                        {connection === 'lost' ? t('bar.lost') : running > 0 ? t('bar.running', { n: running }) : silent > 0 ? t('bar.silent', { n: silent }) : t('bar.idle')}
                    {connection !== 'lost' && running > 0 && newest > 0 && (
                        <>
                            {' · '}
                            {t('home.lastPoint')} <Ago millis={newest} />
                        </>
                    )}
                    </span>
                </span>
                <button type="button" className="icon" title={`${t('bar.undo')} (Ctrl Z)`} aria-label={t('bar.undo')} disabled={undo === null} onClick={() => undo?.()}>
                    <Undo2 size={16} />
                </button>
                <button type="button" className="icon" title={`${t('bar.redo')} (Ctrl Shift Z)`} aria-label={t('bar.redo')} disabled={redo === null} onClick={() => redo?.()}>
                    <Redo2 size={16} />
                </button>
                <button type="button" className="icon" title={copied ? t('bar.copied') : t('bar.link')} aria-label={t('bar.link')} onClick={copy}>
                    <Link2 size={16} />
                </button>
                <button
                    type="button"
                    className="icon"
                    title={t('bar.language')}
                    aria-label={t('bar.language')}
                    onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
                >
                    <Languages size={16} />
                </button>
                <button
                    type="button"
                    className="icon"
                    title={t('bar.theme', { theme: t(`theme.${look}`) })}
                    aria-label={t('bar.theme', { theme: t(`theme.${look}`) })}
                    onClick={() => {
                        nextTheme();
                        setLook(theme());
                    }}
                >
                    <Moon size={16} />
                </button>
            </header>
            <main>
                <Suspense fallback={<div className="page" />}>
                    <Outlet />
                </Suspense>
            </main>
            {palette && <Palette close={() => setPalette(false)} keySheet={() => setSheet(true)} />}
            {sheet && <KeySheet close={() => setSheet(false)} />}
            {copied && (
                <div className="toast" role="status">
                    {t('bar.copied')}
                </div>
            )}
        </div>
    );
}
