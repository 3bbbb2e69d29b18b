import { smallProject } from './sample.mjs';
import { drawn, flow, is, post, scene, url } from './stage.mjs';

const subsets = (n) => ['train', 'val'].map((subset, k) => ({ key: 'loss', context: { subset }, steps: [0, 1, 2], values: [1 + k, 0.5 + k + n, 0.2 + k] }));

flow('a project draws a line for each run and context of a key', async (page) => {
    const { id } = await smallProject(['a', 'b'], subsets);
    await page.goto(`${url}/projects/${id}`);
    await drawn(page, 'loss', 4);
    await page.getByRole('application', { name: /^loss/ }).focus();
    await page.keyboard.press('End');
    for (const name of ['a train', 'a val', 'b train', 'b val']) {
        await page.locator('.tip-row').getByText(name, { exact: true }).waitFor();
    }
});
flow('contexts are charts of their own where lines would look alike', async (page) => {
    const { id } = await smallProject(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'], subsets);
    await page.goto(`${url}/projects/${id}`);
    await drawn(page, 'loss · subset=train', 10);
    await drawn(page, 'loss · subset=val', 10);
    is(await scene(page, 'loss'), undefined, 'a chart of both');
});
flow('a series of several contexts is one chart of several lines of a run', async (page) => {
    const { runs } = await smallProject(['gpus'], () => ['0', '1'].map((gpu) => ({ key: 'system/gpu', context: { gpu }, steps: [0, 1], times: [0, 1000], values: [Number(gpu), 5] })));
    await page.goto(`${url}/runs/${runs[0]}?tab=system`);
    await drawn(page, 'system/gpu', 2);
    is((await scene(page, 'system/gpu')).lines.every((l) => l.points === 2), true, 'two points a line');
});
flow('charts that runs want together are drawn from several keys, one with its bounds', async (page) => {
    const layout = [{ title: 'at a glance', charts: [{ title: 'losses', tags: ['loss/'] }, { title: 'accuracy', margins: [{ value: 'acc', lower: 'acc/low', upper: 'acc/high' }] }] }];
    const { id } = await post('/api/v1/projects', { name: `together ${Date.now()}` });
    const run = await post('/api/v1/runs', { project: id, name: 'a', tags: { 'tensorboard.customScalars': JSON.stringify(layout) } });
    const series = Object.entries({ 'loss/train': 1, 'loss/val': 2, acc: 0.5, 'acc/low': 0.4, 'acc/high': 0.7 }).map(([key, v]) => ({ key, steps: [0, 1, 2], times: [0, 1000, 2000], values: [v, v / 2, v / 3] }));
    await post(`/api/v1/runs/${run.id}/log`, { series, status: 'FINISHED' });
    for (const at of [`runs/${run.id}?tab=charts`, `projects/${id}`]) {
        await page.goto(`${url}/${at}`);
        await page.getByRole('button', { name: /^at a glance/ }).waitFor();
        await drawn(page, 'losses', 2);
        await drawn(page, 'accuracy', 1);
        is((await scene(page, 'accuracy')).lines.map((l) => l.role).toSorted().join(), 'high,line,low', `the parts of accuracy in ${at}`);
        await page.getByRole('figure', { name: 'loss/val' }).waitFor({ state: 'attached' });
    }
});
flow('a fork draws what the run before it measured, up to the fork', async (page) => {
    const { id } = await post('/api/v1/projects', { name: `forks ${Date.now()}` });
    const log = (run, steps) => post(`/api/v1/runs/${run}/log`, { series: [{ key: 'loss', steps, times: steps.map((s) => s * 1000), values: steps.map((s) => 1 / (1 + s)) }], status: 'FINISHED' });
    const parent = await post('/api/v1/runs', { project: id, name: 'stem' });
    await log(parent.id, [0, 1, 2, 3, 4, 5]);
    const fork = await post('/api/v1/runs', { project: id, name: 'branch', tags: { 'neptune.forking.parent_run': parent.id, 'neptune.forking.step': '3.0' } });
    await log(fork.id, [4, 5]);
    await page.goto(`${url}/runs/${fork.id}?tab=charts`);
    await drawn(page, 'loss', 2);
    is((await scene(page, 'loss')).lines.map((l) => l.points).join(), '2,4', 'points of the fork and of what it went on from');
    await page.goto(`${url}/runs/${fork.id}`);
    await page.getByRole('link', { name: 'stem' }).click();
    await page.getByRole('heading', { name: 'stem' }).waitFor();
});
