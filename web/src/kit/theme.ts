/** Light, dark, or as the system says; kept by the browser. */
export type Theme = 'system' | 'light' | 'dark';

const KEPT = 'loupe.theme';
const ORDER: Theme[] = ['system', 'light', 'dark'];
const listeners = new Set<() => void>();

export function theme(): Theme {
    const kept = localStorage.getItem(KEPT);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function setTheme(next: Theme): void {
    localStorage.setItem(KEPT, next);
    apply();
    listeners.forEach((listener) => listener());
}

export function nextTheme(): void {
    setTheme(ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length] ?? 'system');
}

/** Charts repaint when the theme changes. */
export function onTheme(listener: () => void): () => void {
    listeners.add(listener);
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', listener);
    return () => {
        listeners.delete(listener);
        system.removeEventListener('change', listener);
    };
}

export function apply(): void {
    const chosen = theme();
    if (chosen === 'system') {
        document.documentElement.removeAttribute('data-theme');
    } else {
        document.documentElement.setAttribute('data-theme', chosen);
    }
}
