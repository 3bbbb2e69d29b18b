import { Finder } from './find.ts';
import type { Found } from './find.ts';
import { listen } from './gestures.ts';
import { Legend } from './legend.ts';
import { Orbit } from './orbit.ts';
import { Painting } from './paint.ts';
import type { Looks } from './paint.ts';
import { Rulers } from './rulers.ts';
import { unpack } from './scene.ts';
import type { PanelJson, SceneJson } from './scene.ts';
import { dark, dress } from './style.ts';
import { table } from './table.ts';
import { Tip } from './tip.ts';
import { Walk } from './walk.ts';
import { words } from './words.ts';
import { Zoom } from './zoom.ts';

export type { SceneJson } from './scene.ts';

export interface Options {
    /** Whether a table of the numbers can be opened below the picture; yes if not said. */
    readonly table?: boolean;
    /** Told what is pointed at or pinned: the rows that the shape stands for. */
    readonly chosen?: (what: { label: string; series: string; where: string; rows: number[] } | null, pinned: boolean) => void;
}

export interface Mounted {
    /** Paints another scene in the same place; zoom and hidden series start anew. */
    update(scene: SceneJson): void;
    destroy(): void;
}

/** Paints a scene into an element and lets people touch it. */
export function mount(element: HTMLElement, scene: SceneJson, options: Options = {}): Mounted {
    let stop = paint(element, scene, options);
    return {
        update: (next) => {
            stop();
            stop = paint(element, next, options);
        },
        destroy: () => stop(),
    };
}

/** Pixels that a turn by a key is like. */
const TURN = 30;

let figures = 0;

