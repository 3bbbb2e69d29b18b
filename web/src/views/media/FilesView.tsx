import { Link } from '@tanstack/react-router';
import { Download, Network } from 'lucide-react';
import type { JSX } from 'react';
import { fileUrl } from '../../api/client.ts';
import type { MediaItem } from '../../api/media.ts';
import { useWords } from '../../i18n/index.ts';
import { bytes } from '../../kit/format.ts';
import { SoundView } from './audio/SoundView.tsx';
import type { BodyProps } from './bodyProps.ts';
import { PerRun } from './PerRun.tsx';

/** Sounds, films and pages at a step, as the browser plays them; of all else, the file. */
export function FilesView(props: BodyProps): JSX.Element {
    return (
        <PerRun {...props}>
            {(run, items) => (
                <div className="pictures">
                    {items.map((item, i) => (
                        <One key={`${item.step} ${i}`} run={run.id} colour={run.look.colour} name={`${run.name}, ${props.series.key}`} item={item} />
                    ))}
                </div>
            )}
        </PerRun>
    );
}

function One({ run, name, colour, item }: { run: string; name: string; colour: string; item: MediaItem }): JSX.Element | null {
    const { t } = useWords();
    if (item.path === undefined) {
        return <pre className="preview wrapped">{JSON.stringify(item.meta, null, 2).slice(0, 4_000)}</pre>;
    }
    const url = fileUrl(run, item.path);
    const caption = typeof item.meta['caption'] === 'string' ? item.meta['caption'] : '';
    const facts = [typeof item.meta['sampleRate'] === 'number' ? `${item.meta['sampleRate'].toLocaleString('en-US')} Hz` : '', typeof item.meta['size'] === 'number' ? bytes(item.meta['size']) : ''].filter(Boolean).join(' · ');
    return (
        <figure className={item.kind === 'html' ? 'played wide' : 'played'}>
            {item.kind === 'audio' ? (
                <SoundView url={url} name={name} bytes={typeof item.meta['size'] === 'number' ? item.meta['size'] : null} colour={colour} />
            ) : item.kind === 'video' && /\.gif$/i.test(item.path) ? (
                <img className="preview" src={url} alt={name} />
            ) : item.kind === 'video' ? (
                <video src={url} controls loop muted playsInline preload="metadata" aria-label={name} />
            ) : item.kind === 'html' ? (
                <iframe className="preview" src={url} title={name} sandbox="allow-scripts" />
            ) : item.kind === 'graph' ? (
                <Link to="/models" search={{ at: `run:${run}/${item.path}` }} className="button">
                    <Network size={14} /> {t('media.openGraph')}
                </Link>
            ) : null}
            <figcaption>
                {caption} <span className="fact">{facts}</span>
                <a className="icon" href={url} download aria-label={`${t('run.download')} ${item.path}`} title={item.path}>
                    <Download size={14} />
                </a>
            </figcaption>
        </figure>
    );
}
