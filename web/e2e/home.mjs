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
flow('a project is made, renamed, noted, deleted and brought back', async (page) => {
    const name = `made-${Date.now()}`;
    await page.goto(url);
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Name of the project').fill(name);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name }).waitFor();
    const menu = async (what) => {
        await page.locator('.page-head').getByRole('button', { name: 'More' }).click();
        await page.getByRole('menuitem', { name: what }).click();
    };
    await menu('Rename');
    await page.locator('.page-head').getByLabel('Project').fill(`${name}-b`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `${name}-b` }).waitFor();
    await menu('Edit the note');
    await page.getByRole('dialog').getByLabel('Note').fill('What it is for');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('.page-head').getByText('What it is for').waitFor();
    await accessible(page);
    await menu('Delete');
    await page.locator('.page-head').getByText('deleted', { exact: true }).waitFor();
    await page.goto(url);
    await page.getByText(/deleted project/).click();
    await page.getByRole('listitem').filter({ hasText: `${name}-b` }).getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Name of the project').fill(`${name}-b`);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('exists already').waitFor();
});
