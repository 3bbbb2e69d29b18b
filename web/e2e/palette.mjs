import { digitsProject, openDigits } from './sample.mjs';
import { accessible, flow, is, url } from './stage.mjs';

flow('the palette finds a run', async (page) => {
    await digitsProject();
    await page.goto(url);
    await page.getByRole('link', { name: 'digits', exact: true }).first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find and do' }).fill('trees-1');
    await page.getByRole('option', { name: /trees-1/ }).first().waitFor();
    await accessible(page);
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Overview' }).waitFor();
});
flow('the palette finds a metric of the project and shows its chart', async (page) => {
    await openDigits(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find and do' }).fill('train/l');
    await page.getByRole('option', { name: /train\/loss/ }).click();
    await page.waitForFunction(() => Object.keys(globalThis.__charts ?? {}).join() === 'train/loss');
    is(new URL(page.url()).searchParams.get('find'), '^train/loss$', 'what is found stands in the address');
});
flow('a Chinese page finds commands by the first letters of their characters', async (page) => {
    await openDigits(page);
    await page.getByRole('button', { name: '中文' }).click();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').last().fill('jpkjj');
    await page.getByRole('option', { name: '键盘快捷键' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '键盘快捷键' }).waitFor();
});
