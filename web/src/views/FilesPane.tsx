import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Download, File, Folder } from 'lucide-react';
import { useState, type JSX } from 'react';
import { fileUrl, get, type FileEntry } from '../api/client.ts';
import { useWords } from '../i18n/index.ts';
import { bytes } from '../kit/format.ts';

const MOST_SHOWN = 2_000_000;
const ROWS = 200;

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
            <div className="pane">{file === null ? <p className="empty">{t('run.chooseFile')}</p> : <Preview run={run} file={file} />}</div>
        </div>
    );
}

function Directory({ run, path, depth, file, onFile }: Props & { path: string; depth: number }): JSX.Element {
    const { t } = useWords();
    const [open, setOpen] = useState<Record<string, boolean>>({});
    const files = useQuery({
        queryKey: ['files', run, path],
        queryFn: () => get<{ files: FileEntry[] }>(`/api/v1/runs/${run}/files?limit=1000&path=${encodeURIComponent(path)}`),
    });
    if (depth === 0 && files.data?.files.length === 0) {
        return <p className="fact">{t('run.noFiles')}</p>;
    }
    return (
        <ul className="tree">
            {files.data?.files.map((f) => {
                const name = f.path.slice(f.path.lastIndexOf('/') + 1);
                const opened = open[f.path] ?? file?.startsWith(`${f.path}/`) ?? false;
                return (
                    <li key={f.path}>
                        <button
                            type="button"
                            data-chosen={file === f.path}
                            style={{ paddingLeft: 8 + depth * 16 }}
                            onClick={() => (f.directory ? setOpen({ ...open, [f.path]: !opened }) : onFile(f.path))}
                        >
                            {f.directory ? <ChevronRight size={12} className={opened ? 'turned' : ''} /> : <span className="gap" />}
                            {f.directory ? <Folder size={14} /> : <File size={14} />}
                            <span className="cut">{name}</span>
                            <span className="space" />
                            <span className="fact num">{bytes(f.bytes)}</span>
                        </button>
                        {f.directory && opened && <Directory run={run} path={f.path} depth={depth + 1} file={file} onFile={onFile} />}
                    </li>
                );
            })}
        </ul>
    );
}

function Preview({ run, file }: { run: string; file: string }): JSX.Element {
    const { t } = useWords();
    const url = fileUrl(run, file);
    const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
    const isImage = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'svg'].includes(ending);
    const isPage = ['html', 'htm', 'pdf'].includes(ending);
    const text = useQuery({
        queryKey: ['file', run, file],
        enabled: !isImage && !isPage,
        queryFn: async () => {
            const response = await fetch(url);
            const content = await response.blob();
            return content.size > MOST_SHOWN ? null : content.text();
        },
    });
    return (
        <>
            <h2>
                <span className="cut">{file}</span>
                <span className="space" />
                <a className="button" href={url} download>
                    <Download size={14} /> {t('run.download')}
                </a>
            </h2>
            {isImage && <img className="preview" src={url} alt={file} />}
            {isPage && <iframe className="preview" src={url} title={file} sandbox="allow-scripts" />}
            {text.data === null && <p className="empty">{t('run.tooLarge')}</p>}
            {typeof text.data === 'string' && <Text text={text.data} ending={ending} />}
        </>
    );
}

function Text({ text, ending }: { text: string; ending: string }): JSX.Element {
    if (ending === 'json') {
        const table = asTable(text);
        return table ? <Table columns={table.columns} rows={table.data} /> : <pre className="preview">{pretty(text)}</pre>;
    }
    if (ending === 'csv' || ending === 'tsv') {
        const [head, ...rows] = text.trimEnd().split('\n').map((line) => line.split(ending === 'csv' ? ',' : '\t'));
        return <Table columns={head ?? []} rows={rows} />;
    }
    return <pre className="preview">{text}</pre>;
}

function pretty(text: string): string {
    try {
        return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
        return text;
    }
}

/** A table in pandas' split orientation, as clients log them. */
function asTable(text: string): { columns: string[]; data: unknown[][] } | null {
    try {
        const found = JSON.parse(text) as { columns?: unknown; data?: unknown };
        return Array.isArray(found.columns) && Array.isArray(found.data) ? { columns: found.columns.map(String), data: found.data as unknown[][] } : null;
    } catch {
        return null;
    }
}

function Table({ columns, rows }: { columns: string[]; rows: unknown[][] }): JSX.Element {
    const { t } = useWords();
    return (
        <div className="scroll">
            <table className="summaries">
                <thead>
                    <tr>
                        {columns.map((c, i) => (
                            <th key={i}>{c}</th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {rows.slice(0, ROWS).map((row, i) => (
                        <tr key={i}>
                            {row.map((cell, j) => (
                                <td key={j} className={typeof cell === 'number' ? 'num' : ''}>
                                    {String(cell)}
                                </td>
                            ))}
                        </tr>
                    ))}
                </tbody>
            </table>
            {rows.length > ROWS && <p className="fact">{t('charts.more', { n: rows.length - ROWS })}</p>}
        </div>
    );
}
