// A model as one file of HTML: it opens from the disk, is zoomed and moved, and lists what it shows.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { flow, is } from './stage.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Where the words of a box are shown, pixels of the page. */
const placeOf = (page, text) => page.locator('.ls-stage text').filter({ hasText: new RegExp(`^${text}$`) }).first().boundingBox();

flow('a model in one file of HTML is zoomed, moved and listed', async (page) => {
    const folder = mkdtempSync(`${tmpdir()}/loupe-`);
    try {
        execFileSync(`${root}loupe`, ['render', `${root}fixtures/networks/conv.onnx`, '--view', 'flat', '-o', `${folder}/model.html`]);
        const asked = [];
        page.on('request', (request) => asked.push(request.url()));
        await page.goto(pathToFileURL(`${folder}/model.html`).href);
        await page.locator('.ls-stage').waitFor();
        is(asked.length, 1, 'files asked for');
        const before = await placeOf(page, 'Conv');
        const relu = await placeOf(page, 'Relu');
        await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
        await page.keyboard.down('Control');
        await page.mouse.wheel(0, -700);
        await page.keyboard.up('Control');
        await page.waitForTimeout(200);
        const [conv, next] = [await placeOf(page, 'Conv'), await placeOf(page, 'Relu')];
        is(next.y - conv.y > 1.2 * (relu.y - before.y), true, `boxes further apart (${relu.y - before.y} before, ${next.y - conv.y} after)`);
        await page.mouse.down();
        await page.mouse.move(before.x + before.width / 2, before.y - 30, { steps: 4 });
        await page.mouse.up();
        await page.waitForTimeout(200);
        is((await placeOf(page, 'Conv')).y < conv.y - 10, true, 'the box moved up');
        await page.getByText('Show the numbers').click();
        await page.locator('.ls tbody tr').first().waitFor();
        const rows = (await page.locator('.ls tbody tr').allInnerTexts()).map((row) => row.trim().split(/[,\s]/)[0]);
        is(rows.includes('Conv'), true, `Conv among ${rows}`);
    } finally {
        rmSync(folder, { recursive: true });
    }
});
