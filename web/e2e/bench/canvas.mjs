// How long frames take while one drags over large graphs, by software GL and without any GL. Arguments: server, folder of models, seconds for each drag.
import { readFileSync, readdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [url, folder, seconds] = process.argv.slice(2);
const SIZE = { width: 1440, height: 900 };

const sent = async (method, path, body, type) => {
    const answer = await fetch(url + path, { method, headers: type ? { 'content-type': type } : {}, body });
    if (!answer.ok) {
        throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer.json();
};
const run = await sent('POST', '/api/v1/runs', JSON.stringify({ projectName: 'Bench', name: 'canvas' }), 'application/json');
const WAYS = { 'software GL': ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'], 'no GL': ['--disable-gpu'] };

/** What the browser itself takes now: a canvas of the same size on which one square moves. */
async function floor(browser) {
    const page = await browser.newPage({ viewport: SIZE });
    await page.setContent('<canvas width="900" height="800"></canvas>');
    const times = await page.evaluate(
        (millis) =>
            new Promise((done) => {
                const canvas = document.querySelector('canvas').getContext('2d', { willReadFrequently: true });
                const found = [];
                let last = 0;
                const end = performance.now() + millis;
                const frame = (now) => {
                    if (last > 0) {
                        found.push(now - last);
                    }
                    last = now;
                    canvas.clearRect(0, 0, 900, 800);
                    canvas.fillRect(found.length % 800, 10, 50, 50);
                    now < end ? requestAnimationFrame(frame) : done(found.sort((a, b) => a - b));
                };
                requestAnimationFrame(frame);
            }),
        1000 * Number(seconds),
    );
    await page.close();
    return times;
}

/** Moves the pressed pointer to and fro over the canvas, and answers the times between frames and what of them was painting, both ascending. */
async function dragged(page) {
    const { x, y, width, height } = await page.locator('.network-canvas').boundingBox();
    await page.evaluate(() => {
        const bench = { times: [], painting: [], on: true };
        globalThis.__bench = bench;
        let last = 0;
        let painted = globalThis.__network.frames;
        const frame = (now) => {
            if (last > 0) {
                bench.times.push(now - last);
            }
            last = now;
            if (globalThis.__network.frames !== painted) {
                painted = globalThis.__network.frames;
                bench.painting.push(painted.at(-1));
            }
            if (bench.on) {
                requestAnimationFrame(frame);
            }
        };
        requestAnimationFrame(frame);
    });
    const until = Date.now() + 1000 * Number(seconds);
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    for (let i = 0; Date.now() < until; i++) {
        await page.mouse.move(x + width * (0.5 + 0.4 * Math.sin(i / 23)), y + height * (0.5 + 0.4 * Math.sin(i / 14)));
    }
    await page.mouse.up();
    return page.evaluate(() => {
        globalThis.__bench.on = false;
        const ascending = (list) => list.sort((a, b) => a - b);
        return { times: ascending(globalThis.__bench.times), painting: ascending(globalThis.__bench.painting) };
    });
}

const at = (list, share) => (list[Math.min(list.length - 1, Math.floor(share * list.length))] ?? NaN).toFixed(1);

async function over(browser) {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.onnx'))) {
        await sent('PUT', `/api/v1/runs/${run.id}/files/${file}`, readFileSync(`${folder}/${file}`));
        const page = await browser.newPage({ viewport: SIZE });
        await page.goto(`${url}/models?at=${encodeURIComponent(`run:${run.id}/${file}`)}&flat=true`);
        await page.waitForFunction(() => globalThis.__network?.diagram.boxes.length > 9_000, null, { timeout: 120_000 });
        const { boxes, edges } = await page.evaluate(() => ({ boxes: globalThis.__network.diagram.boxes.length, edges: globalThis.__network.diagram.edges.length }));
        console.log(`${file}: ${boxes} boxes, ${edges} edges`);
        for (const zoom of ['whole', '100 %']) {
            await page.locator('.network-canvas').focus();
            await page.keyboard.press('0');
            for (let i = 0; zoom !== 'whole' && i < 40 && (await page.evaluate(() => globalThis.__network.camera.scale)) < 0.99; i++) {
                await page.keyboard.press('+');
                await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
            }
            await page.waitForTimeout(500);
            const first = await page.evaluate(() => globalThis.__network.frames.at(-1));
            const { times, painting } = await dragged(page);
            const scale = await page.evaluate(() => globalThis.__network.camera.scale);
            console.log(
                `  ${zoom} (${(100 * scale).toFixed(1)} %): ${times.length} frames, p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, worst ${at(times, 1)} ms; script of a frame p50 ${at(painting, 0.5)} ms, p95 ${at(painting, 0.95)} ms, the whole anew ${first.toFixed(1)} ms`,
            );
            if (process.env.LOUPE_SHOTS) {
                await page.screenshot({ path: `${process.env.LOUPE_SHOTS}/${file}-${zoom.slice(0, 3)}.png` });
            }
        }
        await page.close();
    }
}

for (const [way, args] of Object.entries(WAYS)) {
    const browser = await chromium.launch({
        executablePath: process.env.LOUPE_CHROMIUM || '/usr/bin/chromium',
        args: ['--no-sandbox', ...args, '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    try {
        const times = await floor(browser);
        console.log(`${way}; one square on an empty page: ${times.length} frames, p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms`);
        await over(browser);
    } finally {
        await browser.close();
    }
}
