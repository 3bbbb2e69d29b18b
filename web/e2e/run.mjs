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
            series: [['train/loss', loss], ['val/loss', loss], ['val/acc', acc], ['epoch', steps.map((s) => s / 100)], ['system/cpu', acc.map((a) => a * 50)]].map(([key, values]) => ({ key, steps, times, values })),
            console: { from: 0, lines: steps.filter((s) => s % 100 === 0).map((s) => [times[s], 'out', `epoch ${s}`]) },
            status: i === 4 ? 'FAILED' : i === 7 ? 'RUNNING' : 'FINISHED',
        });
        if (i === 0) {
            await put(run.id, 'histograms/weights/100.json', JSON.stringify({ edges: [0, 1, 2, 3], counts: [5, 30, 7] }));
            await put(run.id, 'histograms/weights/200.json', JSON.stringify({ edges: [0, 1, 2, 3], counts: [1, 2, 3] }));
            await put(run.id, 'tables/rows/1.json', JSON.stringify({ columns: ['name', 'score'], data: [['b', 2], ['a', 10]] }));
            await put(run.id, 'images/dot/1.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="9"/></svg>');
            await put(run.id, 'rows.csv', 'name,words\none,"a, ""b"""\n');
        }
    }
}

async function put(run, path, content) {
    const response = await fetch(`${url}/api/v1/runs/${run}/files/${path}`, { method: 'PUT', body: content });
    is(response.ok, true, `${path} is kept`);
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
await flow('a series of several contexts is one chart of several lines', async (page) => {
    const run = await post('/api/v1/runs', { projectName: 'contexts', name: 'gpus' });
    const series = ['0', '1'].map((gpu) => ({ key: 'system/gpu', context: { gpu }, steps: [0, 1], times: [0, 1000], values: [Number(gpu), 5] }));
    await post(`/api/v1/runs/${run.id}/log`, { series });
    await page.goto(`${url}/runs/${run.id}?tab=system`);
    await page.waitForFunction(() => globalThis.__charts?.['system/gpu']?.scene().lines.length === 2 && globalThis.__charts['system/gpu'].scene().lines.every((l) => l.points === 2));
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

const scene = (page, key) => page.evaluate((k) => globalThis.__charts?.[k]?.scene(), key);
const ready = (page, key) => page.waitForFunction((k) => globalThis.__charts?.[k]?.scene().lines.length >= 12, key);
const read = async (download) => readFileSync(await (await download).path(), 'utf8').trimEnd().split('\n');

await flow('x and y on log axes stand in the address', async (page) => {
    await project(page);
    await ready(page, 'val/loss');
    await page.getByRole('button', { name: 'Log x' }).click();
    await page.waitForFunction(() => globalThis.__charts['val/loss'].scene().logX);
    is((await scene(page, 'val/loss')).x[0], 1, 'the first positive step');
    await page.getByRole('figure', { name: 'val/loss' }).getByRole('button', { name: 'Log y' }).click();
    await page.reload();
    await ready(page, 'val/loss');
    const seen = await scene(page, 'val/loss');
    is(`${seen.logX} ${seen.logY}`, 'true true', 'both axes');
    is((await scene(page, 'val/acc')).logY, false, 'y of the other chart');
});
await flow('x is another metric', async (page) => {
    await project(page);
    await ready(page, 'val/acc');
    await page.getByRole('combobox', { name: 'x', exact: true }).selectOption('Another metric');
    await page.waitForFunction(() => {
        const seen = globalThis.__charts['val/acc'].scene();
        return seen.axis === 'metrics.epoch' && Math.abs(seen.x[1] - 29.99) < 1e-9;
    });
});
await flow('a drag zooms, shift and a drag pan, a double click resets', async (page) => {
    await project(page);
    await ready(page, 'val/acc');
    const box = await page.getByRole('application', { name: /^val\/acc/ }).boundingBox();
    const drag = async (from, to) => {
        await page.mouse.move(box.x + from, box.y + 60);
        await page.mouse.down();
        await page.mouse.move(box.x + to, box.y + 60, { steps: 4 });
        await page.mouse.up();
    };
    await drag(80, 160);
    await page.waitForFunction(() => globalThis.__charts['val/acc'].scene().x[0] > 100);
    const zoomed = await scene(page, 'val/acc');
    is(JSON.stringify((await scene(page, 'val/loss')).x), JSON.stringify(zoomed.x), 'the other chart follows');
    await page.keyboard.down('Shift');
    await drag(160, 80);
    await page.keyboard.up('Shift');
    await page.waitForFunction((from) => globalThis.__charts['val/acc'].scene().x[0] > from, zoomed.x[0]);
    const before = (await scene(page, 'val/acc')).x[0];
    await page.mouse.wheel(-60, 0);
    await page.waitForFunction((from) => globalThis.__charts['val/acc'].scene().x[0] < from, before);
    await page.waitForTimeout(300);
    await page.mouse.dblclick(box.x + 100, box.y + 60);
    await page.waitForFunction(() => globalThis.__charts['val/acc'].scene().x[0] === 0);
});
await flow('a run that diverges does not flatten the others', async (page) => {
    const id = (await post('/api/v1/projects', { name: 'wild' })).id;
    for (let i = 0; i < 5; i++) {
        const run = await post('/api/v1/runs', { project: id, name: `w-${i}` });
        await post(`/api/v1/runs/${run.id}/log`, { series: [{ key: 'loss', steps: [0, 1], times: [0, 1], values: [1, i === 0 ? 1e30 : 0.5] }] });
    }
    await page.goto(`${url}/projects/${id}`);
    await page.waitForFunction(() => globalThis.__charts?.['loss']?.scene().y[1] < 2 && globalThis.__charts.loss.scene().lines.length === 5);
    await page.getByRole('button', { name: '1 beyond' }).click();
    await page.waitForFunction(() => globalThis.__charts.loss.scene().y[1] > 1e30);
});
await flow('keys move the cursor of a chart', async (page) => {
    await project(page);
    await ready(page, 'val/acc');
    await page.getByRole('application', { name: /^val\/acc/ }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('figure', { name: 'val/acc' }).getByRole('status').getByText('Step ', { exact: false }).waitFor();
    const first = await page.locator('.tip-head').textContent();
    await page.keyboard.press('ArrowRight');
    is((await page.locator('.tip-head').textContent()) === first, false, 'the cursor stays');
    await accessible(page);
    await page.keyboard.press('Escape');
    await page.locator('.tip-head').waitFor({ state: 'detached' });
});
await flow('a chart is a table, a CSV of every point, and a picture', async (page) => {
    await project(page);
    await ready(page, 'val/acc');
    const card = page.getByRole('figure', { name: 'val/acc' });
    await card.hover();
    const csv = page.waitForEvent('download');
    await card.getByRole('button', { name: 'Download CSV' }).click();
    const rows = await read(csv);
    is(rows[0], 'line,series,role,step,value', 'the head');
    is(rows.length, 1 + 12 * 3000, 'a row a point');
    const png = page.waitForEvent('download');
    await card.getByRole('button', { name: 'Download PNG' }).click();
    is((await png).suggestedFilename(), 'val-acc.png', 'the name of the picture');
    await card.getByRole('button', { name: 'Show data' }).click();
    await page.getByRole('dialog').getByText(/300 of 3,000 rows|300 of/).waitFor();
    await accessible(page);
});
await flow('runs are chosen, shown alone, tagged, written as CSV, deleted and restored', async (page) => {
    await project(page);
    await page.getByText('13 of 13 runs').waitFor();
    await page.getByLabel('Choose trees-1', { exact: true }).check({ force: true });
    await page.getByLabel('Choose mlp-3', { exact: true }).check({ force: true });
    const bar = page.getByRole('region', { name: 'Chosen runs' });
    await bar.getByText('2 chosen').waitFor();
    await bar.getByRole('button', { name: 'Show only these' }).click();
    await page.waitForFunction(() => globalThis.__charts['val/acc'].scene().lines.length === 2);
    await page.reload();
    await bar.getByText('2 chosen').waitFor();
    await accessible(page);
    await bar.getByRole('button', { name: 'Tag' }).click();
    await bar.getByLabel('Key').fill('team');
    await bar.getByLabel('Value').fill('eo');
    await page.keyboard.press('Enter');
    await bar.getByLabel('Key').waitFor({ state: 'detached' });
    await page.waitForTimeout(300);
    const csv = page.waitForEvent('download');
    await bar.getByRole('button', { name: 'CSV' }).click();
    const rows = await read(csv);
    is(rows.length, 3, 'a head and two runs');
    is(rows[0].includes('tags.team') && rows.slice(1).every((r) => r.includes('eo')), true, 'the tag is in the CSV');
    await bar.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('11 of 11 runs').waitFor();
    await bar.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('13 of 13 runs').waitFor();
    await bar.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('11 of 11 runs').waitFor();
    await page.getByRole('button', { name: 'Deleted runs' }).click();
    await page.getByText('2 of 2 runs').waitFor();
    await page.getByLabel('Choose trees-1', { exact: true }).check({ force: true });
    await page.getByLabel('Choose mlp-3', { exact: true }).check({ force: true });
    await bar.getByRole('button', { name: 'Restore' }).click();
    await page.getByText('No run is deleted.').waitFor();
    await page.getByRole('button', { name: 'Deleted runs' }).click();
    await page.getByText('13 of 13 runs').waitFor();
});
await flow('what is not there is said in a sentence', async (page) => {
    await page.goto(`${url}/projects/999999`);
    await page.getByRole('alert').getByText('This could not be loaded.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.goto(`${url}/runs/nothing`);
    await page.getByRole('alert').getByText('This could not be loaded.').waitFor();
    await accessible(page);
});
await flow('the path switches between projects', async (page) => {
    await post('/api/v1/projects', { name: 'another' });
    await project(page);
    await page.getByRole('combobox', { name: 'Project', exact: true }).selectOption('another');
    await page.getByRole('heading', { name: 'another' }).waitFor();
});
await flow('a group opens and its chosen runs are drawn beside it', async (page) => {
    await project(page);
    await page.getByLabel('Group by').selectOption('params.model');
    await page.getByRole('button', { name: 'Runs of trees' }).click();
    await page.getByLabel('Choose trees-1', { exact: true }).check({ force: true });
    await page.waitForFunction(() => globalThis.__charts['val/acc'].scene().lines.filter((l) => l.role === 'line').length >= 4);
});
await flow('columns are found and added, the table is widened by keys', async (page) => {
    await project(page);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByLabel('Find a field').fill('optim');
    await page.getByRole('checkbox', { name: /optim.lr/ }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: /optim.lr/ }).waitFor();
    const divider = page.getByRole('separator', { name: 'Width of the run table' });
    await divider.focus();
    await page.keyboard.press('ArrowRight');
    is(await divider.getAttribute('aria-valuenow'), '572', 'the width');
});
await flow('histograms, tables and pictures are shown', async (page) => {
    const { projects } = await (await fetch(`${url}/api/v1/projects`)).json();
    const found = await post('/api/v1/runs/search', { projects: projects.map((p) => p.id), filter: "name = 'mlp-0'", limit: 1 });
    const files = `${url}/runs/${found.runs[0].id}?tab=files&file=`;
    await page.goto(`${files}histograms/weights/100.json`);
    await page.getByRole('img', { name: '42 values from 0 to 3' }).waitFor();
    await page.getByRole('button', { name: 'Next step' }).click();
    await page.getByRole('img', { name: '6 values from 0 to 3' }).waitFor();
    await accessible(page);
    await page.goto(`${files}tables/rows/1.json`);
    await page.getByRole('button', { name: 'score' }).click();
    is(await page.locator('tbody td').first().textContent(), 'b', 'numbers sort as numbers');
    await page.goto(`${files}rows.csv`);
    await page.getByText('a, "b"').waitFor();
    await page.goto(`${files}images/dot/1.svg`);
    await page.waitForFunction(() => document.querySelector('img.preview')?.naturalWidth === 40);
});

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
