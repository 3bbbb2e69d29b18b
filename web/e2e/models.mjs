// Models of runs: their graphs, operators and weights.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

flow('a model is dropped on the page, and what is none is told', async (page) => {
    await page.goto(`${url}/models`);
    const drop = (name, text) =>
        page.evaluate(
            ([title, content]) => {
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([content], title));
                window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
            },
            [name, text],
        );
    await page.locator('.drop').waitFor();
    await drop('page.onnx', '<!DOCTYPE html><html></html>');
    await page.getByRole('alert').getByText('HTML').waitFor();
    await accessible(page);
    await drop('tiny.param', '7767517\n2 2\nInput data 0 1 data 0=4\nReLU relu 1 1 data out\n');
    await drawn(page);
    is((await labels(page)).join(' ').toLowerCase().includes('relu'), true, `the dropped network is drawn: ${await labels(page)}`);
    await page.goto(url);
    await page.locator('.drop input').setInputFiles(fileURLToPath(new URL('../../fixtures/networks/conv.onnx', import.meta.url)));
    await drawn(page);
    await page.goto(`${url}/models`);
    await page.getByRole('link', { name: 'tiny.param' }).first().waitFor();
    await page.getByRole('link', { name: 'conv.onnx' }).first().waitFor();
});

flow(
    'models: in a narrow window the panel lies below the graph, beside the list',
    async (page) => {
        const run = await logged();
        await page.goto(`${url}/models?at=run:${run}/model.onnx`);
        await drawn(page);
        await press(page, 'conv');
        await page.locator('.network-node').waitFor();
        const [graph, panel, list] = await Promise.all(['.network-main', '.network-node', '.network-side'].map((part) => page.locator(part).boundingBox()));
        is(panel.y >= graph.y + graph.height && list.y === panel.y && list.x + list.width <= panel.x, true, `places ${JSON.stringify([graph, panel, list])}`);
        await accessible(page);
    },
    { viewport: { width: 800, height: 900 } },
);

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

flow('models: ways between two operators are lit and counted, or said to be none', async (page) => {
    const run = await logged();
    await page.goto(`${url}/models?at=${encodeURIComponent(`run:${run}/model.onnx`)}`);
    await drawn(page);
    const names = await page.evaluate(() => globalThis.__network.diagram.boxes.filter((b) => b.node !== undefined).map((b) => b.label));
    await press(page, names[0]);
    await page.locator('.network-node header h2').waitFor();
    await press(page, names.at(-1), { modifiers: ['Shift'] });
    const ways = page.locator('.network-node .ways');
    await ways.waitFor();
    is(/: [2-9]\d* boxes$/.test((await ways.innerText()).trim()), true, `ways: ${await ways.innerText()}`);
    await accessible(page);
    await page.getByRole('button', { name: 'End the ways' }).click();
    await ways.waitFor({ state: 'detached' });
    is(new URL(page.url()).searchParams.has('to'), false, 'the address forgets the second');
});

flow('models: an operator that runs graphs opens in place', async (page) => {
    const run = await post('/api/v1/runs', { projectName: 'Networks', name: 'branches' });
    await put(run.id, 'branches.onnx', readFileSync(new URL('../../fixtures/networks/branches.onnx', import.meta.url)));
    await page.goto(`${url}/models?at=${encodeURIComponent(`run:${run.id}/branches.onnx`)}&open=${encodeURIComponent('[]')}`);
    await drawn(page);
    is((await labels(page)).includes('then'), false, 'it is closed');
    await page.getByLabel('Find operators').first().fill('op=Neg');
    await page.locator('.hits button').first().click();
    await page.waitForFunction(() => globalThis.__network.diagram.boxes.some((b) => b.label === 'else'));
    is(new URL(page.url()).searchParams.getAll('open').join().includes('If@0'), true, 'the address says that it is open');
    await page.locator('.network-node header h2').getByText('Neg').waitFor();
    is(await page.locator('.network-tree .tree-name').filter({ hasText: 'else' }).count(), 1, 'the list shows what it runs');
    await accessible(page);
    await page.reload();
    await page.waitForFunction(() => globalThis.__network?.diagram.boxes.some((b) => b.label === 'Neg'));
    await page.locator('.network-tree .sign[aria-expanded=true]').first().click();
    await page.waitForFunction(() => !globalThis.__network.diagram.boxes.some((b) => b.label === 'Neg'));
});

