import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { said } from '../src/i18n/said.ts';
import { server } from '../src/i18n/server/zh.ts';

const WORDING = /Wording\.of\(\s*"([\w.]+)",\s*"((?:[^"\\]|\\.)*)"/g;

/** What the server says, by code, as it stands in its sources. */
function wordings(): Map<string, string> {
    const rooms = ['core', 'runs', 'networks', 'server'].map((room) => join(import.meta.dirname, '../..', room, 'src/main/java'));
    const files = rooms.flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.java')).map((name) => join(room, name)));
    return new Map(files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(WORDING)].map((m) => [m[1] ?? '', m[2] ?? ''] as const)));
}

test('every wording of the server is said in Chinese with the same values', () => {
    const all = wordings();
    expect(Object.keys(server).sort()).toEqual([...all.keys()].sort());
    for (const [code, english] of all) {
        const places = (text: string, of: RegExp): string[] => [...text.matchAll(of)].map((m) => m[1] ?? '').sort();
        expect(places(server[code] ?? '', /{{(\w+)}}/g), code).toEqual(places(english, /{(\w+)}/g));
        expect(server[code]).not.toMatch(/您|请|成功/);
    }
});

test('parts of a sentence are put together, names as they are', () => {
    const found = { code: 'query.found.word', values: { text: '模型{{what}}a' } };
    const what = { code: 'query.numberAfter', values: { after: '>' } };
    expect(said({ code: 'query.expected', values: { what, found } })).toBe('此处应为 > 之后的数，实为词“模型{{what}}a”。');
    expect(said({ code: 'body.large', values: { most: 5 } })).toBe('一次最多发送 5 字节，这次更多。');
});

test('what has no words stays with the server, also within', () => {
    expect(said({ code: 'of.tomorrow', values: {} })).toBeNull();
    expect(said({ code: 'query.expected', values: { what: { code: 'of.tomorrow', values: {} }, found: 'x' } })).toBeNull();
});
