import { openDigits, smallProject } from './sample.mjs';
import { accessible, drawn, flow, is, url } from './stage.mjs';

flow('charts are pinned before all others, and stay there by the address', async (page) => {
    await openDigits(page);
    await drawn(page, 'val/loss', 12);
    const card = page.getByRole('figure', { name: 'val/loss' });
    await card.hover();
    await card.getByRole('button', { name: 'Pin to the top' }).click();
    await page.getByRole('button', { name: /^Pinned 1/ }).waitFor();
    await page.reload();
    await drawn(page, 'val/loss', 12);
    is(await page.locator('.grid .chart-title').first().textContent(), 'val/loss', 'the first chart');
    is(await page.getByRole('figure', { name: 'val/loss' }).count(), 1, 'charts of that name');
    await accessible(page);
});
flow('a chart fills the window, beside it all lines with their values at the crosshair', async (page) => {
    await openDigits(page);
    await drawn(page, 'val/loss', 12);
    await page.getByRole('application', { name: /^val\/loss/ }).focus();
    await page.keyboard.press('f');
    const dialog = page.getByRole('dialog', { name: 'val/loss' });
    await dialog.getByText('at the end').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('dialog .legend-row[data-absent="false"]').length === 12);
    const ends = (await dialog.locator('.legend-row .num').allTextContents()).map((text) => text.replace('\u2212', '-'));
    is(ends.join(), [...ends].sort((a, b) => Number(b) - Number(a)).join(), 'values, as the lines lie');
    await page.keyboard.press('Home');
    await dialog.getByText('Step 0', { exact: true }).waitFor();
    await accessible(page);
    await dialog.locator('.legend-row').first().hover();
    await dialog.getByRole('button', { name: /^Hide / }).first().click();
    await page.waitForFunction(() => document.querySelectorAll('dialog .legend-row').length === 11);
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll('dialog .legend-row').length === 11);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    is(new URL(page.url()).searchParams.get('full'), null, 'the address');
});
flow('series beyond the thousandth have charts, in the order of their numbers', async (page) => {
    const { id } = await smallProject(['a'], () => [...Array.from({ length: 1100 }, (_, n) => ({ key: `layer/${n}`, steps: [0, 1], values: [1, n] })), { key: 'val/loss', steps: [0, 1], values: [2, 1] }]);
    await page.goto(`${url}/projects/${id}`);
    await page.getByRole('figure', { name: 'val/loss' }).waitFor();
    await page.getByRole('button', { name: 'layer 1100' }).waitFor();
    is((await page.locator('.grid .chart-title').allTextContents()).slice(1, 5).join(), 'layer/0,layer/1,layer/2,layer/3', 'the first charts');
    await page.getByRole('textbox', { name: 'Find charts' }).fill('^layer/10(98|99)$');
    await page.getByRole('button', { name: 'layer 2' }).waitFor();
});
flow('a project without runs says how to log one into it', async (page) => {
    const { id } = await smallProject([], () => []);
    await page.goto(`${url}/projects/${id}`);
    await page.locator('.start pre', { hasText: 'mlflow.set_experiment("small-' }).waitFor();
    await accessible(page);
});
