import type { JSX } from 'react';
import { useWords } from '../i18n/index.ts';

/** Why something failed, in the language of the page. */
export function Said({ of, className = 'problem' }: { of: unknown; className?: string }): JSX.Element {
    const { says } = useWords();
    return <p className={className}>{says(of)}</p>;
}
