import { openDigits } from './sample.mjs';
import { accessible, drawn, flow, is } from './stage.mjs';

flow('a project shows its runs with the course of a metric, and draws its charts', async (page) => {
    await openDigits(page);
    await drawn(page, 'val/acc', 12);
    await page.waitForFunction(() => document.querySelectorAll('.table-row .spark polyline').length === 12);
    await accessible(page);
});
flow('keys move, hide and open', async (page) => {
    await openDigits(page);
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('1 hidden').waitFor();
    await page.keyboard.press('o');
    await page.getByRole('tab', { name: 'Overview' }).waitFor();
});
flow('columns are found and added, the table is widened by keys', async (page) => {
    await openDigits(page);
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
