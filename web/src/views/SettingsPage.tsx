import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { get } from '../api/client.ts';
import { setLanguage, useWords } from '../i18n/index.ts';
import { Ago } from '../kit/Ago.tsx';
import { lettersAct, letLettersAct } from '../kit/keys.ts';
import { setTheme, theme, type Theme } from '../kit/theme.ts';
import { Path } from './Path.tsx';

/** Language, theme, and what server this is. */
export function SettingsPage(): JSX.Element {
    const { t, language } = useWords();
    const [look, setLook] = useState<Theme>(theme());
    const [letters, setLetters] = useState(lettersAct());
    const server = useQuery({ queryKey: ['server'], queryFn: () => get<{ version: string; store: string; started: number; clients: { mlflow: string } }>('/api/v1/server') });
    return (
        <div className="page settings">
            <Path>{t('rail.settings')}</Path>
            <h1>{t('settings.title')}</h1>
            <label className="row">
                <span>{t('settings.language')}</span>
                <select value={language} onChange={(e) => setLanguage(e.target.value === 'en' ? 'en' : 'zh-CN')}>
                    <option value="en">English</option>
                    <option value="zh-CN">简体中文</option>
                </select>
            </label>
            <label className="row">
                <span>{t('settings.theme')}</span>
                <select
                    value={look}
                    onChange={(e) => {
                        setTheme(e.target.value as Theme);
                        setLook(e.target.value as Theme);
                    }}
                >
                    {(['system', 'light', 'dark'] as const).map((one) => (
                        <option key={one} value={one}>
                            {t(`theme.${one}`)}
                        </option>
                    ))}
                </select>
            </label>
            <label className="row">
                <span>{t('settings.letters')}</span>
                <input
                    type="checkbox"
                    checked={letters}
                    onChange={(e) => {
                        letLettersAct(e.target.checked);
                        setLetters(e.target.checked);
                    }}
                />
                <span className="fact">{t('settings.lettersHint')}</span>
            </label>
            <h2>{t('settings.server')}</h2>
            <p className="row">
                <span>{t('settings.version')}</span>
                <span>{server.data?.version}</span>
            </p>
            <p className="row">
                <span>{t('settings.store')}</span>
                <code>{server.data?.store}</code>
            </p>
            <p className="row">
                <span>{t('settings.started')}</span>
                <span>{server.data && <Ago millis={server.data.started} />}</span>
            </p>
            <p className="row">
                <span>{t('settings.mlflow')}</span>
                <code>{server.data && `MLFLOW_TRACKING_URI=${server.data.clients.mlflow}`}</code>
            </p>
        </div>
    );
}