flow('models: an input without a shape is given one, and costs are rings', async (page) => {
    const run = await post('/api/v1/runs', { projectName: 'Networks', name: 'traced' });
    await put(run.id, 'net.pt', readFileSync(new URL('../../fixtures/networks/costs/scripted.pt', import.meta.url)));
    await page.goto(`${url}/models?at=${encodeURIComponent(`run:${run.id}/net.pt`)}&tab=costs`);
    await page.locator('.costs-dim input.shape').fill('1x3x30x26');
    await page.keyboard.press('Enter');
    await page.getByText(/14[01](\.\d+)?\sk/).first().waitFor();
    await page.getByRole('button', { name: 'Rings' }).click();
    const part = page.locator('.costs-area [data-kind=operator] path').first();
    await part.dispatchEvent('mousemove');
    is(await page.locator('.costs-area [data-pointed=true]').count(), 1, 'one part is pointed at');
    await accessible(page);
    await part.dispatchEvent('click');
    await drawn(page);
    is(new URL(page.url()).searchParams.has('node'), true, 'the address names the operator');
});

flow('weights are a table, each with its numbers', async (page) => {
    const run = await logged();
    await page.goto(`${url}/models?at=${encodeURIComponent(`run:${run}/model.onnx`)}&tab=weights`);
    await page.locator('.weights-row').first().click();
    await page.locator('.tensor-facts').waitFor();
    await accessible(page);
});

/** A run with models, by their fixtures' names; its id. */
async function withModels(...fixtures) {
    const run = await post('/api/v1/runs', { projectName: 'Networks', name: `compare ${fixtures.length}` });
    for (const fixture of fixtures) {
        await put(run.id, fixture.split('/').pop(), readFileSync(new URL(`../../fixtures/networks/${fixture}`, import.meta.url)));
    }
    return run.id;
}

const address = (run, file) => encodeURIComponent(`run:${run}/${file}`);

flow('two models are compared as lists and as a graph', async (page) => {
    const run = await withModels('diff/base.onnx', 'diff/edited.onnx', 'diff/tuned.onnx');
    await page.goto(`${url}/models?at=${address(run, 'base.onnx')}`);
    await page.getByRole('link', { name: 'Compare with…' }).click();
    await page.getByText('Choose two models to compare').waitFor();
    await page.getByLabel('After').selectOption({ label: 'compare 3: edited.onnx' });
    await drawn(page);
    is((await page.locator('.diff-summary').innerText()).includes('1 added · 2 changed'), true, 'the summary');
    await page.getByRole('button', { name: /stem.*pads/ }).click();
    is(new URL(page.url()).searchParams.get('list'), 'changed', 'the address names the entry');
    is((await labels(page)).includes('Erf'), true, 'Erf in the graph');
    await press(page, 'Erf');
    await page.waitForFunction(() => new URL(location.href).searchParams.get('list') === 'added');
    await accessible(page);
    await page.getByLabel('After').selectOption({ label: 'compare 3: tuned.onnx' });
    await page.locator('.diff-list .share').first().waitFor();
    is(await page.locator('.diff-list .diff-entry').first().innerText().then((text) => text.split('\n')[0]), 'b1.c0.w', 'furthest apart first');
    await page.getByLabel('Also').selectOption({ label: 'compare 3: edited.onnx' });
    await page.getByRole('row', { name: /^Operators = \+1 ~2$/ }).waitFor();
    await page.getByRole('row', { name: /^b1\.c0\.w 0\.0\d+ =$/ }).waitFor();
    await accessible(page);
    await page.getByRole('button', { name: 'tuned.onnx', exact: true }).click();
    await page.getByRole('button', { name: /^Name/ }).click();
    await page.reload();
    await drawn(page);
    is(await page.getByRole('button', { name: /^Name/ }).getAttribute('aria-pressed'), 'true', 'the order stays');
});

