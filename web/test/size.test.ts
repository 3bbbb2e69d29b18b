/// <reference types="node" />
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

const MOST_FIRST_SCRIPT = 200_000;

test('what the first page loads stays small: one script, fonts as woff2 only', { timeout: 60_000 }, async () => {
    const root = new URL('..', import.meta.url).pathname;
    // Vite takes the kind of build from here, and a test run says 'test'.
    process.env['NODE_ENV'] = 'production';
    const built = await build({ root, mode: 'production', logLevel: 'error', build: { write: false } });
    const files = (Array.isArray(built) ? built : [built]).flatMap((b) => ('output' in b ? b.output : []));
    const scripts = files.filter((f) => f.type === 'chunk' && f.isEntry);
    expect(scripts).toHaveLength(1);
    expect(gzipSync(scripts[0]?.type === 'chunk' ? scripts[0].code : '').length).toBeLessThan(MOST_FIRST_SCRIPT);
    const fonts = files.map((f) => f.fileName).filter((name) => /\.(woff2?|ttf|otf|eot)$/.test(name));
    expect(fonts).toHaveLength(4);
    expect(fonts.every((name) => name.endsWith('.woff2'))).toBe(true);
});
