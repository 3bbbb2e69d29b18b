import { look, type Look } from '../state/looks.ts';
import type { Drawn } from './drawn.ts';
import { dashed } from './facets.ts';
import type { AskedLine } from './question.ts';

/** Where the readers of event files keep what TensorBoard calls the layout of custom scalars (docs/ways-in.md). */
export const LAYOUT_TAG = 'tensorboard.customScalars';

/** A chart of several keys. */
export interface TogetherChart {
    title: string;
    /** What is drawn as lines, some with the keys of what bounds them. */
    lines: { key: string; low?: string; high?: string }[];
}

/** Charts that the author of a run wanted beside each other. */
export interface Together {
    section: string;
    closed: boolean;
    charts: TogetherChart[];
}

interface LayoutJson {
    title?: string;
    closed?: boolean;
    charts?: { title?: string; tags?: string[]; margins?: { value: string; lower: string; upper: string }[] }[];
}

const MOST_LINES = 24;
const { compare } = new Intl.Collator('en', { numeric: true });

/**
 * The sections of some layouts, those of one title joined; charts none of whose keys is there are left out.
 *
 * @param texts layouts as their tags say them; what is none is passed over
 * @param keys  of the series that there are
 */
export function togetherOf(texts: readonly string[], keys: readonly string[]): Together[] {
    const sections = new Map<string, Together>();
    const there = new Set(keys);
    for (const { title = '', closed = false, charts = [] } of texts.flatMap(parsed)) {
        const section = sections.get(title) ?? { section: title, closed, charts: [] };
        sections.set(title, section);
        for (const { title: name = '', tags = [], margins = [] } of charts) {
            const lines = margins.length > 0 ? margins.filter((m) => there.has(m.value)).map((m) => ({ key: m.value, low: m.lower, high: m.upper })) : met(tags, keys).map((key) => ({ key }));
            if (lines.length > 0 && !section.charts.some((c) => c.title === unlike(name, title, there))) {
                section.charts.push({ title: unlike(name, title, there), lines: lines.slice(0, MOST_LINES) });
            }
        }
    }
    return [...sections.values()].filter((s) => s.charts.length > 0);
}

/** A line for each that is drawn and each key, after each its bounds. One alone has a hue for each key; of several each keeps its own, and keys are told apart by dashes. */
export function linesTogether({ lines }: TogetherChart, drawn: readonly Drawn[]): AskedLine[] {
    const all: AskedLine[] = [];
    for (const d of drawn) {
        lines.forEach(({ key, low, high }, n) => {
            const name = lines.length === 1 ? d.name : drawn.length === 1 ? key : `${d.name} ${key}`;
            const own: Look = lines.length === 1 ? d.look : drawn.length === 1 ? look(n) : dashed(d.look, n);
            const line: AskedLine = { id: `${d.id}\n${n}`, name, look: own, runs: d.runs, key };
            const of = all.push(line) - 1;
            for (const [bound, other] of [['low', low], ['high', high]] as const) {
                if (other !== undefined) {
                    all.push({ ...line, id: `${line.id} ${bound}`, key: other, bound, of });
                }
            }
        });
    }
    return all;
}

function parsed(text: string): LayoutJson[] {
    try {
        const json: unknown = JSON.parse(text);
        return Array.isArray(json) ? (json as LayoutJson[]) : [];
    } catch {
        return [];
    }
}

/** The keys that begin as one of the regular expressions says, as TensorBoard takes them. */
function met(tags: readonly string[], keys: readonly string[]): string[] {
    const wanted = tags.flatMap((tag) => {
        try {
            return [new RegExp(`^(?:${tag})`)];
        } catch {
            return [];
        }
    });
    return keys.filter((key) => wanted.some((one) => one.test(key))).toSorted(compare);
}

/** The title of a chart, with that of its section where a series has the same. */
function unlike(title: string, section: string, keys: ReadonlySet<string>): string {
    return keys.has(title) ? `${section} · ${title}` : title;
}