flow('models: values of a file lie over the graph', async (page) => {
    const run = await withModels('diff/base.onnx');
    await page.goto(`${url}/models?at=${address(run, 'base.onnx')}`);
    await drawn(page);
    const file = { name: 'grads.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ name: 'grads', values: { stem: 0.5, b0: 2, 'b1/out': 4, nowhere: 1 } })) };
    await page.locator('.overlay input[type=file]').setInputFiles(file);
    await page.locator('.overlay-list li').nth(2).waitFor();
    is(await page.locator('.overlay-list li').count(), 3, 'names in the graph');
    await page.getByText('1 name is not in the graph: nowhere').waitFor();
    is(new URL(page.url()).searchParams.get('values'), 'file:grads.json', 'the address names the file');
    await page.locator('.overlay-list button').first().click();
    await page.reload();
    await page.locator('.overlay-legend').waitFor();
    await accessible(page);
    await page.getByRole('button', { name: 'Take the values away' }).click();
    await page.locator('.overlay-legend').waitFor({ state: 'detached' });
});

flow("models: a run's series lie over the graph, step by step", async (page) => {
    const run = await withModels('diff/base.onnx');
    const course = (key, by) => ({ key, steps: [0, 10, 20], times: [1, 2, 3], values: [by, 2 * by, 4 * by] });
    await post(`/api/v1/runs/${run}/log`, { series: [course('grad_norm/b0', 1), course('grad_norm/b1', 0.1)] });
    await page.goto(`${url}/models?at=${address(run, 'base.onnx')}`);
    await drawn(page);
    await page.getByRole('button', { name: 'From a run' }).click();
    await page.getByRole('button', { name: 'Show' }).click();
    await page.locator('.overlay-steps b').waitFor();
    is(await page.locator('.overlay-steps b').innerText(), '20', 'the last step');
    await page.locator('.overlay-steps input').press('ArrowLeft');
    await page.waitForFunction(() => new URL(location.href).searchParams.get('step') === '10');
    await page.getByText('Logarithmic').first().click();
    await page.waitForFunction(() => new URL(location.href).searchParams.get('log') === 'true');
    await accessible(page);
});

flow('models: costs lie at the feet of boxes, in the panel, and in a CSV', async (page) => {
    const run = await withModels('diff/base.onnx');
    await page.goto(`${url}/models?at=${address(run, 'base.onnx')}&dims=batch%3D1`);
    await drawn(page);
    await page.getByLabel('Bar').selectOption({ label: 'Parameters' });
    is(new URL(page.url()).searchParams.get('bar'), 'parameters', 'the address names the bar');
    await page.getByLabel('Find operators').first().fill('op=Conv');
    await page.locator('.hits button').first().click();
    await page.locator('.network-node .facts').getByText(/MACs, [\d.]+ %$/).waitFor();
    await accessible(page);
    await page.getByRole('tab', { name: 'Costs' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
    const lines = await rowsOf(file);
    is(lines[0].split(',').slice(0, 3).join(), 'name,operator,macs', 'the head of the file');
    is(lines.slice(1).every((line) => line.split(',').length === lines[0].split(',').length), true, 'every amount in its column');
});

flow('models: costs are areas that lead to the graph', async (page) => {
    const run = await withModels('diff/base.onnx');
    await page.goto(`${url}/models?at=${address(run, 'base.onnx')}&tab=costs&dims=batch%3D1`);
    await page.getByRole('button', { name: 'Areas' }).click();
    await page.locator('.costs-area [data-kind=module]').first().waitFor();
    await page.getByRole('button', { name: 'Parameters' }).click();
    await page.waitForFunction(() => new URL(location.href).searchParams.get('order') === 'parameters');
    await accessible(page);
    await page.locator('.costs-area [data-kind=module] .name', { hasText: 'b1' }).locator('..').locator('rect').click({ position: { x: 5, y: 5 } });
    await drawn(page);
    is(new URL(page.url()).searchParams.get('scope') !== null, true, 'the module is chosen');
    is(await page.evaluate(() => globalThis.__network.diagram.boxes.some((b) => b.path === new URL(location.href).searchParams.get('scope'))), true, 'it is drawn');
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

flow('a graph that was moved looks as if it were painted anew', async (page) => {
    const run = await logged();
    await page.goto(`${url}/models?at=${encodeURIComponent(`run:${run}/model.onnx`)}&flat=true`);
    await drawn(page);
    await page.evaluate(() => document.fonts.ready);
    const box = await page.locator('.network-canvas').boundingBox();
    const [x, y] = [box.x + box.width - 200, box.y + box.height - 200];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (const [dx, dy] of [[-13, -40], [30, -90], [61, 33], [-20, 47], [9, 1]]) {
        await page.mouse.move(x + dx, y + dy);
        await page.waitForTimeout(50);
    }
    await page.mouse.up();
    await page.mouse.move(box.x + box.width / 2, box.y - 10);
    const pixels = () =>
        page.evaluate(() => {
            const canvas = document.querySelector('.network-canvas');
            return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.reduce((hash, byte) => (Math.imul(hash, 31) + byte) | 0, 0);
        });
    await page.waitForTimeout(100);
    const moved = await pixels();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(200);
    is((await pixels()) === moved, false, 'the dark graph is the light one');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.waitForTimeout(200);
    is(await pixels(), moved, 'the pixels after painting anew');
});
