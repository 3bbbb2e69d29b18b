// Schematics: choices change the picture, steps are taken back, a model's own sizes are taken.
import { readFileSync } from 'node:fs';
import { accessible, flow, is, post, put, url } from './stage.mjs';

const painted = (page, text) => page.locator('.schematic-main .drawn').getByText(text, { exact: true }).first().waitFor();
const spec = (page) => JSON.parse(new URL(page.url()).searchParams.get('spec') ?? '{}');

flow('a schematic follows its choices, and they are taken back', async (page) => {
    await page.goto(`${url}/schematics`);
    await painted(page, '∈ ℝ¹⁶');
    await page.getByRole('button', { name: '16', exact: true }).click();
    await page.getByLabel('neurons').fill('24');
    await painted(page, '∈ ℝ²⁴');
    is(spec(page).layers[0].neurons, 24, 'neurons in the address');
    await page.getByLabel('captions').selectOption('size');
    await painted(page, '24');
    await page.getByRole('button', { name: 'Undo' }).click();
    await painted(page, '∈ ℝ²⁴');
    await page.getByLabel('Layer spacing').fill('5');
    await page.getByText('At layerSpacing: expected a number from 30 to 400, found 5.').waitFor();
    await page.getByLabel('Layer spacing').fill('90');
    await painted(page, '∈ ℝ²⁴');
    await accessible(page);
});

flow('a schematic is seen whole, and settings keep their margins after it', async (page) => {
    await page.goto(`${url}/schematics`);
    await painted(page, '∈ ℝ¹⁶');
    const [pane, picture] = [await page.locator('.schematic-main').boundingBox(), await page.locator('.schematic-main .ls-stage').boundingBox()];
    is(picture.y + picture.height <= pane.y + pane.height, true, `the picture ends at ${picture.y + picture.height} in a pane to ${pane.y + pane.height}`);
    await page.locator('.rail').getByRole('link', { name: 'Settings' }).click();
    await page.getByText('Single-letter keys').waitFor();
    is(await page.locator('.page.settings').evaluate((e) => getComputedStyle(e).borderTopWidth), '0px', 'no rule of the choices above the settings');
    await accessible(page);
});

flow('every style is drawn, and kept as a file', async (page) => {
    await page.goto(`${url}/schematics`);
    await page.getByRole('tab', { name: 'Feature maps' }).click();
    await painted(page, '8@128×128');
    await page.getByRole('tab', { name: 'Boxes in space' }).click();
    await painted(page, '224×224×3');
    await page.getByRole('tab', { name: 'Blocks' }).click();
    await painted(page, 'Concat');
    await page.getByRole('tab', { name: 'Transformer' }).click();
    await painted(page, 'Decoder × 12');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'TikZ' }).click()]);
    is(readFileSync(await file.path(), 'utf8').includes('\\begin{tikzpicture}'), true, 'TikZ in the file');
    await accessible(page);
});

flow('a model gives a schematic its sizes', async (page) => {
    const run = await post('/api/v1/runs', { projectName: 'Networks', name: 'schematic' });
    await put(run.id, 'model.onnx', readFileSync(new URL('../../fixtures/networks/conv.onnx', import.meta.url)));
    await page.goto(`${url}/models?at=${encodeURIComponent(`run:${run.id}/model.onnx`)}`);
    await page.getByRole('link', { name: 'Schematic', exact: true }).click();
    await page.waitForFunction(() => JSON.parse(new URL(location.href).searchParams.get('spec') ?? '{}').schematic === 'alexnet');
    await page.getByRole('tab', { name: 'Feature maps' }).click();
    await painted(page, '4@8×8');
    await page.getByRole('tab', { name: 'Blocks' }).click();
    await painted(page, 'Conv 3 × 3');
    await page.getByRole('tab', { name: 'Transformer' }).click();
    await page.locator('.problem').waitFor();
});

flow('the SVG of a schematic is opened again, chosen or dropped', async (page) => {
    await page.goto(`${url}/schematics?spec=${encodeURIComponent(JSON.stringify({ schematic: 'fcnn', layers: [3, 7, 2] }))}`);
    await painted(page, '∈ ℝ⁷');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'SVG' }).click()]);
    const svg = readFileSync(await file.path());
    await page.goto(`${url}/schematics`);
    await painted(page, '∈ ℝ¹⁶');
    await page.getByLabel('Open').setInputFiles({ name: 'net.svg', mimeType: 'image/svg+xml', buffer: svg });
    await painted(page, '∈ ℝ⁷');
    is(JSON.stringify(spec(page).layers), '[3,7,2]', 'layers in the address');
    await page.goto(`${url}/schematics`);
    await painted(page, '∈ ℝ¹⁶');
    const dropped = await page.evaluateHandle((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'net.svg', { type: 'image/svg+xml' }));
        return data;
    }, svg.toString());
    await page.dispatchEvent('.schematics', 'drop', { dataTransfer: dropped });
    await painted(page, '∈ ℝ⁷');
    await page.getByLabel('Open').setInputFiles({ name: 'bare.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') });
    await page.getByText('bare.svg carries no schematic').waitFor();
    await accessible(page);
});
