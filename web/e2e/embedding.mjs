import { readFileSync } from 'node:fs';
import { accessible, flow, is, post, url } from './stage.mjs';

const fixture = (name) => readFileSync(new URL(`../../fixtures/embeddings/${name}`, import.meta.url));
const META = { tensor: 'embeddings/tall.bytes', metadata: 'embeddings/tall-labels.tsv', image: 'embeddings/shapes.png', tensor_shape: '60 8', single_image_dim: '8 8' };

/** A run with the files of an embedding, which is listed among its things as an opened TensorBoard folder lists it. */
async function open(page, more = '') {
    const { id } = await post('/api/v1/projects', { name: `points-${Date.now()}` });
    const run = await post('/api/v1/runs', { project: id, name: 'words' });
    for (const name of ['tall.bytes', 'tall-labels.tsv', 'shapes.png']) {
        const kept = await fetch(`${url}/api/v1/runs/${run.id}/files/embeddings/${name}`, { method: 'PUT', body: fixture(name) });
        is(kept.status, 201, name);
    }
    const series = { key: 'points', context: {}, kind: 'embedding', count: 1, firstStep: 0, lastStep: 0 };
    const items = [{ kind: 'embedding', step: 0, index: 0, meta: META }];
    await page.route('**/media?*', (route) => route.fulfill({ json: { media: [series], next: null } }));
    await page.route('**/media/items?*', (route) => route.fulfill({ json: { items, steps: [0] } }));
    await page.route('**/api/v1/media/items', (route) => route.fulfill({ json: { runs: [{ run: run.id, step: 0, items }] } }));
    await page.goto(`${url}/runs/${run.id}?tab=media${more}`);
    await page.locator('.cloud .ls').waitFor();
}

const param = (page, name) => new URL(page.url()).searchParams.get(name);

flow('an embedding is drawn over its components, a point tells what it is and who is near', async (page) => {
    await open(page);
    await page.getByText('60 points of 8 numbers; the axes show 88.3').waitFor();
    is(await page.getByLabel('Colour by').inputValue(), 'kind', 'the first column with classes colours');
    await accessible(page);
    await page.getByRole('searchbox', { name: 'Find points' }).fill('star 1');
    await page.getByText('3 points found').waitFor();
    await page.locator('.near button').first().click();
    await page.getByRole('heading', { name: /star 11/ }).waitFor();
    is(await page.locator('.near li').count(), 10, 'neighbours');
    await page.getByRole('img', { name: 'Picture of star 11' }).waitFor();
    const cosine = await page.locator('.near .num').first().textContent();
    await page.getByRole('tab', { name: 'Euclidean' }).click();
    await page.waitForFunction((old) => document.querySelector('.near .num')?.textContent !== old, cosine);
    is(param(page, 'measure'), 'euclidean', 'the measure stands in the address');
    await accessible(page);
    await page.getByRole('tab', { name: '3-D' }).click();
    await page.getByLabel('Axis 3').selectOption('5');
    await page.waitForFunction(() => document.querySelector('.cloud .ls')?.textContent.includes('PC 5'));
    is(param(page, 'axes'), '1,2,5', 'the axes stand in the address');
    await accessible(page);
});

flow('an embedding on a phone, in Chinese and dark', async (page) => {
    await page.addInitScript(() => {
        localStorage.setItem('loupe.language', 'zh-CN');
        localStorage.setItem('loupe.theme', 'dark');
    });
    await open(page, '&rowGroup=size');
    await page.getByText(/60 个点，各 8 个数/).waitFor();
    is(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, 'nothing is wider than the page');
    await accessible(page);
}, { viewport: { width: 390, height: 844 } });
