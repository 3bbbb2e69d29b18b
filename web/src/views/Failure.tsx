import { useRouter } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useWords } from '../i18n/index.ts';
import { Said } from '../kit/Said.tsx';

/** What stands where something could not be shown: what failed, and the way to try again. */
export function Failure({ error, again }: { error: Error; again?: () => void }): JSX.Element {
    const { t } = useWords();
    const router = useRouter();
    return (
        <div className="page" role="alert">
            <h1>{t('error.title')}</h1>
            <Said of={error} />
            <button type="button" className="button" onClick={() => (again ? again() : void router.invalidate())}>
                {t('error.again')}
            </button>
        </div>
    );
}
