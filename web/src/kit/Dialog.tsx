import { X } from 'lucide-react';
import { useEffect, useRef, type JSX, type ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';

interface Props {
    title: string;
    fact?: string;
    /** Whether it takes the whole window. */
    full?: boolean;
    close: () => void;
    children: ReactNode;
}

/** What lies over the page until it is closed: by its button, Escape, or a press beside it. */
export function Dialog({ title, fact, full = false, close, children }: Props): JSX.Element {
    const { t } = useWords();
    const dialog = useRef<HTMLDialogElement>(null);
    useEffect(() => dialog.current?.showModal(), []);
    return (
        <dialog ref={dialog} className="dialog" data-full={full} aria-label={title} onClose={close} onClick={(e) => e.target === dialog.current && close()}>
            <h2>
                {title} <span className="fact">{fact}</span>
                <span className="space" />
                <button type="button" className="icon" aria-label={t('kit.close')} title={t('kit.close')} onClick={close}>
                    <X size={16} />
                </button>
            </h2>
            {children}
        </dialog>
    );
}
