import { openDigits } from './sample.mjs';
import { accessible, drawn, flow, is, scene, url } from './stage.mjs';

const filter = async (page, text) => {
    await page.getByLabel('Filter runs').fill(text);
    await page.keyboard.press('Enter');
};

flow('a filter narrows the table and stands in the address', async (page) => {
    await openDigits(page);
    await filter(page, "params.model = 'mlp' and max(val/acc) > 0.95");
    await page.getByText('2 of 12 runs').waitFor();
    const address = page.url();
    await page.goto(url);
    await page.goto(address);
    await page.getByText('2 of 12 runs').waitFor();
});
flow('a mistake in a filter is pointed at, and the last good answer stays', async (page) => {
    await openDigits(page);
    await drawn(page, 'val/acc', 12);
    await filter(page, "metrics.loss > 'x'");
    await page.getByRole('alert').getByText('Expected a number after >, found text.').waitFor();
    is(await page.getByRole('alert').getByRole('button').count(), 0, 'repairs of what is not plain');
    await page.getByText('12 of 12 runs').waitFor();
    is((await scene(page, 'val/acc')).lines.length, 12, 'lines that stay');
});
flow('a Chinese page says mistakes and hints in Chinese', async (page) => {
    await openDigits(page);
    await page.getByRole('button', { name: '中文' }).click();
    const said = async (text, sentence) => {
        await page.getByLabel('筛选运行').fill(text);
        await page.keyboard.press('Enter');
        await page.locator('#filter-said').getByText(sentence, { exact: true }).waitFor();
    };
    await said("metrics.loss > 'x'", '此处应为 > 之后的数，实为文本。');
    await said('params.model = mlp', '此处应为 = 之后的数或带引号的文本，实为词“mlp”。');
    await said('max(val/accuracy) > 0.95', '这里没有运行含 val/accuracy；最接近的是 val/acc。');
});
flow('the repair of a mistake is a press away', async (page) => {
    await openDigits(page);
    await filter(page, 'params.model = mlp && max(val/acc) => 0.95');
    await page.getByRole('alert').getByRole('button', { name: /params.model = 'mlp' and max\(val\/acc\) >= 0.95/ }).click();
    await page.getByText('2 of 12 runs').waitFor();
    is(await page.getByLabel('Filter runs').inputValue(), "params.model = 'mlp' and max(val/acc) >= 0.95", 'the filter');
    is(await page.getByRole('alert').count(), 0, 'mistakes that are left');
});
flow('a field that no run has is named when nothing is found, with the nearest', async (page) => {
    await openDigits(page);
    await filter(page, 'max(val/accuracy) > 0.95');
    await page.getByText('No run here has val/accuracy; the nearest is val/acc.').waitFor();
    await page.getByRole('button', { name: 'Use max(val/acc) > 0.95' }).click();
    await page.getByText(/^[1-9]\d* of 12 runs/).waitFor();
});

flow('fields are suggested while one writes, and taken by keys or a press', async (page) => {
    await openDigits(page);
    const field = page.getByLabel('Filter runs');
    await field.pressSequentially('max(val/a');
    const option = page.getByRole('option', { name: /^val\/acc/ });
    await option.getByText('12 runs').waitFor();
    await accessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await field.pressSequentially(') > 0.95 and optim');
    await page.locator('.suggestions').getByRole('option', { name: /^optim.lr/ }).click();
    is(await field.evaluate((input) => input === document.activeElement), true, 'writing goes on after a press');
    await field.pressSequentially(' = 0.1');
    is(await field.inputValue(), 'max(metrics.`val/acc`) > 0.95 and params.optim.lr = 0.1', 'what was written');
    await page.keyboard.press('Enter');
    await page.waitForURL(/0\.1/);
    await page.getByText(/^[1-9]\d* of 12 runs/).first().waitFor();
    is(await page.getByRole('alert').count(), 0, 'mistakes');
    is(await page.getByRole('listbox').count(), 0, 'lists that stay open');
});
