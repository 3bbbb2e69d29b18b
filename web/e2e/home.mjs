import { digitsProject, openDigits } from './sample.mjs';
import { accessible, flow, is, post, url } from './stage.mjs';

flow('home lists the projects and how to log', async (page) => {
    await digitsProject();
    await page.goto(url);
    await page.getByRole('link', { name: 'digits', exact: true }).first().waitFor();
    await page.getByText('mlflow.set_tracking_uri').waitFor();
    await accessible(page);
});
flow('home says where one was', async (page) => {
    await openDigits(page);
    await page.getByText('linear-2', { exact: true }).first().click();
    await page.getByRole('tab', { name: 'Overview' }).waitFor();
    await page.goto(url);
    const visits = page.locator('.visits');
    await visits.getByText('linear-2').waitFor();
    await visits.getByText('digits').first().waitFor();
});
flow('the path switches between projects', async (page) => {
    await post('/api/v1/projects', { name: 'another' });
    await openDigits(page);
    await page.getByRole('combobox', { name: 'Project', exact: true }).selectOption('another');
    await page.getByRole('heading', { name: 'another' }).waitFor();
});
flow('in Chinese and dark', async (page) => {
    await digitsProject();
    await page.goto(url);
    await page.getByText('记录一次运行').waitFor();
    is(await page.evaluate(() => document.documentElement.lang), 'zh-CN', 'language');
    await page.getByRole('link', { name: 'digits', exact: true }).first().click();
    await page.getByText('12 个运行中的 12 个').waitFor();
}, { locale: 'zh-CN', colorScheme: 'dark' });
flow('on a phone', async (page) => {
    await openDigits(page);
    is(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing is wider than the screen');
}, { viewport: { width: 390, height: 844 } });
