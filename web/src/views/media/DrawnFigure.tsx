import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore, type JSX } from 'react';
import { send } from '../../api/client.ts';
import { useMedia } from '../../kit/useMedia.ts';
import { onTheme, theme } from '../../kit/theme.ts';
import { mount, type SceneJson } from '../../scene/mount.ts';
import { Said } from '../../kit/Said.tsx';

const WIDTH = 720;
const NARROW = 340;

/** The theme that the page has now, and how wide a figure is on it. */
export function useFrame(): { ink: 'light' | 'dark'; width: number } {
    const system = useMedia('(prefers-color-scheme: dark)');
    const chosen = useSyncExternalStore(onTheme, theme);
    const narrow = useMedia('(max-width: 800px)');
    return { ink: (chosen === 'system' ? system : chosen === 'dark') ? 'dark' : 'light', width: narrow ? NARROW : WIDTH };
}

/** A figure that the server draws. */
export function DrawnFigure({ text, json }: { text: string | null; json: unknown }): JSX.Element {
    const { ink, width } = useFrame();
    const drawn = useQuery({
        queryKey: ['figure', text, ink, width],
        enabled: text !== null,
        staleTime: Infinity,
        retry: false,
        placeholderData: undefined,
        queryFn: async () => {
            const response = await send('POST', `/api/v1/figures/scene?width=${width}&height=${Math.round(width * 0.62)}&theme=${ink}`, json);
            return (await response.json()) as { notes: string[]; scene: SceneJson };
        },
    });
    return (
        <>
            {drawn.error && <Said of={drawn.error} />}
            {drawn.error && text !== null && <pre className="preview wrapped" tabIndex={0}>{text.slice(0, 4_000)}</pre>}
            {drawn.data && <Scene scene={drawn.data.scene} />}
            {drawn.data?.notes.map((note) => <p key={note} className="fact">{note}</p>)}
        </>
    );
}

/** A scene where people touch it; `onChosen` is told the row that is pointed at or pinned. */
export function Scene({ scene, onChosen }: { scene: SceneJson; onChosen?: (row: number | null, pinned: boolean) => void }): JSX.Element {
    const place = useRef<HTMLDivElement>(null);
    const told = useRef(onChosen);
    told.current = onChosen;
    useEffect(() => {
        const mounted = place.current && mount(place.current, scene, { chosen: (what, pinned) => told.current?.(what?.rows[0] ?? null, pinned) });
        return () => mounted?.destroy();
    }, [scene]);
    return <div ref={place} className="drawn" />;
}
