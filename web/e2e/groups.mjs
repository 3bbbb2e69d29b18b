import { openDigits, smallProject } from './sample.mjs';
import { drawn, flow, is, post, url } from './stage.mjs';

flow('runs are grouped and drawn with bands', async (page) => {
    await openDigits(page);
    await page.getByLabel('Group by').selectOption('params.model');
    await page.waitForFunction(() => globalThis.__charts?.['val/acc']?.scene().lines.filter((l) => l.role === 'low').length === 3);
});
flow('a group opens and its chosen runs are drawn beside it', async (page) => {
    await openDigits(page);
    await page.getByLabel('Group by').selectOption('params.model');
    await page.getByRole('button', { name: 'Runs of trees' }).click();
    await page.getByLabel('Choose trees-1', { exact: true }).check({ force: true });
    await drawn(page, 'val/acc', 4);
});
flow('runs are grouped by several fields, and a group that is shut is drawn as one', async (page) => {
    await openDigits(page);
    await page.getByLabel('Group by').selectOption('params.model');
    await page.getByLabel('then by').selectOption('params.optim.lr');
    await drawn(page, 'val/acc', 6);
    await page.getByRole('button', { name: 'Runs of mlp' }).click();
    await drawn(page, 'val/acc', 5);
    is(new URL(page.url()).searchParams.get('group'), '["params.model","params.optim.lr"]', 'the fields in the address');
    await page.getByRole('button', { name: 'Show or hide trees' }).click();
    await drawn(page, 'val/acc', 3);
});
flow('a field that is none is said where the groups would stand', async (page) => {
    const { id } = await smallProject(['cat', 'dog'], (n) => [{ key: 'loss', steps: [0, 1], values: [2, n] }]);
    await page.goto(`${url}/projects/${id}?group=${encodeURIComponent('["status","param.lr x"]')}`);
    const said = page.getByRole('table').getByRole('alert');
    await said.waitFor();
    is((await said.innerText()).startsWith('param.lr x '), true, 'the field is named');
    is(await page.getByLabel('Group by').getAttribute('aria-invalid'), 'false', 'the first field is none of it');
    is(await page.getByText('No runs pass this filter.').count(), 0, 'sentences about the filter');
    is(await page.getByLabel('then by').first().getAttribute('aria-invalid'), 'true', 'the field is marked');
    await page.getByLabel('then by').first().selectOption('');
    await said.waitFor({ state: 'detached' });
    await page.getByText('2 of 2 runs').first().waitFor();
});
flow('a group is given another look, which stands in the address', async (page) => {
    await openDigits(page);
    await page.getByLabel('Group by').selectOption('params.model');
    await page.getByRole('button', { name: 'Look of trees' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Look 12', exact: true }).click();
    await page.waitForFunction(() => document.querySelector('.table-row .swatch[style*="--c4"]') !== null);
    is(new URL(page.url()).searchParams.get('looks'), '["12 trees"]', 'looks in the address');
});
flow('a run is given another look, which it keeps on its own page', async (page) => {
    const { id, runs } = await smallProject(['cat', 'dog'], (n) => [{ key: 'loss', steps: [0, 1], values: [1, n] }]);
    await page.goto(`${url}/projects/${id}`);
    await page.getByLabel('Choose cat').check({ force: true });
    await page.getByRole('button', { name: 'Look', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Look 6', exact: true }).click();
    await page.locator('.table-row .swatch[style*="--c6"]').waitFor();
    const { runs: found } = await post('/api/v1/runs/search', { projects: [id], columns: [], orderBy: ['name asc'] });
    is(found.map((r) => r.look).join(), '6,', 'looks that the server tells');
    await page.goto(`${url}/runs/${runs[0]}`);
    await page.locator('.page-head .swatch[style*="--c6"]').waitFor();
});
