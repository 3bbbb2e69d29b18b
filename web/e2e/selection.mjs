import { smallProject } from './sample.mjs';
import { accessible, drawn, flow, is, rowsOf, url } from './stage.mjs';

const names = ['mlp-0', 'trees-1', 'linear-2', 'mlp-3', 'trees-4'];
const open = async (page) => {
    const { id } = await smallProject(names, (n) => [{ key: 'val/acc', steps: [0, 1, 2], values: [0, n, n + 1] }]);
    await page.goto(`${url}/projects/${id}`);
    await page.getByText('5 of 5 runs').waitFor();
    await page.getByLabel('Choose trees-1', { exact: true }).check({ force: true });
    await page.getByLabel('Choose mlp-3', { exact: true }).check({ force: true });
    const bar = page.getByRole('region', { name: 'Chosen runs' });
    await bar.getByText('2 chosen').waitFor();
    return bar;
};

flow('chosen runs are shown alone, and so they stay', async (page) => {
    const bar = await open(page);
    await drawn(page, 'val/acc', 5);
    await bar.getByRole('button', { name: 'Show only these' }).click();
    await page.waitForFunction(() => globalThis.__charts?.['val/acc']?.scene().lines.length === 2);
    await page.reload();
    await bar.getByText('2 chosen').waitFor();
    await accessible(page);
});
flow('chosen runs are tagged and written as CSV', async (page) => {
    const bar = await open(page);
    await bar.getByRole('button', { name: 'Tag' }).click();
    await bar.getByLabel('Key').fill('team');
    await bar.getByLabel('Value').fill('eo');
    await page.keyboard.press('Enter');
    await bar.getByLabel('Key').waitFor({ state: 'detached' });
    await page.waitForTimeout(300);
    const csv = page.waitForEvent('download');
    await bar.getByRole('button', { name: 'CSV' }).click();
    const rows = await rowsOf(csv);
    is(rows.length, 3, 'a head and two runs');
    is(rows[0].includes('tags.team') && rows.slice(1).every((r) => r.includes('eo')), true, 'the tag is in the CSV');
});
flow('runs are deleted, taken back, and restored', async (page) => {
    const bar = await open(page);
    await bar.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('3 of 3 runs').waitFor();
    await bar.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('5 of 5 runs').waitFor();
    await bar.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('3 of 3 runs').waitFor();
    await page.locator('.tools .icon[aria-label="Deleted runs"]').click();
    await page.getByText('2 of 2 runs').waitFor();
    await page.getByLabel('Choose trees-1', { exact: true }).check({ force: true });
    await page.getByLabel('Choose mlp-3', { exact: true }).check({ force: true });
    await bar.getByRole('button', { name: 'Restore' }).click();
    await page.getByText('No run is deleted.').waitFor();
    await page.locator('.tools .icon[aria-label="Deleted runs"]').click();
    await page.getByText('5 of 5 runs').waitFor();
});
