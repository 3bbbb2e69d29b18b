import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useWords } from '../i18n/index.ts';

/** An address that leads nowhere. */
export function NotFound(): JSX.Element {
    const { t } = useWords();
    return (
        <div className="page">
            <h1>{t('error.noPage')}</h1>
            <p>
                <Link to="/" className="button">
                    {t('rail.home')}
                </Link>
            </p>
        </div>
    );
}
