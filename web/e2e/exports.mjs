import { openDigits } from './sample.mjs';
import { accessible, drawn, flow, is, rowsOf } from './stage.mjs';

const choose = async (card, act) => {
    await card.getByRole('button', { name: 'More' }).click();
    await card.getByRole('menuitem', { name: act }).click();
};

flow('a chart is a table, a CSV of every point, and a picture', async (page) => {
    await openDigits(page);
    await drawn(page, 'val/acc', 12);
    const card = page.getByRole('figure', { name: 'val/acc' });
    await card.hover();
    const csv = page.waitForEvent('download');
    await choose(card, 'Download CSV');
    const rows = await rowsOf(csv);
    is(rows[0], 'line,series,role,step,value', 'the head');
    is(rows.length, 1 + 12 * 3000, 'a row a point');
    const png = page.waitForEvent('download');
    await choose(card, 'Download PNG');
    is((await png).suggestedFilename(), 'val-acc.png', 'the name of the picture');
    const svg = page.waitForEvent('download');
    await choose(card, 'Download SVG');
    const drawing = (await rowsOf(svg)).join('\n');
    is(await page.evaluate((text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('svg > title, svg > text').length > 12, drawing), true, 'a picture of its own with title, ticks and names of lines');
    await card.getByRole('button', { name: 'More' }).click();
    await accessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText(/^300 of [\d,]+ rows/).waitFor();
    await accessible(page);
});