function paint(element: HTMLElement, scene: SceneJson, options: Options): () => void {
    dress(element.ownerDocument);
    const picture = unpack(scene);
    const say = words(scene.language);
    const id = `ls-figure-${++figures}`;
    const root = div('ls');
    const stage = div('ls-stage');
    const live = div('ls-say');
    const note = div('ls-say');
    root.style.colorScheme = dark(scene.background) ? 'dark' : 'light';
    root.style.background = scene.background ?? '';
    root.lang = scene.language ?? '';
    root.tabIndex = 0;
    root.setAttribute('role', 'group');
    root.setAttribute('aria-roledescription', say.figure);
    root.setAttribute('aria-label', scene.title || say.figure);
    root.setAttribute('aria-describedby', id);
    note.id = id;
    const spatial = picture.panels.some((panel) => panel.cube !== undefined);
    note.textContent = [scene.description ?? '', say.keys, spatial ? say.turns : ''].join(' ').trim();
    live.setAttribute('aria-live', 'polite');
    stage.style.width = `${scene.width}px`;
    stage.style.aspectRatio = `${scene.width} / ${scene.height}`;
    root.append(stage, live, note);
    element.append(root);

    const painting = new Painting(stage, picture);
    const zoom = new Zoom(picture);
    const looks: Looks = {
        stretch: (leaf) => zoom.leaf(leaf),
        shown: (leaf) => !orbits.some((orbit) => orbit.moved && orbit.replaces(leaf)) && (leaf.series === '' || leaf.role === 'legend-entry' || !legend.hides(leaf.series)) && !stray(leaf.role, leaf.panel, leaf.series),
    };
    const orbits = picture.panels.flatMap((panel) => (panel.cube ? [new Orbit(stage, panel, panel.cube, scene.width, scene.height)] : []));
    const stretched = new Set<string>();
    /** Names at the ends of lines stand outside of panels and would be wrong once the lines have moved. */
    const stray = (role: string, panel: number, series: string): boolean => role === 'label' && panel < 0 && stretched.has(series);
    const finder = new Finder(picture, looks, say);
    const legend = new Legend(stage, picture, painting.shapes, say, (message) => {
        forget();
        draw();
        live.textContent = message;
    });
    const rulers = new Rulers(picture, painting.shapes);
    const tip = new Tip(stage, picture, finder, looks, say);
    const walk = new Walk(picture, finder);
    let pinned: Found | null = null;
    let focused = false;

    const draw = (): void => {
        stretched.clear();
        picture.leaves.filter((leaf) => leaf.panel >= 0 && zoom.touched(picture.panels[leaf.panel] as PanelJson)).forEach((leaf) => stretched.add(leaf.series));
        painting.draw(looks);
        rulers.draw((panel, side) => zoom.of(panel, side));
        orbits.forEach((orbit) => orbit.draw((series) => legend.hides(series)));
    };
    /** Something done to a panel in space; false if it is none. */
    const around = (panel: PanelJson, act: (orbit: Orbit) => void): boolean => {
        const orbit = orbits.find((one) => one.panel === panel);
        if (orbit) {
            act(orbit);
            forget();
            draw();
        }
        return orbit !== undefined;
    };
    const tell = (found: Found | null): void => {
        const item = found?.leaf.item;
        const row = found && found.index >= 0 ? item?.dotRows : item?.rows;
        options.chosen?.(found && item ? { label: finder.title(found), series: found.leaf.series, where: item.where ?? '', rows: rowsOf(row, item.dotRows ? found.index : -1) } : null, pinned !== null);
    };
    const show = (found: Found | null, pin: boolean): void => {
        pinned = pin ? found : null;
        if (found) {
            tip.show(found, pin);
        } else {
            tip.hide();
        }
        tell(found);
    };
    const forget = (): void => show(null, false);

    const wider = (): number => picture.scene.width / (stage.getBoundingClientRect().width || picture.scene.width);
    const control = new AbortController();
    listen(
        stage,
        picture,
        zoom,
        {
            point: (x, y) => pinned ?? show(finder.at(x, y, wider()), false),
            leave: () => pinned ?? forget(),
            pin: (x, y) => {
                const found = finder.at(x, y, wider());
                show(found, found !== null && !pinned);
            },
            brush: (x, y, width, height) => tip.brush(x, y, width, height),
            zoomed: () => {
                forget();
                draw();
            },
            turn: (panel, dx, dy) => around(panel, (orbit) => orbit.turn(dx, dy)),
            enlarge: (panel, factor) => around(panel, (orbit) => (factor === null ? orbit.reset() : orbit.enlarge(factor))),
        },
        () => focused,
        control.signal,
    );
    const on = <K extends keyof HTMLElementEventMap>(type: K, act: (event: HTMLElementEventMap[K]) => void): void => root.addEventListener(type, act, { signal: control.signal });
    on('focusin', () => (focused = true));
    on('focusout', () => (focused = false));
    let last: Found | null = null;
    on('keydown', (event) => {
        if (event.target !== root || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        const steps: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
        const step = steps[event.key];
        if (step && event.shiftKey && orbits.length > 0) {
            orbits.forEach((orbit) => orbit.turn(step[0] * TURN, step[1] * TURN));
            forget();
            draw();
        } else if (step) {
            last = walk.step(...step);
            show(last, false);
            live.textContent = last ? tip.words(last) : '';
        } else if (event.key === 'Enter' && last) {
            show(last, true);
            live.textContent = `${tip.words(last)}, ${say.pinned}`;
        } else if (event.key === 'Escape') {
            forget();
        } else if (event.key === '+' || event.key === '=' || event.key === '-') {
            const factor = event.key === '-' ? 0.5 : 2;
            const panels = last && last.leaf.panel >= 0 ? [picture.panels[last.leaf.panel] as PanelJson] : picture.panels;
            panels.forEach((panel) => around(panel, (orbit) => orbit.enlarge(factor)) || zoom.about(panel, last?.x ?? panel.box[0] + panel.box[2] / 2, last?.y ?? panel.box[1] + panel.box[3] / 2, factor));
            forget();
            draw();
        } else if (event.key === '0') {
            zoom.reset(null);
            orbits.forEach((orbit) => orbit.reset());
            forget();
            draw();
        } else {
            return;
        }
        event.preventDefault();
    });

    draw();
    legend.lay();
    if (options.table !== false) {
        root.append(table(picture, finder, say));
    }
    return () => {
        control.abort();
        root.remove();
    };
}

function rowsOf(differences: number[] | undefined, only: number): number[] {
    let sum = 0;
    const rows = (differences ?? []).map((difference) => (sum += difference));
    return only >= 0 ? rows.slice(only, only + 1) : rows;
}

function div(name: string): HTMLDivElement {
    const element = document.createElement('div');
    element.className = name;
    return element;
}
