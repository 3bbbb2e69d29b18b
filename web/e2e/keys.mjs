import { openDigits } from './sample.mjs';
import { accessible, flow, is, url } from './stage.mjs';

flow('a sheet names all keys', async (page) => {
    await openDigits(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await accessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
});
flow('what was done to a view is undone and done again', async (page) => {
    await openDigits(page);
    const undo = page.getByRole('button', { name: 'Undo' });
    is(await undo.isDisabled(), true, 'nothing is to be undone');
    await page.keyboard.press('l');
    await page.waitForFunction(() => globalThis.__charts?.['val/acc']?.scene().logY);
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => globalThis.__charts?.['val/acc']?.scene().logY === false);
    is(await undo.isDisabled(), true, 'all is undone');
    await page.keyboard.press('Control+Shift+z');
    await page.waitForFunction(() => globalThis.__charts?.['val/acc']?.scene().logY);
});
flow('single letters can be turned off', async (page) => {
    await page.goto(`${url}/settings`);
    await page.getByRole('checkbox', { name: 'Single-letter keys' }).uncheck();
    await openDigits(page);
    await page.keyboard.press('?');
    await page.waitForTimeout(200);
    is(await page.getByRole('dialog').count(), 0, 'sheets that opened');
});
