/** Keys in sections by the part before their first slash: scores first, what the machine says last. */
export function sectionsOf(keys: readonly string[], find: string): Map<string, string[]> {
    const sections = new Map<string, string[]>();
    for (const key of keys.filter((k) => matches(k, find))) {
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
    return new Map([...sections].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b)));
}

/** A part of the name, or a regular expression. */
export function matches(key: string, find: string): boolean {
    try {
        return new RegExp(find, 'i').test(key);
    } catch {
        return key.toLowerCase().includes(find.toLowerCase());
    }
}
