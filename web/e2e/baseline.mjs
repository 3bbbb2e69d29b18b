import { smallProject } from './sample.mjs';
import { accessible, drawn, flow, get, is, post, url } from './stage.mjs';

const names = ['first', 'second', 'third'];
const project = () =>
    smallProject(names, (n) => [
        { key: 'val/acc', steps: [0, 1, 2], values: [0.1, 0.2, 0.5 + n / 8] },
        { key: 'val/loss', steps: [0, 1, 2], values: [2, 1, 1234.5625 - n] },
    ]);

flow('a baseline is pinned, drawn in ink, and all others are held against it', async (page) => {
    const { id, runs } = await project();
    await page.goto(`${url}/projects/${id}`);
    await page.getByText('3 of 3 runs').waitFor();
    await page.getByRole('table').getByText('first', { exact: true }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('p');
    const pinned = page.locator('.baseline');
    await pinned.getByText('first').waitFor();
    const row = page.locator('.table-body').getByRole('row').filter({ hasText: 'third' });
    await row.getByText('+0.2500').waitFor();
    await row.getByTitle('1232.5625').getByText('1,232.6').waitFor();
    await drawn(page, 'val/acc', 3);
    await accessible(page);
    await page.getByRole('application', { name: /^val\/acc/ }).focus();
    await page.keyboard.press('End');
    const tip = page.locator('.tip');
    await tip.getByText('+0.1250').waitFor();
    is(await tip.locator('.apart').allTextContents().then((all) => all.join(' ')), '+0.2500 +0.1250 ', 'differences from the baseline, top line first');
    await page.keyboard.press('Escape');
    await page.reload();
    await pinned.getByText('first').waitFor();
    is(new URL(page.url()).searchParams.get('base'), runs[0], 'the baseline in the address');
    await row.getByText('third').click();
    await page.getByRole('combobox', { name: 'Against' }).getByText('first').waitFor({ state: 'attached' });
    await page.getByRole('cell', { name: '+0.2500' }).waitFor();
    await page.getByRole('button', { name: 'Compare with baseline' }).click();
    await page.getByText('Only 2 runs').waitFor();
    await page.getByRole('button', { name: /^Baseline first/ }).click();
    await pinned.waitFor({ state: 'detached' });
});
flow('a run is held against another: what differs in its params, what its best lost', async (page) => {
    const { id } = await post('/api/v1/projects', { name: `against-${Date.now()}` });
    const made = [];
    for (const [name, lr, acc] of [['a', 0.1, 0.75], ['b', 0.2, 0.5]]) {
        const run = await post('/api/v1/runs', { project: id, name, params: { seed: 1, optim: { lr } } });
        await post(`/api/v1/runs/${run.id}/log`, { series: [{ key: 'val/acc', steps: [0, 1], times: [0, 1], values: [acc, 0.25] }] });
        made.push(run.id);
    }
    await page.goto(`${url}/runs/${made[1]}`);
    await page.getByRole('combobox', { name: 'Against' }).selectOption('a');
    const cell = page.getByRole('cell', { name: '−0.2500' });
    await cell.waitFor();
    is(await cell.getAttribute('class'), 'num worse', 'less accuracy is worse');
    await page.getByRole('button', { name: '1 differ' }).click();
    await page.getByText('seed').waitFor({ state: 'detached' });
    await page.locator('dd', { hasText: '0.1 → 0.2' }).waitFor();
    await accessible(page);
});
flow('a run is renamed, tagged, deleted and restored on its page', async (page) => {
    const { runs } = await smallProject(['before'], () => [{ key: 'x', steps: [0], values: [0] }]);
    await page.goto(`${url}/runs/${runs[0]}`);
    const head = page.locator('.page-head');
    await head.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await head.getByLabel('Name').fill('after');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'after' }).waitFor();
    await head.getByRole('button', { name: 'Tag' }).click();
    await head.getByLabel('Key').fill('team');
    await head.getByLabel('Value').fill('eo');
    await page.keyboard.press('Enter');
    await page.getByText('team', { exact: true }).waitFor();
    await head.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await head.getByText('deleted', { exact: true }).waitFor();
    is((await get(`/api/v1/runs/${runs[0]}`)).lifecycle, 'deleted', 'what the server says');
    await head.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Restore' }).click();
    await head.getByText('deleted', { exact: true }).waitFor({ state: 'detached' });
    await accessible(page);
});
flow('a run that goes on says how far it has come, here and at home; a project what was best', async (page) => {
    const { id, name } = await post('/api/v1/projects', { name: `progress-${Date.now()}` });
    const run = await post('/api/v1/runs', { project: id, name: 'going', params: { trainer: { max_steps: 400 } }, start: Date.now() - 60_000 });
    await post(`/api/v1/runs/${run.id}/log`, { series: [{ key: 'val/acc', steps: [50, 100], times: [Date.now() - 30_000, Date.now()], values: [0.875, 0.625] }] });
    await page.goto(`${url}/runs/${run.id}`);
    await page.getByText('step 100 of 400').waitFor();
    is(await page.getByRole('progressbar').getAttribute('aria-valuenow'), '25', 'how much is done');
    await page.getByText(/left$/).waitFor();
    await accessible(page);
    await page.goto(url);
    await page.locator('.running-row', { hasText: 'going' }).getByText('25\u2009%').waitFor();
    await page.getByRole('row').filter({ hasText: name }).getByText('0.8750').waitFor();
    await post(`/api/v1/runs/${run.id}/log`, { status: 'FINISHED' });
});
