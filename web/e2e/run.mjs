// A person's paths through the workbench: node e2e/run.mjs --url http://127.0.0.1:PORT
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const url = process.argv[process.argv.indexOf('--url') + 1];
const shots = new URL('../target/shots/', import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(shots, { recursive: true });

async function post(path, body) {
    const response = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!response.ok) {
        throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
}

async function fill() {
    for (let i = 0; i < 12; i++) {
        const model = ['mlp', 'trees', 'linear'][i % 3];
        const run = await post('/api/v1/runs', { projectName: 'digits', name: `${model}-${i}`, params: { model, optim: { lr: [0.1, 0.01][i % 2] } } });
        const steps = Array.from({ length: 3000 }, (_, s) => s);
        const loss = steps.map((s) => (i === 5 && s > 1500 ? 'NaN' : 2.3 * Math.exp(-s / (200 + 40 * i)) + 0.05 * Math.sin(s * (i + 1))));
        const acc = steps.map((s) => 1 - 0.4 * Math.exp(-s / 400) - 0.01 * i);
        const times = steps.map((s) => Date.now() - 60_000 + s);
        await post(`/api/v1/runs/${run.id}/log`, {
            series: [['train/loss', loss], ['val/loss', loss], ['val/acc', acc], ['system/cpu', acc.map((a) => a * 50)]].map(([key, values]) => ({ key, steps, times, values })),
            console: { from: 0, lines: steps.filter((s) => s % 100 === 0).map((s) => [times[s], 'out', `epoch ${s}`]) },
            status: i === 4 ? 'FAILED' : i === 7 ? 'RUNNING' : 'FINISHED',
        });
    }
}

const browser = await chromium.launch({
    executablePath: process.env.LOUPE_CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let passed = 0;
let failed = 0;

async function flow(name, walk, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.setDefaultTimeout(15_000);
    try {
        await walk(page);
        await page.screenshot({ path: `${shots}${name.replace(/\W+/g, '-')}.png` });
        if (errors.length > 0) {
            throw new Error(`the page threw: ${errors.join('; ')}`);
        }
        passed++;
        console.log(`ok    ${name}`);
    } catch (error) {
        failed++;
        console.log(`FAIL  ${name}: ${error.message}`);
        await page.screenshot({ path: `${shots}FAILED-${name.replace(/\W+/g, '-')}.png` }).catch(() => {});
    }
    await context.close();
}

function is(found, expected, what) {
    if (found !== expected) {
        throw new Error(`${what}: expected ${expected}, found ${found}`);
    }
}

async function accessible(page) {
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] }));
    is(found.violations.map((v) => `${v.id} ${v.nodes[0].target}`).join('; '), '', 'accessibility');
}

await fill();
const project = (page) => page.goto(url).then(() => page.getByRole('link', { name: 'digits', exact: true }).first().click());

await flow('home lists the projects and how to log', async (page) => {
    await page.goto(url);
    await page.getByRole('link', { name: 'digits', exact: true }).first().waitFor();
    await page.getByText('mlflow.set_tracking_uri').waitFor();
    await accessible(page);
});
await flow('a project shows its runs and draws its charts', async (page) => {
    await project(page);
    await page.getByText('12 of 12 runs').waitFor();
    await page.waitForFunction(() => globalThis.__charts?.['val/acc']?.scene().lines.length === 12);
    await accessible(page);
});
await flow('a filter narrows the table and stands in the address', async (page) => {
    await project(page);
    await page.getByLabel('Filter runs').fill("params.model = 'mlp' and max(val/acc) > 0.95");
    await page.keyboard.press('Enter');
    await page.getByText(/of 12 runs/).filter({ hasText: '2 of 12' }).waitFor();
    const address = page.url();
    await page.goto(url);
    await page.goto(address);
    await page.getByText('2 of 12 runs').waitFor();
});
await flow('a mistake in a filter is pointed at', async (page) => {
    await project(page);
    await page.getByLabel('Filter runs').fill("metrics.loss > 'x'");
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
});
await flow('runs are grouped and drawn with bands', async (page) => {
    await project(page);
    await page.getByLabel('Group by').selectOption('params.model');
    await page.waitForFunction(() => globalThis.__charts?.['val/acc']?.scene().lines.filter((l) => l.role === 'low').length === 3);
});
await flow('keys move, hide and open', async (page) => {
    await project(page);
    await page.getByText('12 of 12 runs').waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('1 hidden').waitFor();
    await page.keyboard.press('o');
    await page.getByRole('tab', { name: 'Overview' }).waitFor();
});
await flow('a run shows config, summaries, console', async (page) => {
    await project(page);
    await page.getByText('mlp-0', { exact: true }).first().click();
    await page.getByText('train/loss').first().waitFor();
    await accessible(page);
    await page.getByRole('tab', { name: /Console/ }).click();
    await page.getByText('epoch 2900').waitFor();
    await page.getByRole('tab', { name: /Charts/ }).click();
    await page.waitForFunction(() => globalThis.__charts?.['train/loss']?.scene().lines.length === 1);
});
await flow('points appear while a run goes on', async (page) => {
    const run = await post('/api/v1/runs', { projectName: 'digits', name: 'live' });
    await post(`/api/v1/runs/${run.id}/log`, { series: [{ key: 'live/x', steps: [0], times: [1], values: [0] }] });
    await page.goto(`${url}/runs/${run.id}?tab=charts`);
    await page.waitForFunction(() => globalThis.__charts?.['live/x']?.scene().lines[0]?.points === 1);
    await post(`/api/v1/runs/${run.id}/log`, { series: [{ key: 'live/x', steps: [1, 2], times: [2, 3], values: [1, 2] }] });
    await page.waitForFunction(() => globalThis.__charts?.['live/x']?.scene().lines[0]?.points === 3);
});
await flow('the palette finds a run', async (page) => {
    await page.goto(url);
    await page.getByRole('link', { name: 'digits', exact: true }).first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').locator('input').fill('trees-1');
    await page.getByRole('dialog').getByText('trees-1').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Overview' }).waitFor();
});
await flow('in Chinese and dark', async (page) => {
    await page.goto(url);
    await page.getByText('记录一次运行').waitFor();
    is(await page.evaluate(() => document.documentElement.lang), 'zh-CN', 'language');
    await accessible(page);
    await page.getByRole('link', { name: 'digits', exact: true }).first().click();
    await page.getByText('13 个运行中的 13 个').waitFor();
}, { locale: 'zh-CN', colorScheme: 'dark' });
await flow('on a phone', async (page) => {
    await project(page);
    await page.getByText(/of 13 runs/).waitFor();
    is(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing is wider than the screen');
}, { viewport: { width: 390, height: 844 } });

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
