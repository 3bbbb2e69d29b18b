import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../src');
const IMPORT = /(?:from|import)\s*\(?\s*'(\.[^']+\.tsx?)'/g;
const MOST_LINES = 300;

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
const imports = new Map(files.map((name) => [name, [...readFileSync(join(ROOT, name), 'utf8').matchAll(IMPORT)].map((found) => relative(ROOT, join(ROOT, dirname(name), found[1] as string)))]));

/** The first circle of imports that is met from a file, as a path; none where there is none. */
function circleFrom(name: string, path: readonly string[], done: Set<string>): string[] {
    if (path.includes(name)) {
        return [...path.slice(path.indexOf(name)), name];
    }
    if (done.has(name)) {
        return [];
    }
    for (const next of imports.get(name) ?? []) {
        const circle = circleFrom(next, [...path, name], done);
        if (circle.length > 0) {
            return circle;
        }
    }
    done.add(name);
    return [];
}

test('no file imports itself by way of others', () => {
    const done = new Set<string>();
    expect(files.map((name) => circleFrom(name, [], done)).find((circle) => circle.length > 0)).toBeUndefined();
    expect([...imports.values()].flat().filter((name) => !files.includes(name) && !name.endsWith('.d.ts'))).toEqual([]);
    expect(imports.get('views/ProjectPage.tsx')).toContain('charts/ChartGrid.tsx');
});

test('no file is longer than a page or two', () => {
    expect(files.filter((name) => readFileSync(join(ROOT, name), 'utf8').split('\n').length > MOST_LINES)).toEqual([]);
});
