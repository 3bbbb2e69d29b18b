import { openDigits, smallProject } from './sample.mjs';
import { accessible, drawn, flow, is, url } from './stage.mjs';

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

flow('the main job by keys alone: open a project, choose two runs, see them alone, zoom, open one', async (page) => {
    const { name } = await smallProject(['one', 'two', 'three'], (n) => [{ key: 'loss', steps: [0, 1, 2, 3], values: [4, 3, 2, n] }]);
    await page.goto(url);
    await page.getByRole('link', { name, exact: true }).waitFor();
    const tabTo = async (what, there) => {
        for (let i = 0; i < 60; i++) {
            await page.keyboard.press('Tab');
            if (await page.evaluate(there[0], there[1])) {
                return;
            }
        }
        throw new Error(`${what}: expected the focus there after 60 presses of Tab`);
    };
    await tabTo('the project', [(wanted) => document.activeElement?.textContent === wanted, name]);
    await page.keyboard.press('Enter');
    await page.getByText('3 of 3 runs').waitFor();
    for (const key of ['j', 'Space', 'j', 'Space']) {
        await page.keyboard.press(key);
    }
    await page.getByText('2 chosen').waitFor();
    await page.keyboard.press('c');
    await page.getByText('Only 2 runs').waitFor();
    await drawn(page, 'loss', 2);
    await tabTo('the chart', [(role) => document.activeElement?.getAttribute('role') === role, 'application']);
    await page.keyboard.press('+');
    await page.waitForFunction(() => new URL(location.href).searchParams.has('from'));
    is(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'solid', 'the ring of the focus');
    await page.keyboard.press('0');
    await page.waitForFunction(() => !new URL(location.href).searchParams.has('from'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('o');
    await page.getByRole('tab', { name: 'Overview' }).waitFor();
});
