import { useQuery } from '@tanstack/react-query';
import { get, type FieldUse } from '../../api/client.ts';

/** A field that may be meant by the word before the cursor. */
export interface Suggestion {
    field: string;
    key: string;
    kind: FieldUse['kind'];
    runs: number;
}

const MOST = 8;
const WORD = /[\p{L}\p{N}_./:@#$%+*`-]+$/u;
const OPERATORS = /^(and|or|not|in|is|null|like|ilike|between|asc|desc|[-+\d.eE]+)$/i;
const PREFIX = /^(metrics?|params?|tags?|attributes?|attr|run|parameters?)\./i;

/** The word that ends at the cursor, where it may be a field: not within quotes, no operator, no number; null else. */
export function wordBefore(text: string, cursor: number): { word: string; from: number } | null {
    const before = text.slice(0, cursor);
    const quotes = before.replace(/`[^`]*`?/g, '').match(/['"]/g)?.length ?? 0;
    const word = quotes % 2 === 0 ? (WORD.exec(before)?.[0] ?? '') : '';
    const next = text.slice(cursor, cursor + 1);
    return word === '' || OPERATORS.test(word) || /[\p{L}\p{N}_]/u.test(next) ? null : { word, from: cursor - word.length };
}

/** The fields of a project that have the word before the cursor in their name. */
export function useSuggestions(project: string, text: string, cursor: number, open: boolean): Suggestion[] {
    const at = open ? wordBefore(text, cursor) : null;
    const part = at?.word.replace(PREFIX, '').replaceAll('`', '') ?? '';
    const kind = at && PREFIX.exec(at.word)?.[1]?.toLowerCase().slice(0, 3);
    const only = kind === 'met' ? 'metric' : kind === 'par' ? 'param' : kind === 'tag' ? 'tag' : kind ? 'attribute' : '';
    const found = useQuery({
        queryKey: ['suggestions', project, part, only],
        enabled: at !== null,
        staleTime: 30_000,
        queryFn: () => get<{ fields: FieldUse[] }>(`/api/v1/projects/${project}/fields?limit=${MOST}&q=${encodeURIComponent(part)}${only === '' ? '' : `&kind=${only}`}`),
    });
    return at === null ? [] : (found.data?.fields ?? []).filter((f) => f.context === undefined && f.field !== at.word);
}
