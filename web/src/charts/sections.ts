import type { Together } from './together.ts';

const { compare } = new Intl.Collator('en', { numeric: true });

/** The name of the section of charts that are pinned; no key begins so. */
export const PINNED = '*pinned';

/** What the names of sections begin with whose charts were wanted together; no key begins so. */
export const TOGETHER = '*together ';

/** Keys in sections by the part before their first slash, `layer.2` before `layer.10`: what is pinned first, in the order of the pins, then what was wanted together, then scores, what the machine says last. */
export function sectionsOf(keys: readonly string[], find: string, pinned: readonly string[] = [], together: readonly Together[] = []): Map<string, string[]> {
    const sections = new Map<string, string[]>();
    const wanted = matching(find);
    const found = keys.filter(wanted);
    const first = pinned.filter((title) => found.includes(title) || together.some((s) => s.charts.some((c) => c.title === title && wanted(title))));
    const own = together.flatMap(({ section, charts }): [string, string[]][] => {
        const titles = charts.map((c) => c.title).filter((title) => wanted(title) && !first.includes(title));
        return titles.length > 0 ? [[TOGETHER + section, titles]] : [];
    });
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
    return new Map([...(first.length > 0 ? [[PINNED, first] as [string, string[]]] : []), ...own, ...[...sections].sort(([a], [b]) => rank(a) - rank(b) || compare(a, b))]);
}

/** The sections that their authors wanted closed. */
export function closedAtFirst(together: readonly Together[]): string[] {
    return together.filter((s) => s.closed).map((s) => TOGETHER + s.section);
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
