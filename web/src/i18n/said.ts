import type { Wording } from '../api/client.ts';
import { server } from './server/zh.ts';

/** A wording of the server in the words of the page; null where these have none for it, so that the server's own sentence stands. */
export function said(wording: Wording, words: Record<string, string> = server): string | null {
    const template = words[wording.code];
    if (template === undefined) {
        return null;
    }
    const parts = Object.entries(wording.values).map(([name, value]) => [name, typeof value === 'object' ? said(value, words) : String(value)] as const);
    if (parts.some(([, text]) => text === null)) {
        return null;
    }
    const texts = new Map(parts);
    return template.replace(/{{(\w+)}}/g, (place, name: string) => texts.get(name) ?? place);
}
