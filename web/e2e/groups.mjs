import { openDigits } from './sample.mjs';
import { drawn, flow } from './stage.mjs';

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
