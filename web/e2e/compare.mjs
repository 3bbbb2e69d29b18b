import { accessible, drawn, flow, is, post, url } from './stage.mjs';

const project = async () => {
    const { id } = await post('/api/v1/projects', { name: `compare-${Date.now()}` });
    const runs = [];
    for (const [name, lr, model, acc] of [['low', 0.001, 'mlp', 0.5], ['middle', 0.01, 'mlp', 0.75], ['high', 0.1, 'trees', 0.875]]) {
        const run = await post('/api/v1/runs', { project: id, name, params: { lr, model, seed: 1 } });
        await post(`/api/v1/runs/${run.id}/log`, { series: [{ key: 'val/acc', steps: [0, 1], times: [0, 1], values: [0.25, acc] }], status: 'FINISHED' });
        runs.push(run.id);
    }
    return { id, runs };
};

flow('params lead to a result; a range of an axis chooses runs, by hand and by keys', async (page) => {
    const { id } = await project();
    await page.goto(`${url}/projects/${id}/compare`);
    await page.getByRole('heading', { name: 'What drives val/acc max' }).waitFor();
    is(await page.locator('.parallel .kept').count(), 3, 'lines');
    await page.getByRole('row').filter({ hasText: 'lr' }).getByText('1.00').waitFor();
    is(await page.getByRole('checkbox', { name: 'Axis of seed' }).count(), 0, 'a param that never differs has no row');
    await accessible(page);
    const axis = page.getByRole('slider', { name: 'Range of lr' });
    const box = await axis.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.75, { steps: 4 });
    await page.mouse.up();
    await page.getByText('3 runs, 2 chosen').waitFor();
    is(await page.locator('.parallel .kept').count(), 2, 'lines that are kept');
    await page.reload();
    await page.getByText('3 runs, 2 chosen').waitFor();
    const table = page.getByRole('group', { name: 'Differences' });
    await table.getByRole('row', { name: /^model/ }).getByText('trees').waitFor();
    await accessible(page);
    await axis.focus();
    await page.keyboard.press('Escape');
    await page.getByText('3 runs, 2 chosen').waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowUp');
    await page.getByText('3 runs, 2 chosen').waitFor();
});
flow('chosen runs stand beside each other, against one of them, and lead to their curves', async (page) => {
    const { id } = await project();
    await page.goto(`${url}/projects/${id}`);
    await page.getByText('3 of 3 runs').waitFor();
    await page.getByLabel('Choose low', { exact: true }).check({ force: true });
    await page.getByLabel('Choose high', { exact: true }).check({ force: true });
    await page.getByRole('region', { name: 'Chosen runs' }).getByRole('link', { name: 'Compare' }).click();
    const table = page.getByRole('group', { name: 'Differences' });
    await table.getByRole('row', { name: /^lr/ }).waitFor();
    is(await table.getByRole('row', { name: /^seed/ }).count(), 0, 'what is the same is left out');
    await page.getByLabel('Only what differs').uncheck();
    await table.getByRole('row', { name: /^seed/ }).waitFor();
    await page.getByRole('button', { name: 'Hold the others against low' }).click();
    const best = table.getByRole('row', { name: /^val\/acc max/ }).getByRole('cell').last();
    await best.getByText('+0.3750').waitFor();
    is(await best.getAttribute('data-best'), 'true', 'the best is marked');
    await accessible(page);
    await page.getByRole('link', { name: 'Show their curves' }).click();
    await drawn(page, 'val/acc', 2);
    await page.getByText('Only 2 runs').waitFor();
});
flow('the comparison in Chinese, dark, on a phone', async (page) => {
    const { id } = await project();
    await page.goto(`${url}/projects/${id}/compare`);
    await page.getByRole('heading', { name: '什么影响 val/acc max' }).waitFor();
    is(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing is wider than the screen');
    await accessible(page);
}, { locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 390, height: 844 } });
flow('the palette leads to the comparison of the project one is in', async (page) => {
    const { id } = await project();
    await page.goto(`${url}/projects/${id}`);
    await page.getByText('3 of 3 runs').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find and do' }).fill('compare');
    await page.getByRole('option', { name: 'Compare runs' }).click();
    await page.getByRole('heading', { name: 'What drives val/acc max' }).waitFor();
});
