import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download, Network } from 'lucide-react';
import { useMemo, useState, type JSX } from 'react';
import { fileUrl, type FileEntry } from '../../api/client.ts';
import { useWords } from '../../i18n/index.ts';
import { bytes } from '../../kit/format.ts';
import { Said } from '../../kit/Said.tsx';
import { MODELS } from '../models/modelName.ts';
import { HistogramView } from './HistogramView.tsx';
import { asHistogram, asTable, parseSeparated, stepsBeside } from './parse.ts';
import { StepSlider } from './StepSlider.tsx';
import { TableView } from './TableView.tsx';
import { useFolder } from './useFolder.ts';

const MOST_SHOWN = 4_000_000;
const IMAGES = /\.(png|jpe?g|gif|webp|svg|avif|bmp)$/i;
const PAGES = /\.(html?|pdf)$/i;
const BINARY = /\0/;

interface Props {
    run: string;
    file: string;
    onFile: (path: string) => void;
}

/** A file as far as it can be shown: a picture, a histogram, a table, text. */
export function Preview({ run, file, onFile }: Props): JSX.Element {
    const { t } = useWords();
    const slash = file.lastIndexOf('/');
    const beside = useFolder(run, file.slice(0, Math.max(0, slash)));
    const entry = beside.data?.files.find((f: FileEntry) => f.path === file);
    const steps = stepsBeside(file, beside.data?.files.map((f) => f.path) ?? []);
    return (
        <>
            <h2>
                <span className="cut" title={file}>
                    {slash > 0 && <span className="fact">{file.slice(0, slash + 1)}</span>}
                    {file.slice(slash + 1)}
                </span>
                <span className="fact num">{entry && bytes(entry.bytes)}</span>
                <span className="space" />
                {MODELS.test(file) && (
                    <Link className="button" to="/models" search={{ at: `run:${run}/${file}` }}>
                        <Network size={14} /> {t('model.openIt')}
                    </Link>
                )}
                <a className="button" href={fileUrl(run, file)} download>
                    <Download size={14} /> {t('run.download')}
                </a>
            </h2>
            {steps.length > 1 && <StepSlider files={steps} file={file} onFile={onFile} />}
            {IMAGES.test(file) && <Picture url={fileUrl(run, file)} name={file} />}
            {PAGES.test(file) && <iframe className="preview" src={fileUrl(run, file)} title={file} sandbox="allow-scripts" />}
            {!IMAGES.test(file) && !PAGES.test(file) && entry && (entry.bytes > MOST_SHOWN ? <p className="empty">{t('run.tooLarge')}</p> : <Content run={run} file={file} version={entry.sha256 ?? ''} />)}
        </>
    );
}

const TINY = 96;

/** A picture, never as a document of its own; a tiny one enlarged pixel by pixel. */
function Picture({ url, name }: { url: string; name: string }): JSX.Element {
    const [tiny, setTiny] = useState(false);
    return <img className="preview" data-tiny={tiny} src={url} alt={name} onLoad={(e) => setTiny(e.currentTarget.naturalWidth < TINY)} />;
}

function Content({ run, file, version }: { run: string; file: string; version: string }): JSX.Element | null {
    const { t } = useWords();
    const text = useQuery({ queryKey: ['file', run, file, version], queryFn: async () => (await fetch(fileUrl(run, file))).text() });
    const shown = useMemo(() => (text.data === undefined ? null : read(file, text.data)), [file, text.data]);
    if (text.error) {
        return <Said of={text.error} />;
    }
    if (shown === null) {
        return null;
    }
    switch (shown.kind) {
        case 'histogram':
            return <HistogramView histogram={shown.histogram} />;
        case 'table':
            return <TableView table={shown.table} />;
        case 'binary':
            return <p className="empty">{t('files.binary')}</p>;
        case 'text':
            return (
                <pre className="preview" tabIndex={0}>
                    {shown.text}
                </pre>
            );
    }
}

type Shown =
    | { kind: 'histogram'; histogram: NonNullable<ReturnType<typeof asHistogram>> }
    | { kind: 'table'; table: NonNullable<ReturnType<typeof asTable>> }
    | { kind: 'text'; text: string }
    | { kind: 'binary' };

/** What a text is, by its ending and its content. */
function read(file: string, text: string): Shown {
    if (/\.(csv|tsv)$/i.test(file)) {
        return { kind: 'table', table: parseSeparated(text, /\.csv$/i.test(file) ? ',' : '\t') };
    }
    if (/\.json$/i.test(file)) {
        try {
            const json: unknown = JSON.parse(text);
            const histogram = asHistogram(json);
            const table = asTable(json);
            return histogram ? { kind: 'histogram', histogram } : table ? { kind: 'table', table } : { kind: 'text', text: JSON.stringify(json, null, 2) };
        } catch {
            return { kind: 'text', text };
        }
    }
    return BINARY.test(text) ? { kind: 'binary' } : { kind: 'text', text };
}
