import { readFileSync } from 'node:fs';
import { accessible, flow, get, is, post, put, url } from './stage.mjs';

let made = null;

/** A project of two runs with images and histograms at three steps and a table; made once. */
function things() {
    made ??= make();
    return made;
}

const picture = (colour) => `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="${colour}"/></svg>`;

async function make() {
    const { id } = await post('/api/v1/projects', { name: `things-${Date.now()}` });
    const runs = [];
    for (const name of ['first', 'second']) {
        const run = await post('/api/v1/runs', { project: id, name });
        await post(`/api/v1/runs/${run.id}/log`, { series: [{ key: 'loss', steps: [0, 10, 20], times: [1, 2, 3], values: [3, 2, 1] }] });
        for (const [n, step] of [0, 10, 20].entries()) {
            await put(run.id, `images/view/${step}.svg`, picture(['#aa0000', '#00aa00', '#0000aa'][n]));
            await put(run.id, `histograms/weights/${step}.json`, JSON.stringify({ edges: [0, 1, 2, 3], counts: [n, 5, 2 * n] }));
        }
        await put(run.id, 'tables/worst/20.json', JSON.stringify({ columns: ['name', 'loss'], data: [['cat', 2], ['dog', 10]] }));
        const rows = [['r0', 'cat', 'cat'], ['r1', 'cat', 'dog'], ['r2', 'dog', 'dog'], ['r3', 'dog', name === 'first' ? 'cat' : 'dog']];
        await put(run.id, 'tables/guesses/20.json', JSON.stringify({ columns: ['id', 'truth', 'guess'], data: rows }));
        await put(run.id, 'tables/roc/20.json', JSON.stringify({ columns: ['class', 'fpr', 'tpr'], data: [['a', 0, 0], ['a', 0.5, 0.9], ['a', 1, 1]] }));
        await put(run.id, 'histograms/biases/20.json', JSON.stringify({ edges: [-1, 0, 1], counts: [1, 1] }));
        runs.push(run.id);
    }
    return { id, runs };
}

const open = async (page, more = '') => {
    const { runs } = await things();
    await page.goto(`${url}/runs/${runs[0]}?tab=media${more}`);
    await page.getByRole('tab', { name: /Media|媒体/ }).waitFor();
};

