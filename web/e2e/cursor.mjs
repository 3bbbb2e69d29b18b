import { openDigits } from './sample.mjs';
import { accessible, drawn, flow, is } from './stage.mjs';

flow('keys move the cursor of a chart', async (page) => {
    await openDigits(page);
    await drawn(page, 'val/acc', 12);
    await page.getByRole('application', { name: /^val\/acc/ }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('figure', { name: 'val/acc' }).getByRole('status').getByText('Step ', { exact: false }).waitFor();
    const first = await page.locator('.tip-head').textContent();
    await page.keyboard.press('ArrowRight');
    is((await page.locator('.tip-head').textContent()) === first, false, 'the cursor stays');
    await accessible(page);
    await page.keyboard.press('Escape');
    await page.locator('.tip-head').waitFor({ state: 'detached' });
});
