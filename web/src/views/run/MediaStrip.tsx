import { useQueries } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { fileUrl, get, type FileEntry } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { stepOf } from '../files/parse.ts';
import { useFolder } from '../files/useFolder.ts';

interface Props {
    run: string;
    onFile: (path: string) => void;
}

const FOLDER = 'images';
const MOST = 8;
const TINY = 64;

/** The newest picture of each series of pictures. */
export function MediaStrip({ run, onFile }: Props): JSX.Element | null {
    const { t } = useWords();
    const folders = (useFolder(run, FOLDER).data?.files ?? []).filter((f) => f.directory).slice(0, MOST);
    const inside = useQueries({
        queries: folders.map((f) => ({
            queryKey: ['files', run, f.path],
            queryFn: () => get<{ files: FileEntry[] }>(`/api/v1/runs/${run}/files?limit=1000&path=${encodeURIComponent(f.path)}`),
        })),
    });
    const newest = inside.flatMap((one) => {
        const files = (one.data?.files ?? []).filter((f) => !f.directory && stepOf(f.path));
        return files.length === 0 ? [] : [files.reduce((a, b) => ((stepOf(b.path)?.step ?? 0) > (stepOf(a.path)?.step ?? 0) ? b : a))];
    });
    if (newest.length === 0) {
        return null;
    }
    return (
        <section>
            <h2>
                {t('run.pictures')} <span className="fact">{newest.length}</span>
            </h2>
            <div className="media">
                {newest.map((file) => (
                    <Picture key={file.path} run={run} path={file.path} onFile={onFile} />
                ))}
            </div>
        </section>
    );
}

function Picture({ run, path, onFile }: Props & { path: string }): JSX.Element {
    const { t } = useWords();
    const [tiny, setTiny] = useState(false);
    const name = path.slice(FOLDER.length + 1, path.lastIndexOf('/'));
    return (
        <button type="button" className="picture" title={path} onClick={() => onFile(path)}>
            <img src={fileUrl(run, path)} alt={name} data-tiny={tiny} onLoad={(e) => setTiny(e.currentTarget.naturalWidth < TINY)} />
            <span className="cut">{name}</span>
            <span className="fact">
                {t('charts.step')} {stepOf(path)?.step.toLocaleString('en-US')}
            </span>
        </button>
    );
}
