import { digitsProject, smallProject } from './sample.mjs';
import { accessible, drawn, flow, is, post, url } from './stage.mjs';

const open = async (page, n) => {
    const { runs } = await digitsProject();
    await page.goto(`${url}/runs/${runs[n]}`);
    await page.getByRole('tab', { name: 'Overview' }).waitFor();
};

flow('a run shows config, summaries, pictures, the end of its console and its machine', async (page) => {
    await open(page, 0);
    await page.getByText('train/loss').first().waitFor();
    await page.getByText('epoch 2900').waitFor();
    await page.getByRole('button', { name: /dot/ }).locator('img').waitFor();
    await drawn(page, 'system/cpu', 1);
    await accessible(page);
    await page.getByRole('tab', { name: /Console/ }).click();
    await page.getByText(/epoch 100$/).waitFor();
    await page.getByRole('tab', { name: /Charts/ }).click();
    await drawn(page, 'train/loss', 1);
});
flow('a console of thousands of lines is read to its first, and searched', async (page) => {
    const { runs } = await smallProject(['long'], () => [{ key: 'x', steps: [0], values: [0] }]);
    await post(`/api/v1/runs/${runs[0]}/log`, { console: { from: 0, lines: Array.from({ length: 3_210 }, (_, n) => [n, n === 7 ? 'err' : 'out', `line ${n}`]) } });
    await page.goto(`${url}/runs/${runs[0]}?tab=console`);
    const log = page.getByRole('log');
    await log.getByText(/line 3209$/).waitFor();
    await log.evaluate((pane) => pane.scrollTo(0, 0));
    await log.getByText(/line 0$/).waitFor();
    is(await log.locator('.err').count(), 1, 'lines of errors');
    await accessible(page);
    await page.getByRole('textbox', { name: 'Find' }).fill('line 32');
    await page.getByText('21 of 3,210 lines').waitFor();
});
flow('a run that failed says why', async (page) => {
    await open(page, 4);
    await page.getByText('Out of memory at batch 7').waitFor();
    await accessible(page);
});
flow('a series that diverged says how much of it is NaN, in the table too', async (page) => {
    await open(page, 5);
    await page.getByText('1,499 of 3,000 NaN').first().waitFor();
    await accessible(page);
    const { id } = await digitsProject();
    await page.goto(`${url}/projects/${id}`);
    await page.locator('.warned').getByText('NaN').first().waitFor();
});
flow('tabs go by arrow keys', async (page) => {
    await open(page, 1);
    await page.getByRole('tab', { name: 'Overview' }).focus();
    await page.keyboard.press('ArrowRight');
    is(await page.getByRole('tab', { name: /Charts/ }).getAttribute('aria-selected'), 'true', 'the next tab is chosen');
    await page.keyboard.press('End');
    is(await page.getByRole('tab', { name: 'Files' }).getAttribute('aria-selected'), 'true', 'the last tab is chosen');
});
flow('points appear while a run goes on', async (page) => {
    const { runs } = await smallProject(['live'], () => [{ key: 'live/x', steps: [0], values: [0] }]);
    await page.goto(`${url}/runs/${runs[0]}?tab=charts`);
    await page.waitForFunction(() => globalThis.__charts?.['live/x']?.scene().lines[0]?.points === 1);
    await post(`/api/v1/runs/${runs[0]}/log`, { series: [{ key: 'live/x', steps: [1, 2], times: [2, 3], values: [1, 2] }] });
    await page.waitForFunction(() => globalThis.__charts?.['live/x']?.scene().lines[0]?.points === 3);
});

flow('a console has the colours of a terminal, and a note is Markdown', async (page) => {
    const { runs } = await smallProject(['loud'], () => [{ key: 'x', steps: [0], values: [0] }]);
    await post(`/api/v1/runs/${runs[0]}/log`, { console: { from: 0, lines: [[0, 'out', '\u001b[1;31mloss is NaN\u001b[0m'], [1, 'out', '\r 10%\r100% done']] }, status: 'FINISHED' });
    await page.goto(`${url}/runs/${runs[0]}`);
    is(await page.getByText('loss is NaN').evaluate((e) => getComputedStyle(e).fontWeight), '600', 'weight of bold text');
    await page.getByText(/100% done$/).waitFor();
    is(await page.getByText('10%', { exact: false }).count(), 0, 'lines of a bar that was written over');
    await page.getByRole('textbox', { name: 'Note' }).fill('**best** so far\n\n- seed 3');
    await page.getByRole('textbox', { name: 'Note' }).blur();
    await page.getByRole('listitem').getByText('seed 3').waitFor();
    await accessible(page);
    await page.reload();
    await page.getByRole('button', { name: 'Edit the note' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('other');
    await page.keyboard.press('Escape');
    await page.getByRole('listitem').getByText('seed 3').waitFor();
});
