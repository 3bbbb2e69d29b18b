// Scenes as the painter shows them: node e2e/scene.mjs, after the painter is built.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const painter = readFileSync(new URL('../target/classes/dev/loupe/web/loupe-scene.js', import.meta.url), 'utf8');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = new URL('../target/shots/', import.meta.url).pathname;
mkdirSync(shots, { recursive: true });

const differences = (values) => values.map((v, i) => Math.round(v * 100) - (i === 0 ? 0 : Math.round(values[i - 1] * 100)));
const pairs = (points) => {
    const x = differences(points.map((p) => p[0]));
    const y = differences(points.map((p) => p[1]));
    return points.flatMap((_, i) => [x[i], y[i]]);
};
const line = (points, series, colour) => ({ kind: 'path', role: 'mark', label: series, series, steps: `ML${points.length - 1}`, points: pairs(points), stroke: [colour, 1.5] });
const wave = (phase) => Array.from({ length: 101 }, (_, i) => [60 + 4 * i, 160 + 60 * Math.sin(i / 10 + phase)]);
const grid = [0, 1, 2, 3, 4].map((i) => ({ kind: 'path', role: 'grid', steps: 'ML', points: pairs([[60, 60 + 50 * i], [460, 60 + 50 * i]]), stroke: ['#eceef1', 1] }));
const tick = (x, y, text, anchor) => ({ kind: 'text', role: 'tick', x, y, text, size: 11, anchor, colour: '#646b76' });
const entry = (x, series, colour) => ({
    kind: 'group',
    role: 'legend-entry',
    series,
    items: [
        { kind: 'rect', role: 'legend-entry', box: [x, 20, 8, 8], radius: 2, fill: colour },
        { kind: 'text', role: 'legend-entry', x: x + 14, y: 28, text: series, size: 12, colour: '#14171c' },
    ],
});
const many = Array.from({ length: 5000 }, (_, i) => [520 + ((i * 37) % 2000) / 10, 60 + ((i * 91) % 2000) / 10]);

function scene(dark = false) {
    return {
        scene: 1,
        width: 760,
        height: 320,
        title: 'Two waves',
        description: 'Two waves and five thousand dots.',
        language: 'en',
        background: dark ? '#11151c' : '#ffffff',
        panels: [
            { box: [60, 60, 400, 200], x: { kind: 'linear', name: 'step', from: 0, to: 2000 }, y: { kind: 'linear', name: 'loss', from: 0, to: 1 } },
            { box: [520, 60, 200, 200], x: { kind: 'log', name: 'rate', from: 1, to: 10000 }, y: { kind: 'linear', name: 'score', from: 0, to: 100 } },
        ],
        items: [
            ...grid,
            ...[0, 1, 2, 3, 4].map((i) => tick(54, 264 - 50 * i, String(i / 4), 'end')),
            ...[0, 1, 2, 3, 4].map((i) => tick(60 + 100 * i, 276, String(500 * i), 'middle')),
            ...[0, 1, 2, 3, 4].map((i) => tick(520 + 50 * i, 276, String(10 ** i), 'middle')),
            {
                kind: 'group',
                role: 'panel',
                clip: [60, 60, 400, 200],
                items: [
                    { kind: 'rect', role: 'mark', label: 'window 1 to 2', where: 'step < 500', box: [100, 200, 40, 60], fill: '#d1265b80' },
                    line(wave(0), 'first', '#2566e0'),
                    line(wave(2), 'second', '#db7a14'),
                    {
                        kind: 'dots',
                        role: 'mark',
                        series: 'points',
                        symbol: 'diamond',
                        x: differences([300, 340]),
                        y: differences([80, 90]),
                        radius: [5],
                        fill: ['#63129a'],
                        dotRows: [7, 4],
                        facts: [{ name: 'name', texts: ['Ada', 'Grace <b>'] }],
                    },
                ],
            },
            {
                kind: 'group',
                role: 'panel',
                clip: [520, 60, 200, 200],
                items: [{ kind: 'dots', role: 'mark', label: 'many', series: 'many', symbol: 'circle', x: differences(many.map((p) => p[0])), y: differences(many.map((p) => p[1])), radius: [2], fill: ['#556608'] }],
            },
            entry(60, 'first', '#2566e0'),
            entry(140, 'second', '#db7a14'),
            { kind: 'text', role: 'axis-title', x: 16, y: 160, text: '损失', size: 12, anchor: 'middle', angle: -90, colour: '#646b76' },
        ],
    };
}

