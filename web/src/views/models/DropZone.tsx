import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { useEffect, useRef, useState, type JSX, type ReactNode } from 'react';
import { filesOf, open, type Dropped } from '../../api/dropped.ts';
import { useWords } from '../../i18n/index.ts';
import './drop.css';

/** Where a model is dropped or chosen; a drop anywhere on the page counts. Opens the model, or the list where there are several. */
export function DropZone({ children }: { children?: ReactNode }): JSX.Element {
    const { t, says } = useWords();
    const navigate = useNavigate();
    const queries = useQueryClient();
    const chooser = useRef<HTMLInputElement>(null);
    const [over, setOver] = useState(false);
    const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null);

    const take = async (files: readonly Dropped[]): Promise<void> => {
        if (files.length === 0) {
            return;
        }
        try {
            const models = await open(files, (name, share) => setSaid({ text: t('drop.sending', { name, share: Math.floor(100 * share) }), wrong: false }));
            await queries.invalidateQueries({ queryKey: ['models'] });
            setSaid(null);
            await navigate({ to: '/models', search: models.length === 1 && models[0] ? { at: models[0].at } : {} });
        } catch (e) {
            setSaid({ text: says(e), wrong: true });
        }
    };
    const latest = useRef(take);
    latest.current = take;
    useEffect(() => {
        const hover = (event: DragEvent): void => {
            if (event.dataTransfer?.types.includes('Files')) {
                event.preventDefault();
                setOver(true);
            }
        };
        const leave = (event: DragEvent): void => {
            if (event.relatedTarget === null) {
                setOver(false);
            }
        };
        const drop = (event: DragEvent): void => {
            setOver(false);
            if (event.dataTransfer?.types.includes('Files')) {
                event.preventDefault();
                void filesOf(event.dataTransfer).then((files) => latest.current(files));
            }
        };
        window.addEventListener('dragover', hover);
        window.addEventListener('dragleave', leave);
        window.addEventListener('drop', drop);
        return () => {
            window.removeEventListener('dragover', hover);
            window.removeEventListener('dragleave', leave);
            window.removeEventListener('drop', drop);
        };
    }, []);
    return (
        <div className="drop" data-over={over}>
            <header>
                <Upload size={16} />
                <b>{t('drop.title')}</b>
                <span className="space" />
                <button type="button" className="button" onClick={() => chooser.current?.click()}>
                    {t('drop.choose')}
                </button>
                <input
                    ref={chooser}
                    type="file"
                    multiple
                    hidden
                    aria-label={t('drop.title')}
                    onChange={(event) => {
                        void take([...(event.target.files ?? [])].map((file) => ({ path: file.name, file })));
                        event.target.value = '';
                    }}
                />
            </header>
            {children}
            {said && (
                <p className={said.wrong ? 'problem' : 'fact'} role={said.wrong ? 'alert' : 'status'}>
                    {said.text}
                </p>
            )}
        </div>
    );
}
