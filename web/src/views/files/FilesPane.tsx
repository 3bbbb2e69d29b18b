import { ChevronRight, File, Folder } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useWords } from '../../i18n/index.ts';
import { bytes } from '../../kit/format.ts';
import { stepOf } from './parse.ts';
import { Preview } from './Preview.tsx';
import { useFolder } from './useFolder.ts';

interface Props {
    run: string;
    file: string | null;
    onFile: (path: string) => void;
}

/** A run's files, with what can be shown of them. */
export function FilesPane({ run, file, onFile }: Props): JSX.Element {
    const { t } = useWords();
    return (
        <div className="overview files">
            <div className="pane side">
                <h2>{t('run.files')}</h2>
                <Directory run={run} path="" depth={0} file={file} onFile={onFile} />
            </div>
            <div className="pane">{file === null ? <p className="empty">{t('run.chooseFile')}</p> : <Preview run={run} file={file} onFile={onFile} />}</div>
        </div>
    );
}

function Directory({ run, path, depth, file, onFile }: Props & { path: string; depth: number }): JSX.Element {
    const { t } = useWords();
    const [open, setOpen] = useState<Record<string, boolean>>({});
    const files = useFolder(run, path).data?.files;
    if (depth === 0 && files?.length === 0) {
        return <p className="fact">{t('run.noFiles')}</p>;
    }
    const order = [...(files ?? [])].sort((a, b) => Number(b.directory) - Number(a.directory) || (stepOf(a.path)?.step ?? 0) - (stepOf(b.path)?.step ?? 0) || a.path.localeCompare(b.path));
    return (
        <ul className="tree">
            {order.map((f) => {
                const opened = open[f.path] ?? file?.startsWith(`${f.path}/`) ?? false;
                return (
                    <li key={f.path}>
                        <button
                            type="button"
                            data-chosen={file === f.path}
                            {...(f.directory ? { 'aria-expanded': opened } : { 'aria-current': file === f.path })}
                            style={{ paddingLeft: 8 + depth * 16 }}
                            onClick={() => (f.directory ? setOpen({ ...open, [f.path]: !opened }) : onFile(f.path))}
                        >
                            {f.directory ? <ChevronRight size={12} className={opened ? 'turned' : ''} /> : <span className="gap" />}
                            {f.directory ? <Folder size={14} /> : <File size={14} />}
                            <span className="cut">{f.path.slice(f.path.lastIndexOf('/') + 1)}</span>
                            <span className="space" />
                            {!f.directory && <span className="fact num">{bytes(f.bytes)}</span>}
                        </button>
                        {f.directory && opened && <Directory run={run} path={f.path} depth={depth + 1} file={file} onFile={onFile} />}
                    </li>
                );
            })}
        </ul>
    );
}
