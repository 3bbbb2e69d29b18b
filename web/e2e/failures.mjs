import { accessible, flow, url } from './stage.mjs';

flow('what is not there is said in a sentence', async (page) => {
    await page.goto(`${url}/projects/999999`);
    await page.getByRole('alert').getByText('This could not be loaded.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.goto(`${url}/runs/nothing`);
    await page.getByRole('alert').getByText('This could not be loaded.').waitFor();
    await accessible(page);
});
