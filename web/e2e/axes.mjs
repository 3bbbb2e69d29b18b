import { openDigits, smallProject } from './sample.mjs';
import { drawn, flow, is, scene, url } from './stage.mjs';

flow('x and y on log axes stand in the address', async (page) => {
    await openDigits(page);
    await drawn(page, 'val/loss', 12);
    await page.getByRole('button', { name: 'Log x' }).click();
    await page.waitForFunction(() => globalThis.__charts?.['val/loss']?.scene().logX);
    is((await scene(page, 'val/loss')).x[0], 1, 'the first positive step');
    await page.getByRole('figure', { name: 'val/loss' }).getByRole('button', { name: 'Log y' }).click();
    await page.reload();
    await drawn(page, 'val/loss', 12);
    const seen = await scene(page, 'val/loss');
    is(`${seen.logX} ${seen.logY}`, 'true true', 'both axes');
    is((await scene(page, 'val/acc')).logY, false, 'y of the other chart');
});
flow('x is another metric', async (page) => {
    await openDigits(page);
    await drawn(page, 'val/acc', 12);
    await page.getByRole('combobox', { name: 'x', exact: true }).selectOption('Another metric');
    await page.waitForFunction(() => {
        const seen = globalThis.__charts?.['val/acc']?.scene();
        return seen?.axis === 'metrics.epoch' && Math.abs(seen.x[1] - 29.99) < 1e-9;
    });
});
flow('a drag zooms, shift and a drag pan, a double click resets', async (page) => {
    await openDigits(page);
    await drawn(page, 'val/acc', 12);
    const box = await page.getByRole('application', { name: /^val\/acc/ }).boundingBox();
    const drag = async (from, to) => {
        await page.mouse.move(box.x + from, box.y + 60);
        await page.mouse.down();
        await page.mouse.move(box.x + to, box.y + 60, { steps: 4 });
        await page.mouse.up();
    };
    await drag(80, 160);
    await page.waitForFunction(() => globalThis.__charts?.['val/acc']?.scene().x[0] > 100);
    const zoomed = await scene(page, 'val/acc');
    is(JSON.stringify((await scene(page, 'val/loss')).x), JSON.stringify(zoomed.x), 'the other chart follows');
    await page.keyboard.down('Shift');
    await drag(160, 80);
    await page.keyboard.up('Shift');
    await page.waitForFunction((from) => globalThis.__charts?.['val/acc']?.scene().x[0] > from, zoomed.x[0]);
    const before = (await scene(page, 'val/acc')).x[0];
    await page.mouse.wheel(-60, 0);
    await page.waitForFunction((from) => globalThis.__charts?.['val/acc']?.scene().x[0] < from, before);
    await page.waitForTimeout(300);
    await page.mouse.dblclick(box.x + 100, box.y + 60);
    await page.waitForFunction(() => globalThis.__charts?.['val/acc']?.scene().x[0] === 0);
});
flow('a run that diverges does not flatten the others', async (page) => {
    const { id } = await smallProject(['a', 'b', 'c', 'd', 'e'], (n) => [{ key: 'loss', steps: [0, 1], values: [1, n === 0 ? 1e30 : 0.5] }]);
    await page.goto(`${url}/projects/${id}`);
    await page.waitForFunction(() => globalThis.__charts?.['loss']?.scene().y[1] < 2 && globalThis.__charts.loss.scene().lines.length === 5);
    await page.getByRole('button', { name: '1 beyond' }).click();
    await page.waitForFunction(() => globalThis.__charts.loss.scene().y[1] > 1e30);
});
