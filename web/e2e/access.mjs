import { digitsProject } from './sample.mjs';
import { accessible, flow, url } from './stage.mjs';

for (const colorScheme of ['light', 'dark']) {
    for (const locale of ['en-GB', 'zh-CN']) {
        flow(`every page is accessible: ${colorScheme}, ${locale}`, async (page) => {
            const { id, runs } = await digitsProject();
            const run = `/runs/${runs[0]}`;
            for (const path of ['/', `/projects/${id}`, `/projects/${id}?group=params.model`, run, `${run}?tab=charts`, `${run}?tab=media`, `${run}?tab=console`, `${run}?tab=system`, `${run}?tab=files`, '/models', '/models/diff', '/settings', '/nowhere']) {
                await page.goto(url + path);
                await page.locator('h1').first().waitFor();
                await page.waitForTimeout(250);
                await accessible(page).catch((error) => {
                    throw new Error(`${path}: ${error.message}`);
                });
            }
        }, { colorScheme, locale });
    }
}
