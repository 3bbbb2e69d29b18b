import { openDigits } from './sample.mjs';
import { accessible, drawn, flow, is, rowsOf } from './stage.mjs';

flow('a chart is a table, a CSV of every point, and a picture', async (page) => {
    await openDigits(page);
    await drawn(page, 'val/acc', 12);
    const card = page.getByRole('figure', { name: 'val/acc' });
    await card.hover();
    const csv = page.waitForEvent('download');
    await card.getByRole('button', { name: 'Download CSV' }).click();
    const rows = await rowsOf(csv);
    is(rows[0], 'line,series,role,step,value', 'the head');
    is(rows.length, 1 + 12 * 3000, 'a row a point');
    const png = page.waitForEvent('download');
    await card.getByRole('button', { name: 'Download PNG' }).click();
    is((await png).suggestedFilename(), 'val-acc.png', 'the name of the picture');
    await card.getByRole('button', { name: 'Show data' }).click();
    await page.getByRole('dialog').getByText(/^300 of [\d,]+ rows/).waitFor();
    await accessible(page);
});
