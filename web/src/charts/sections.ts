const { compare } = new Intl.Collator('en', { numeric: true });

/** The name of the section of charts that are pinned; no key begins so. */
export const PINNED = '*pinned';

/** Keys in sections by the part before their first slash, `layer.2` before `layer.10`: what is pinned first, in the order of the pins, then scores, what the machine says last. */
export function sectionsOf(keys: readonly string[], find: string, pinned: readonly string[] = []): Map<string, string[]> {
    const sections = new Map<string, string[]>();
    const found = keys.filter(matching(find));
    const first = pinned.filter((key) => found.includes(key));
    for (const key of found.filter((k) => !first.includes(k)).sort(compare)) {
        const slash = key.indexOf('/');
        const section = slash < 0 ? '' : key.slice(0, slash);
        const known = sections.get(section);
        if (known) {
            known.push(key);
        } else {
            sections.set(section, [key]);
        }
    }
    const rank = (s: string): number => (s === 'system' ? 2 : /^(val|valid|validation|eval|test)$/.test(s) ? 0 : 1);
    return new Map([...(first.length > 0 ? [[PINNED, first] as [string, string[]]] : []), ...[...sections].sort(([a], [b]) => rank(a) - rank(b) || compare(a, b))]);
}

/** Whether a key has a part, or is met by a regular expression. */
function matching(find: string): (key: string) => boolean {
    try {
        const wanted = new RegExp(find, 'i');
        return (key) => wanted.test(key);
    } catch {
        return (key) => key.toLowerCase().includes(find.toLowerCase());
    }
}
