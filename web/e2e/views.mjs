import { smallProject } from './sample.mjs';
import { flow, is, url } from './stage.mjs';

const course = (n) => [{ key: 'loss', steps: [0, 1, 2], values: [3, 2, 1 + n] }];
const head = (page) => page.locator('.page-head');
const choose = async (page, act) => {
    await head(page).getByRole('button', { name: /^Views/ }).click();
    await page.getByRole('menuitem', { name: act, exact: true }).click();
};
const save = async (page, name) => {
    await choose(page, 'Save as a view');
    await page.getByLabel('Name of the view').fill(name);
    await page.keyboard.press('Enter');
};

flow('a view is saved under a name, opened by its address, and renamed', async (page) => {
    const { id } = await smallProject(['cat', 'dog', 'cow'], course);
    await page.goto(`${url}/projects/${id}?filter=${encodeURIComponent("name like 'c%'")}`);
    await page.getByText('2 of 3 runs').first().waitFor();
    await save(page, 'with c');
    await head(page).getByRole('button', { name: 'Views: with c', exact: true }).waitFor();
    await choose(page, 'All runs');
    await page.getByText('3 of 3 runs').first().waitFor();
    const number = (await (await page.request.get(`${url}/api/v1/projects/${id}/views`)).json()).views[0].id;
    await page.goto(`${url}/projects/${id}?view=${number}`);
    await page.getByText('2 of 3 runs').first().waitFor();
    is(await page.getByLabel('Filter runs').inputValue(), "name like 'c%'", 'the filter that the view brings');
    await choose(page, 'Rename');
    await page.getByLabel('Name of the view').fill('begins with c');
    await page.keyboard.press('Enter');
    await head(page).getByRole('button', { name: 'Views: begins with c', exact: true }).waitFor();
});
flow('what is changed in a view is said, and saved into it', async (page) => {
    const { id } = await smallProject(['cat', 'dog', 'cow'], course);
    await page.goto(`${url}/projects/${id}?smooth=ema`);
    await save(page, 'smooth');
    await page.getByLabel('Filter runs').fill("name = 'dog'");
    await page.keyboard.press('Enter');
    await head(page).getByRole('button', { name: 'Views: smooth, changed', exact: true }).waitFor();
    await choose(page, 'Save changes to smooth');
    await head(page).getByRole('button', { name: 'Views: smooth', exact: true }).waitFor();
    const [{ state }] = (await (await page.request.get(`${url}/api/v1/projects/${id}/views`)).json()).views;
    is(JSON.stringify(state), JSON.stringify({ smooth: 'ema', filter: "name = 'dog'" }), 'what was saved');
});
flow('a project begins with its first view until that is deleted', async (page) => {
    const { id, name } = await smallProject(['cat', 'dog', 'cow'], course);
    await page.goto(`${url}/projects/${id}?filter=${encodeURIComponent("name = 'dog'")}`);
    await save(page, 'dogs');
    await choose(page, 'Begin with this view');
    await head(page).getByRole('button', { name: /^Views/ }).click();
    await page.getByRole('menuitem', { name: 'Begin with all runs' }).waitFor();
    await page.goto(url);
    await page.getByRole('main').getByRole('link', { name, exact: true }).first().click();
    await page.getByText('1 of 3 runs').first().waitFor();
    await choose(page, 'Delete view');
    await head(page).getByRole('button', { name: 'Views', exact: true }).waitFor();
    await page.goto(`${url}/projects/${id}`);
    await page.getByText('3 of 3 runs').first().waitFor();
});
flow('a deleted view comes back by Undo, as the first that it was', async (page) => {
    const { id } = await smallProject(['cat', 'dog'], course);
    await page.goto(`${url}/projects/${id}?filter=${encodeURIComponent("name = 'dog'")}`);
    await save(page, 'dogs');
    await choose(page, 'Begin with this view');
    await head(page).getByRole('button', { name: /^Views/ }).click();
    await page.getByRole('menuitem', { name: 'Begin with all runs' }).waitFor();
    await page.getByRole('menuitem', { name: 'Delete view' }).click();
    await head(page).getByText('View dogs deleted').waitFor();
    await head(page).getByRole('button', { name: 'Undo', exact: true }).click();
    await head(page).getByRole('button', { name: 'Views: dogs', exact: true }).waitFor();
    const [{ name, state, first }] = (await (await page.request.get(`${url}/api/v1/projects/${id}/views`)).json()).views;
    is(JSON.stringify({ name, state, first }), JSON.stringify({ name: 'dogs', state: { filter: "name = 'dog'" }, first: true }), 'what came back');
});
flow('views are found in the palette, and a name is taken only once', async (page) => {
    const { id } = await smallProject(['cat', 'dog'], course);
    await page.goto(`${url}/projects/${id}?filter=${encodeURIComponent("name = 'dog'")}`);
    await save(page, 'barking');
    await save(page, 'barking');
    await page.getByRole('alert').getByText("A view with the name 'barking' exists already in this project.").waitFor();
    await page.goto(`${url}/projects/${id}?logX=true`);
    await page.getByText('2 of 2 runs').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find and do' }).fill('bark');
    await page.getByRole('option', { name: /barking/ }).click();
    await page.getByText('1 of 2 runs').first().waitFor();
});
