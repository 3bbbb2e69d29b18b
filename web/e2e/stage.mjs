// What all flows stand on: the server's address, the browser, and a few ways to say what is expected.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const url = process.argv[process.argv.indexOf('--url') + 1];
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : '';
const shots = new URL('../target/shots/', import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flows = [];

/** A path of a person through the workbench; it depends on no other. */
export function flow(name, walk, options = {}) {
    flows.push({ name, walk, options });
}

/** Walks all flows and answers whether all went well. */
export async function walkAll() {
    mkdirSync(shots, { recursive: true });
    const browser = await chromium.launch({
        executablePath: process.env.LOUPE_CHROMIUM || '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    let failed = 0;
    const wanted = flows.filter((f) => f.name.includes(only));
    for (const { name, walk, options } of wanted) {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce', ...options });
        const page = await context.newPage();
        const errors = [];
        page.on('pageerror', (error) => errors.push(error.message));
        page.setDefaultTimeout(15_000);
        const shot = `${name.replace(/\W+/g, '-')}.png`;
        try {
            await walk(page);
            await page.screenshot({ path: shots + shot });
            is(errors.join('; '), '', 'what the page threw');
            console.log(`ok    ${name}`);
        } catch (error) {
            failed++;
            console.log(`FAIL  ${name}: ${error.message}`);
            await page.screenshot({ path: `${shots}FAILED-${shot}` }).catch(() => {});
        }
        await context.close();
    }
    await browser.close();
    console.log(`${wanted.length - failed} passed, ${failed} failed`);
    return failed === 0 && wanted.length > 0;
}

export function is(found, expected, what) {
    if (found !== expected) {
        throw new Error(`${what}: expected ${expected}, found ${found}`);
    }
}

/** No violation of WCAG 2.2 AA or of good practice, where the page stands now. */
export async function accessible(page) {
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    is(found.violations.map((v) => `${v.id} ${v.nodes[0].target}`).join('; '), '', 'accessibility');
}

async function sent(method, path, body, type) {
    const response = await fetch(url + path, { method, headers: type ? { 'content-type': type } : {}, body });
    if (!response.ok) {
        throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
}

export const get = (path) => fetch(url + path).then((r) => r.json());
export const post = (path, body) => sent('POST', path, JSON.stringify(body), 'application/json');
export const put = (run, path, content) => sent('PUT', `/api/v1/runs/${run}/files/${path}`, content);

/** What a chart draws now. */
export const scene = (page, title) => page.evaluate((t) => globalThis.__charts?.[t]?.scene(), title);

/** Waits until a chart draws at least so many lines. */
export const drawn = (page, title, lines) => page.waitForFunction(([t, n]) => globalThis.__charts?.[t]?.scene().lines.filter((l) => l.role === 'line').length >= n, [title, lines]);

/** The lines of a file that is downloaded. */
export const rowsOf = async (download) => readFileSync(await (await download).path(), 'utf8').trimEnd().split('\n');