const browser = await chromium.launch({
    executablePath: process.env.LOUPE_CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let passed = 0;
let failed = 0;

async function flow(name, walk, dark = false) {
    const page = await browser.newPage({ viewport: { width: 800, height: 420 } });
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.setDefaultTimeout(10_000);
    try {
        await page.setContent(`<!doctype html><html lang="en"><title>Scene</title><body style="margin:20px;background:${dark ? '#11151c' : '#fff'}"><main><h1 style="position:absolute;opacity:0">Scene</h1><div id="figure"></div></main>`);
        await page.addScriptTag({ content: painter });
        await page.evaluate((json) => {
            globalThis.told = [];
            globalThis.mounted = globalThis.LoupeScene.mount(document.getElementById('figure'), json, { chosen: (what, pinned) => globalThis.told.push({ what, pinned }) });
        }, scene(dark));
        await walk(page);
        await page.screenshot({ path: `${shots}scene-${name.replace(/\W+/g, '-')}.png` });
        if (errors.length > 0) {
            throw new Error(`the page threw: ${errors.join('; ')}`);
        }
        passed++;
        console.log(`ok    ${name}`);
    } catch (error) {
        failed++;
        console.log(`FAIL  ${name}: ${error.message}`);
        await page.screenshot({ path: `${shots}FAILED-scene-${name.replace(/\W+/g, '-')}.png` }).catch(() => {});
    }
    await page.close();
}

function is(found, expected, what) {
    if (found !== expected) {
        throw new Error(`${what}: expected ${expected}, found ${found}`);
    }
}

function near(found, expected, what, off = 0.6) {
    if (!(Math.abs(found - expected) <= off)) {
        throw new Error(`${what}: expected about ${expected}, found ${found}`);
    }
}

/** Where elements of a kind are shown, in pixels of the scene. */
const boxes = (page, selector) =>
    page.evaluate((css) => {
        const stage = document.querySelector('.ls-stage').getBoundingClientRect();
        return [...document.querySelectorAll(`.ls-layer:not(.ls-over) ${css}`)]
            .filter((e) => e.style.display !== 'none' && !e.closest('clipPath'))
            .map((e) => {
                const r = e.getBoundingClientRect();
                return { x: r.x - stage.x, y: r.y - stage.y, width: r.width, height: r.height, text: e.textContent };
            });
    }, selector);
const ticksOf = async (page, test) => (await boxes(page, 'text[font-size="11"]')).filter(test).map((t) => t.text);
const below = (left, right) => (t) => t.y > 262 && t.x + t.width / 2 > left - 5 && t.x + t.width / 2 < right + 5;
const at = (x, y) => [20 + x, 20 + y];
const tip = (page) => page.locator('.ls-tip:not([hidden])').innerText();

await flow('shapes lie where the scene puts them', async (page) => {
    const [rect] = (await boxes(page, 'rect')).filter((r) => r.height === 60);
    is([rect.x, rect.y, rect.width].join(), '100,200,40', 'the rectangle');
    const lines = (await boxes(page, 'path[stroke="#2566e0"]'))[0];
    near(lines.x, 60, 'left end of the line', 1);
    near(lines.x + lines.width, 460, 'right end of the line', 1);
    near(lines.y + lines.height / 2, 160, 'middle of the line', 1);
    const dots = await boxes(page, 'path[fill="#63129a"]');
    is(dots.map((d) => [Math.round(d.x + d.width / 2), Math.round(d.y + d.height / 2)].join()).join(' '), '300,80 340,90', 'the dots');
    const turned = (await boxes(page, 'text[transform]'))[0];
    near(turned.y + turned.height / 2, 160, 'middle of the turned text', 1);
    is((await ticksOf(page, below(60, 460))).join(), '0,500,1000,1500,2000', 'ticks of x');
    is((await boxes(page, 'path[stroke="#eceef1"]')).length, 5, 'grid lines');
});
await flow('what lies in space turns under a drag, and a double click brings it back', async (page) => {
    const cube = {
        azimuth: -60,
        elevation: 25,
        axes: ['x', 'y', 'z'].map((name) => ({ name, notches: [[-1, '0'], [1, '1']] })),
        inks: { wall: '#f4f5f7', edge: '#d3d8dd', grid: '#eceef1', tick: '#646b76', name: '#474d57', ground: '#ffffff' },
        solids: [{ kind: 'faces', series: '', places: [-900, -900, 900, 1800, 0, 0, 0, 1800, 0, -1800, 0, 0], sides: 4, corners: [0, 1, 1, 1], fill: ['#ff0000'], wired: false }],
    };
    const space = { ...scene(), panels: [{ box: [60, 60, 400, 200], x: { kind: 'none', from: 0, to: 1 }, y: { kind: 'none', from: 0, to: 1 }, cube }] };
    await page.evaluate((json) => globalThis.mounted.update(json), space);
    const red = () =>
        page.evaluate(() => {
            const canvas = [...document.querySelectorAll('canvas.ls-over')].find((c) => c.style.display !== 'none');
            if (!canvas) {
                return 0;
            }
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            let n = 0;
            for (let i = 0; i < data.length; i += 4) {
                n += data[i] > 100 && data[i + 1] < 40 && data[i + 3] > 200 ? 1 : 0;
            }
            return n;
        });
    is(await red(), 0, 'pixels of the turned face before a drag');
    await page.mouse.move(...at(200, 150));
    await page.mouse.down();
    await page.mouse.move(...at(200, 250), { steps: 4 });
    await page.mouse.up();
    const tipped = await red();
    is(tipped > 2000, true, `the face after tipping it towards the eye (${tipped} pixels)`);
    is((await boxes(page, 'path[stroke="#eceef1"]')).length, 0, 'shapes of the first side');
    await page.mouse.dblclick(...at(200, 150));
    is(await red(), 0, 'pixels of the turned face after a double click');
    is((await boxes(page, 'path[stroke="#eceef1"]')).length, 5, 'shapes of the first side, again');
});
await flow('many dots are pixels at their places', async (page) => {
    const found = await page.evaluate(() => {
        const canvas = document.querySelector('canvas.ls-layer');
        const scale = canvas.width / 760;
        const alpha = (x, y) => canvas.getContext('2d').getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data;
        return [[...alpha(520 + 3.7, 60 + 9.1)], [...alpha(480, 160)]];
    });
    [85, 102, 8, 255].forEach((channel, i) => near(found[0][i], channel, 'a pixel on a dot', 2));
    is(found[1][3], 0, 'a pixel outside of the panel');
});
await flow('a dot under the pointer tells its facts', async (page) => {
    await page.mouse.move(...at(341, 91));
    is((await tip(page)).replace(/\s+/g, ' '), 'points name Grace <b>', 'the tooltip');
    is(await page.evaluate(() => globalThis.told.at(-1).what.rows.join()), '11', 'the row that is told');
});
await flow('a line near the pointer tells its data and the axes read them', async (page) => {
    await page.mouse.move(...at(260, 160 + 60 * Math.sin(5)));
    is((await tip(page)).replace(/\s+/g, ' '), 'step 1,000 first 0.7877 second 0.3029', 'the tooltip');
    is(await page.locator('.ls-near').first().innerText(), 'first', 'the nearest line');
    is(await page.locator('.ls-pill').count(), 2, 'values on the axes');
    await page.mouse.move(...at(20, 310));
    is(await page.locator('.ls-tip:not([hidden])').count(), 0, 'tooltips outside');
});
await flow('one of many dots is found', async (page) => {
    await page.mouse.move(...at(523.7, 69.1));
    is((await tip(page)).startsWith('many'), true, 'the tooltip');
});
await flow('a shape under the pointer tells its rows, and a click pins it', async (page) => {
    await page.mouse.click(...at(120, 250));
    is(await page.evaluate(() => JSON.stringify(globalThis.told.at(-1))), JSON.stringify({ what: { label: 'window 1 to 2', series: '', where: 'step < 500', rows: [] }, pinned: true }), 'what is told');
    await page.mouse.move(...at(400, 310));
    is(await page.locator('.ls-pinned').count(), 1, 'pinned tooltips');
});
await flow('a drag enlarges, ticks and grid follow, a double click shows all', async (page) => {
    await page.mouse.move(...at(160, 110));
    await page.mouse.down();
    await page.mouse.move(...at(260, 160), { steps: 5 });
    await page.mouse.up();
    is((await ticksOf(page, below(60, 460))).join(), '500,600,700,800,900,1,000', 'ticks of x');
    const line = (await boxes(page, 'path[stroke="#2566e0"]'))[0];
    near(line.width, 1600, 'width of the stretched line', 4);
    is(await page.evaluate(() => document.querySelector('path[stroke="#2566e0"]').getAttribute('stroke-width')), '1.5', 'width of the stroke');
    await page.mouse.dblclick(...at(260, 160));
    is((await ticksOf(page, below(60, 460))).join(), '0,500,1000,1500,2000', 'ticks of x again');
});
await flow('the wheel with Ctrl zooms about the pointer and Shift moves', async (page) => {
    await page.mouse.move(...at(620, 160));
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -1000);
    await page.keyboard.up('Control');
    const near = await ticksOf(page, below(520, 720));
    is(near.includes('100') && !near.includes('1'), true, `ticks of the log axis, ${near}`);
    is((await ticksOf(page, below(60, 460))).join(), '0,500,1000,1500,2000', 'ticks of the other panel');
    await page.keyboard.down('Shift');
    await page.mouse.down();
    await page.mouse.move(...at(700, 160), { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    is((await ticksOf(page, below(520, 720))).join() !== near.join(), true, 'ticks after a move');
});
await flow('legend entries hide, show and isolate series', async (page) => {
    const first = page.getByRole('button', { name: 'first' });
    await first.click();
    is((await boxes(page, 'path[stroke="#2566e0"]')).length, 0, 'lines of the hidden series');
    is(await first.getAttribute('aria-pressed'), 'false', 'the button');
    await page.mouse.move(...at(260, 160 + 60 * Math.sin(5)));
    is(await page.locator('.ls-tip:not([hidden])').filter({ hasText: 'first' }).count(), 0, 'tooltips of the hidden series');
    await first.focus();
    await page.keyboard.press('Enter');
    is((await boxes(page, 'path[stroke="#2566e0"]')).length, 1, 'lines shown again');
    await page.getByRole('button', { name: 'second' }).dblclick();
    is((await boxes(page, 'path[stroke="#2566e0"]')).length, 0, 'lines beside the isolated series');
    is((await boxes(page, 'path[stroke="#db7a14"]')).length, 1, 'lines of the isolated series');
});
await flow('keys walk, pin and zoom, and what is reached is said', async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.evaluate(() => document.querySelector('.ls').focus());
    await page.keyboard.press('ArrowRight');
    is(await page.locator('[aria-live]').innerText(), 'window 1 to 2', 'what is said first');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    is((await page.locator('[aria-live]').innerText()).startsWith('first, step 20, '), true, 'what is said of the line');
    await page.keyboard.press('Enter');
    is(await page.locator('.ls-pinned').count(), 1, 'pinned tooltips');
    await page.keyboard.press('+');
    is((await ticksOf(page, below(60, 460))).join() !== '0,500,1000,1500,2000', true, 'ticks after +');
    await page.keyboard.press('0');
    is((await ticksOf(page, below(60, 460))).join(), '0,500,1000,1500,2000', 'ticks after 0');
});
await flow('the numbers are there as a table, and the page is accessible', async (page) => {
    await page.getByText('Show the numbers').click();
    await page.locator('.ls tbody tr').nth(1000).waitFor({ state: 'attached' });
    is(await page.locator('.ls tbody tr').count(), 1001, 'rows');
    is((await page.locator('.ls th').allInnerTexts()).join(), 'What,step,loss,name,rate,score', 'heads');
    is((await page.locator('.ls tbody tr').last().innerText()).trim(), 'and 4,205 more', 'what is left out');
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] }));
    is(found.violations.map((v) => `${v.id} ${v.nodes[0].target}`).join('; '), '', 'accessibility');
});
await flow(
    'a dark scene has dark tooltips',
    async (page) => {
        await page.mouse.move(...at(341, 91));
        is(await page.evaluate(() => getComputedStyle(document.querySelector('.ls-tip')).backgroundColor), 'rgb(26, 31, 41)', 'ground of the tooltip');
    },
    true,
);
await flow('another scene takes its place, and nothing stays behind', async (page) => {
    await page.evaluate((json) => globalThis.mounted.update(json), { ...scene(), items: [] });
    is((await boxes(page, 'path')).length, 0, 'paths of an empty scene');
    await page.evaluate(() => globalThis.mounted.destroy());
    is(await page.evaluate(() => document.getElementById('figure').childElementCount), 0, 'elements left');
});
await flow('a narrow page makes it smaller', async (page) => {
    await page.setViewportSize({ width: 420, height: 420 });
    const width = await page.evaluate(() => document.querySelector('.ls-stage').getBoundingClientRect().width);
    near(width, 380, 'width of the stage', 1);
    await page.mouse.move(20 + 341 / 2, 20 + 91 / 2);
    is((await tip(page)).replace(/\s+/g, ' '), 'points name Grace <b>', 'the tooltip');
});
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
