// Models of runs: their graphs, operators and weights.
import { readFileSync } from 'node:fs';
import { accessible, flow, is, post, put, rowsOf, url } from './stage.mjs';

async function logged() {
    const run = await post('/api/v1/runs', { projectName: 'Networks', name: 'export' });
    const model = readFileSync(new URL('../../fixtures/networks/conv.onnx', import.meta.url));
    await put(run.id, 'model.onnx', model);
    return run.id;
}

const labels = (page) => page.evaluate(() => globalThis.__network.diagram.boxes.map((b) => b.label));
const drawn = (page) => page.waitForFunction(() => globalThis.__network?.frames.length > 0);

/** Presses a box of the graph. */
async function press(page, label, options = {}) {
    const [x, y] = await page.evaluate((l) => globalThis.__network.at(globalThis.__network.diagram.boxes.findIndex((b) => b.label === l)), label);
    await page.locator('.network-canvas').click({ position: { x, y }, ...options });
}

flow('a model that a run logged opens as a graph', async (page) => {
    const run = await logged();
    await page.goto(`${url}/runs/${run}?tab=files&file=model.onnx`);
    await page.getByRole('link', { name: 'Open as a model' }).click();
    await drawn(page);
    const all = await labels(page);
    is(all.includes('conv'), true, `conv among ${all}`);
    await press(page, 'conv');
    await page.locator('.tensor-facts').waitFor();
    is(new URL(page.url()).searchParams.has('node'), true, 'the address names the operator');
    await page.reload();
    await drawn(page);
    await page.locator('.tensor-facts').waitFor();
    await accessible(page);
});

flow('operators are found, lit and walked by keys', async (page) => {
    const run = await logged();
    await page.goto(`${url}/models?at=${encodeURIComponent(`run:${run}/model.onnx`)}`);
    await drawn(page);
    await page.getByLabel('Find operators').first().fill('op=Conv');
    await page.locator('.hits button').first().click();
    await page.locator('.network-node header h2').waitFor();
    const before = new URL(page.url()).searchParams.get('node');
    await page.locator('.network-canvas').focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction((b) => new URL(location.href).searchParams.get('node') !== b, before);
    await page.getByRole('button', { name: 'Upstream' }).click();
    is(await page.getByRole('button', { name: 'Upstream' }).getAttribute('aria-pressed'), 'true', 'the cone');
    await page.getByLabel('Flat').check();
    await drawn(page);
});

flow('weights are a table, each with its numbers', async (page) => {
    const run = await logged();
    await page.goto(`${url}/models?at=${encodeURIComponent(`run:${run}/model.onnx`)}&tab=weights`);
    await page.locator('.weights-row').first().click();
    await page.locator('.tensor-facts').waitFor();
    await accessible(page);
});

flow('a tensor is seen as a heat map, by channels, outliers and spectrum, and downloaded', async (page) => {
    const run = await post('/api/v1/runs', { projectName: 'Networks', name: 'slices' });
    await put(run.id, 'slices.npz', readFileSync(new URL('../../fixtures/networks/slices.npz', import.meta.url)));
    await page.goto(`${url}/models?at=${encodeURIComponent(`run:${run.id}/slices.npz`)}&tab=weights`);
    await page.getByRole('button', { name: /kernel/ }).click();
    const map = page.locator('.heat canvas');
    await map.waitFor();
    await page.locator('.spectrum circle').first().waitFor();
    await page.getByText('[4, 1, 0, 2]').waitFor();
    is(await page.locator('.channels rect').count(), 6, 'channels');
    await page.getByLabel('Rows').first().selectOption('1');
    await page.getByLabel('Index of 2').fill('1');
    await page.locator('.heat-tools code').getByText('[:,:,1,0]').waitFor();
    await page.waitForFunction(() => globalThis.document.querySelector('.heat canvas').width === 6);
    await map.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^\[1, 0, 1, 0\] = /).waitFor();
    const waits = page.waitForEvent('download');
    await page.getByRole('link', { name: 'This slice as CSV' }).click();
    const rows = await rowsOf(await waits);
    is(rows.length, 4, 'rows of the turned slice');
    is(rows[0].split(',').length, 6, 'columns of the turned slice');
    await page.getByLabel('Greatest first').check();
    await page.locator('.channels rect').first().hover();
    await page.getByText(/^Channel 4: L1/).waitFor();
    await accessible(page);
});
