import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Download, FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore, type DragEvent, type JSX, type CSSProperties } from 'react';
import { drawn, pictureOf, schematicOf, STYLES, type Style } from '../../api/schematics.ts';
import { useWords } from '../../i18n/index.ts';
import { Tabs } from '../../kit/Tabs.tsx';
import { onTheme, theme } from '../../kit/theme.ts';
import { useMedia } from '../../kit/useMedia.ts';
import { mount, type SceneJson } from '../../scene/mount.ts';
import { isObject, put, specIn, type Json, type Way } from '../../state/schematic.ts';
import { useLastGood } from '../../state/useLastGood.ts';
import { Path } from '../Path.tsx';
import { Fields } from './FieldControl.tsx';
import { SpecText } from './SpecText.tsx';
import './schematics.css';

const route = getRouteApi('/schematics');

type Spec = { [name: string]: Json };

/** Changes of one field within this time, milliseconds, are one step of undo. */
const TOGETHER = 900;
const FORMATS = ['svg', 'pdf', 'png', 'tex'] as const;

/** A schematic with its choices beside it. All of it stands in the address, so that undo is a step back. */
export default function SchematicsPage(): JSX.Element {
    const { t, says } = useWords();
    const { spec: said, at } = route.useSearch();
    const spec = said ?? { schematic: 'fcnn' };
    const navigate = useNavigate();
    const system = useMedia('(prefers-color-scheme: dark)');
    const chosen = useSyncExternalStore(onTheme, theme);
    const ink = (chosen === 'system' ? system : chosen === 'dark') ? 'dark' : 'light';
    const style = STYLES.find((one) => one === spec['schematic']) ?? 'fcnn';
    const query = useQuery({ queryKey: ['schematic', JSON.stringify(spec), ink], queryFn: () => drawn(spec, ink), retry: false, staleTime: Infinity });
    const good = useLastGood(style, query.data);
    const last = useRef({ way: '', millis: 0 });
    const [problem, setProblem] = useState('');
    useEffect(() => {
        document.title = `${t('schematic.title')} · Loupe`;
    }, [t]);
    useEffect(() => {
        if (at !== undefined && said === undefined) {
            void firstOf(at).then((taken) => taken && navigate({ to: '/schematics', search: { spec: taken, at }, replace: true }));
        }
        // Once for each model that the address names without a spec.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [at, said === undefined]);
    const go = (next: Spec, way: string): void => {
        const now = Date.now();
        const replace = way !== '' && way === last.current.way && now - last.current.millis < TOGETHER;
        last.current = { way, millis: now };
        setProblem('');
        void navigate({ to: '/schematics', search: { spec: next, ...(at === undefined ? {} : { at }) }, replace });
    };
    const change = (way: Way, value: Json | undefined): void => {
        const next = put(spec, good?.full, way, value);
        if (isObject(next)) {
            go(next, way.join('.'));
        }
    };
    const take = (from: string, as: Style): void => {
        schematicOf(from, as).then(
            (taken) => isObject(taken.spec) && go(taken.spec, ''),
            (error: Error) => {
                if (as !== style) {
                    go({ schematic: as }, '');
                }
                setProblem(says(error));
            },
        );
    };
    const turn = (next: Style): void => {
        if (at === undefined) {
            go({ schematic: next, ...(spec['title'] === undefined ? {} : { title: spec['title'] }) }, '');
        } else {
            take(at, next);
        }
    };
    const keep = (format: string): void => {
        pictureOf(spec, ink, format).then((blob) => save(blob, `${style}.${format}`), (error: Error) => setProblem(says(error)));
    };
    const open = async (file: File | undefined): Promise<void> => {
        const found = file && specIn(await file.text());
        if (found) {
            go(found, '');
        } else if (file) {
            setProblem(t('schematic.noSpec', { file: file.name }));
        }
    };
    const drop = (event: DragEvent): void => {
        event.preventDefault();
        void open(event.dataTransfer.files[0]);
    };
    const mistake = problem || (query.error && says(query.error));
    return (
        <div className="schematics" onDragOver={(e) => e.preventDefault()} onDrop={drop}>
            <Path>
                <Link to="/models" search={{}}>
                    {t('rail.models')}
                </Link>{' '}
                <span className="fact">/</span> <b>{t('schematic.title')}</b>
            </Path>
            <header className="page-head">
                <h1>{t('schematic.title')}</h1>
                <span className="fact">{t('schematic.fact')}</span>
                <span className="space" />
                <label className="button">
                    <FolderOpen size={14} /> {t('schematic.openFile')}
                    <input
                        type="file"
                        className="hidden"
                        accept=".svg,.json"
                        onChange={(e) => {
                            void open(e.target.files?.[0]);
                            e.target.value = '';
                        }}
                    />
                </label>
                {FORMATS.map((format) => (
                    <button key={format} type="button" className="button" onClick={() => keep(format)}>
                        <Download size={14} /> {format === 'tex' ? 'TikZ' : format.toUpperCase()}
                    </button>
                ))}
            </header>
            <Tabs<Style> names={STYLES} chosen={style} onChoose={turn} title={t('schematic.style')} label={(one) => t(`schematic.${one}`)} />
            <div className="schematic">
                <section className="schematic-side" aria-label={t('schematic.choices')}>
                    {at !== undefined && (
                        <button type="button" className="button" onClick={() => take(at, style)}>
                            {t('schematic.take')}
                        </button>
                    )}
                    {good && <Fields fields={good.controls} way={[]} full={good.full} onChange={change} />}
                    <SpecText spec={spec} onSpec={(next) => go(next, 'json')} />
                </section>
                <section className="schematic-main" aria-label={t('schematic.picture')} tabIndex={0}>
                    {mistake && (
                        <p className="problem" role="alert">
                            {mistake}
                        </p>
                    )}
                    {good && <Scene scene={good.scene} />}
                </section>
            </div>
        </div>
    );
}

/** Styles that a model may suit, the most telling first. */
const SUITED: readonly Style[] = ['transformer', 'alexnet', 'fcnn', 'blocks'];

/** What the first style that suits a model shows of it; undefined if none does. */
async function firstOf(at: string): Promise<Spec | undefined> {
    for (const style of SUITED) {
        const spec = await schematicOf(at, style).then(
            (taken) => taken.spec,
            () => undefined,
        );
        if (isObject(spec)) {
            return spec;
        }
    }
    return undefined;
}

function Scene({ scene }: { scene: SceneJson }): JSX.Element {
    const place = useRef<HTMLDivElement>(null);
    useEffect(() => {
        const mounted = place.current && mount(place.current, scene, { table: false });
        return () => mounted?.destroy();
    }, [scene]);
    return <div ref={place} className="drawn" style={{ '--wide': scene.width, '--high': scene.height } as CSSProperties} />;
}

function save(blob: Blob, name: string): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