flow('images lie over steps, one is seen down to its pixels, two against each other', async (page) => {
    await open(page);
    await page.getByRole('button', { name: /Step 20/ }).waitFor();
    await page.locator('.things .picture').nth(2).waitFor();
    is(await page.locator('.things .picture').count(), 3, 'pictures over steps');
    await accessible(page);
    await page.getByRole('button', { name: /Step 10/ }).click();
    await page.getByRole('combobox', { name: 'Zoom' }).selectOption('16');
    await page.waitForFunction(() => document.querySelector('dialog .pixels')?.getBoundingClientRect().width === 640);
    await accessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Wipe' }).click();
    await page.getByRole('combobox', { name: 'Right' }).selectOption({ label: 'Step 10' });
    is(new URL(page.url()).searchParams.get('shape'), 'wipe', 'the comparison stands in the address');
    await accessible(page);
});
flow('histograms have four faces, and the slider moves the step', async (page) => {
    await open(page, '&media=histograms/weights');
    for (const face of ['Ridge', 'Heat map', 'Quantiles']) {
        await page.getByRole('tab', { name: face }).click();
        await page.getByRole('img', { name: /3 histograms from step 0 to 20/ }).waitFor();
        await accessible(page);
    }
    await page.getByRole('tab', { name: 'At the step' }).click();
    await page.getByRole('img', { name: '11 values from 0 to 3' }).waitFor();
    await page.getByRole('button', { name: 'Step before' }).click();
    await page.getByRole('img', { name: '8 values from 0 to 3' }).waitFor();
    is(new URL(page.url()).searchParams.get('at'), '10', 'the step stands in the address');
});
flow('rows of a table are found', async (page) => {
    await open(page, '&media=tables/worst');
    await page.getByRole('searchbox', { name: 'Find rows' }).fill('dog');
    await page.getByText('1 of 2 rows').waitFor();
    is(await page.locator('.things tbody tr').count(), 1, 'rows that are left');
    await accessible(page);
});
flow('a confusion matrix opens its examples, a table of rates is a curve', async (page) => {
    await open(page, '&media=tables/guesses');
    await page.getByText('50.0 % right of 4').waitFor();
    await accessible(page);
    await page.getByRole('button', { name: /^dog taken for cat: 1/ }).click();
    await page.getByRole('cell', { name: 'r3' }).waitFor();
    is(await page.locator('.things table.data tbody tr').count(), 1, 'rows behind the cell');
    await open(page, '&media=tables/roc');
    await page.getByText('area 0.700').waitFor();
    await accessible(page);
});
flow('tables of runs are joined by a column, and grouped', async (page) => {
    const { id } = await things();
    await page.goto(`${url}/projects/${id}?media=tables/guesses&shape=rows`);
    await page.getByRole('combobox', { name: 'Runs', exact: true }).selectOption('by id');
    await page.getByRole('columnheader', { name: 'guess · second' }).waitFor();
    await page.getByRole('button', { name: 'Only what differs' }).click();
    await page.getByText('1 rows, 5 columns').waitFor();
    await accessible(page);
    await page.getByRole('combobox', { name: 'Runs', exact: true }).selectOption('stack');
    await page.getByRole('combobox', { name: 'Group rows by' }).selectOption('guess');
    await page.getByRole('button', { name: 'dog', exact: true }).click();
    await page.getByText('5 rows, 4 columns').waitFor();
});
flow('histograms of all layers are seen together', async (page) => {
    await open(page, '&media=histograms/weights&shape=layers');
    await page.locator('.layers .link', { hasText: 'biases' }).waitFor();
    await accessible(page);
});
flow('a project shows what its runs have at one step, beside its charts', async (page) => {
    const { id } = await things();
    await page.goto(`${url}/projects/${id}?at=10`);
    await page.getByRole('button', { name: /second, Step 10/ }).waitFor();
    is(await page.locator('.things .picture').count(), 2, 'one picture a run');
    await accessible(page);
    await page.getByRole('button', { name: /^Media/ }).click();
    await page.locator('.things').waitFor({ state: 'detached' });
});
flow('the frame for other libraries is alone with its own scripts', async (page) => {
    const answer = await page.goto(`${url}/frames/bokeh.html`);
    is(answer.headers()['content-security-policy'].startsWith("sandbox allow-scripts; default-src 'none'; script-src 'self';"), true, 'the policy of the frame');
    is(await page.evaluate(() => origin), 'null', 'the origin of the frame');
    const script = await page.request.get(`${url}/frames/bokeh.js`);
    is(script.headers()['cross-origin-resource-policy'], 'cross-origin', 'who may load its script');
});
for (const version of [2, 3]) {
    flow(`a figure of Bokeh ${version} is drawn by its own library, with widgets and a table`, async (page) => {
        const run = await post('/api/v1/runs', { projectName: 'Bokeh', name: `bokeh ${version}` });
        await put(run.id, 'figures/training/1.json', readFileSync(new URL(`../../fixtures/media/bokeh-${version}.json`, import.meta.url)));
        await page.goto(`${url}/runs/${run.id}?tab=media`);
        const frame = page.frameLocator('iframe.bokeh');
        await frame.getByText('Three epochs').waitFor();
        await frame.locator('canvas').first().waitFor();
        await frame.locator('.slick-row').nth(2).getByText('0.125').waitFor();
        is(await frame.locator('.noUi-handle').count(), 1, 'sliders');
        await page.waitForFunction(() => document.querySelector('iframe.bokeh').getBoundingClientRect().height > 400);
    });
}
for (const colorScheme of ['light', 'dark']) {
    flow(`things at steps on a phone, ${colorScheme}, zh-CN`, async (page) => {
        await open(page);
        await page.locator('.things .picture').first().waitFor();
        is(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing is wider than the window');
        await accessible(page);
        const { runs } = await things();
        is((await get(`/api/v1/runs/${runs[0]}/media`)).media.length, 6, 'series of things');
    }, { colorScheme, locale: 'zh-CN', viewport: { width: 390, height: 844 } });
}
