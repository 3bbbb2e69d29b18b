import { digitsProject } from './sample.mjs';
import { accessible, flow, is, url } from './stage.mjs';

flow('histograms, tables and pictures are shown', async (page) => {
    const { runs } = await digitsProject();
    const files = `${url}/runs/${runs[0]}?tab=files&file=`;
    await page.goto(`${files}histograms/weights/100.json`);
    await page.getByRole('img', { name: '42 values from 0 to 3' }).waitFor();
    await page.getByRole('button', { name: 'Next step' }).click();
    await page.getByRole('img', { name: '6 values from 0 to 3' }).waitFor();
    await accessible(page);
    await page.goto(`${files}tables/rows/1.json`);
    await page.getByRole('button', { name: 'score' }).click();
    is(await page.locator('tbody td').first().textContent(), 'b', 'numbers sort as numbers');
    await page.goto(`${files}rows.csv`);
    await page.getByText('a, "b"').waitFor();
    await page.goto(`${files}images/dot/1.svg`);
    await page.waitForFunction(() => document.querySelector('img.preview')?.naturalWidth === 40);
});
