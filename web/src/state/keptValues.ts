/** Files of values that were dropped, by name, while the browser's tab lives. */
const PREFIX = 'loupe.values.';
const kept = new Map<string, string>();

export function keepValues(name: string, text: string): void {
    kept.set(name, text);
    try {
        sessionStorage.setItem(PREFIX + name, text);
    } catch {
        // Too large for the store: it is kept until the page is left.
    }
}

export function keptValues(name: string): string | null {
    return kept.get(name) ?? sessionStorage.getItem(PREFIX + name);
}
