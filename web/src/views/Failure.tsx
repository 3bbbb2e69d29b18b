import { useRouter } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useWords } from '../i18n/index.ts';

/** What stands where something could not be shown: what failed, and the way to try again. */
export function Failure({ error, again }: { error: Error; again?: () => void }): JSX.Element {
    const { t } = useWords();
    const router = useRouter();
    return (
        <div className="page" role="alert">
            <h1>{t('error.title')}</h1>
            <p className="problem">{error.message}</p>
            <button type="button" className="button" onClick={() => (again ? again() : void router.invalidate())}>
                {t('error.again')}
            </button>
        </div>
    );
}
