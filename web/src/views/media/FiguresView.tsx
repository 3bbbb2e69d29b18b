import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore, type JSX } from 'react';
import { send } from '../../api/client.ts';
import type { MediaItem } from '../../api/media.ts';
import { useMedia } from '../../kit/useMedia.ts';
import { onTheme, theme } from '../../kit/theme.ts';
import { mount, type SceneJson } from '../../scene/mount.ts';
import type { BodyProps } from './MediaBody.tsx';
import { PerRun } from './PerRun.tsx';
import { parsed, useTexts } from './useJson.ts';

/** Figures of other tools at a step, drawn by the server and painted here. */
export function FiguresView(props: BodyProps): JSX.Element {
    return <PerRun {...props}>{(run, items) => <Figures run={run.id} items={items} />}</PerRun>;
}

function Figures({ run, items }: { run: string; items: MediaItem[] }): JSX.Element {
    const { texts, error } = useTexts(run, items);
    return (
        <>
            {error && <p className="problem">{error.message}</p>}
            {items.map((item, i) => (
                <One key={`${item.step} ${i}`} text={texts[i] ?? null} />
            ))}
        </>
    );
}

const WIDTH = 720;
const NARROW = 340;

function One({ text }: { text: string | null }): JSX.Element {
    const system = useMedia('(prefers-color-scheme: dark)');
    const chosen = useSyncExternalStore(onTheme, theme);
    const narrow = useMedia('(max-width: 800px)');
    const ink = (chosen === 'system' ? system : chosen === 'dark') ? 'dark' : 'light';
    const width = narrow ? NARROW : WIDTH;
    const drawn = useQuery({
        queryKey: ['figure', text, ink, width],
        enabled: text !== null,
        staleTime: Infinity,
        retry: false,
        placeholderData: undefined,
        queryFn: async () => {
            const response = await send('POST', `/api/v1/figures/scene?width=${width}&height=${Math.round(width * 0.62)}&theme=${ink}`, parsed(text ?? ''));
            return (await response.json()) as { notes: string[]; scene: SceneJson };
        },
    });
    return (
        <>
            {drawn.error && <p className="problem">{drawn.error.message}</p>}
            {drawn.error && text !== null && <pre className="preview wrapped" tabIndex={0}>{text.slice(0, 4_000)}</pre>}
            {drawn.data && <Scene scene={drawn.data.scene} />}
            {drawn.data?.notes.map((note) => <p key={note} className="fact">{note}</p>)}
        </>
    );
}

function Scene({ scene }: { scene: SceneJson }): JSX.Element {
    const place = useRef<HTMLDivElement>(null);
    useEffect(() => {
        const mounted = place.current && mount(place.current, scene);
        return () => mounted?.destroy();
    }, [scene]);
    return <div ref={place} className="drawn" />;
}
