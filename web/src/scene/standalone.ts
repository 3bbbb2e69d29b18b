/** The painter by itself, for pages that have nothing else: the global `LoupeScene`. */
import { mount } from './mount.ts';
import { nearer } from './nearer.ts';
import type { Mounted, Options, SceneJson } from './mount.ts';

export { mount };
export type { Mounted, Options, SceneJson };

/**
 * Paints the scenes that a page carries: `<script type="application/json" data-scene="light">` and, if it is there,
 * `data-scene="dark"`, whichever the reader's system prefers, after each other where it changes.
 */
export function start(element: HTMLElement, document: Document = element.ownerDocument): Mounted {
    const read = (theme: string): SceneJson | null => {
        const text = document.querySelector(`script[data-scene="${theme}"]`)?.textContent;
        return text ? (JSON.parse(text) as SceneJson) : null;
    };
    const light = read('light');
    const dark = read('dark');
    const prefers = matchMedia('(prefers-color-scheme: dark)');
    const scene = (): SceneJson => {
        const chosen = prefers.matches ? (dark ?? light) : (light ?? dark);
        if (!chosen) {
            throw new Error('The page carries no scene.');
        }
        return chosen;
    };
    const mounted = mount(element, scene());
    if ((scene().panels ?? []).length === 0) {
        nearer(element, scene().width);
    }
    prefers.addEventListener('change', () => mounted.update(scene()));
    return mounted;
}
