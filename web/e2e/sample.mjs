// Projects to look at: `digits`, which no flow changes, and small ones for flows that write.
import { post, put, url } from './stage.mjs';

const STEPS = 3000;
let digits = null;
let made = 0;

/** 12 runs of three models, four metrics of 3,000 steps, with files in the first; made once. */
export function digitsProject() {
    digits ??= makeDigits();
    return digits;
}

async function makeDigits() {
    const { id } = await post('/api/v1/projects', { name: 'digits', note: 'Handwritten digits' });
    const runs = [];
    for (let i = 0; i < 12; i++) {
        const model = ['mlp', 'trees', 'linear'][i % 3];
        const run = await post('/api/v1/runs', { project: id, name: `${model}-${i}`, params: { model, optim: { lr: [0.1, 0.01][i % 2] } }, tags: i === 4 ? { failure: 'Out of memory at batch 7' } : {} });
        runs.push(run.id);
        const steps = Array.from({ length: STEPS }, (_, s) => s);
        const loss = steps.map((s) => (i === 5 && s > 1500 ? 'NaN' : 2.3 * Math.exp(-s / (200 + 40 * i)) + 0.05 * Math.sin(s * (i + 1))));
        const acc = steps.map((s) => 1 - 0.4 * Math.exp(-s / 400) - 0.01 * i);
        const times = steps.map((s) => Date.now() - 60_000 + s);
        await post(`/api/v1/runs/${run.id}/log`, {
            series: [['train/loss', loss], ['val/loss', loss], ['val/acc', acc], ['epoch', steps.map((s) => s / 100)], ['system/cpu', acc.map((a) => a * 50)]].map(([key, values]) => ({ key, steps, times, values })),
            console: { from: 0, lines: steps.filter((s) => s % 100 === 0).map((s) => [times[s], 'out', `epoch ${s}`]) },
            status: i === 4 ? 'FAILED' : 'FINISHED',
        });
    }
    await put(runs[0], 'histograms/weights/100.json', JSON.stringify({ edges: [0, 1, 2, 3], counts: [5, 30, 7] }));
    await put(runs[0], 'histograms/weights/200.json', JSON.stringify({ edges: [0, 1, 2, 3], counts: [1, 2, 3] }));
    await put(runs[0], 'tables/rows/1.json', JSON.stringify({ columns: ['name', 'score'], data: [['b', 2], ['a', 10]] }));
    await put(runs[0], 'images/dot/1.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="9"/></svg>');
    await put(runs[0], 'rows.csv', 'name,words\none,"a, ""b"""\n');
    return { id, runs };
}

/** Opens the page of `digits`. */
export async function openDigits(page) {
    const { id } = await digitsProject();
    await page.goto(`${url}/projects/${id}`);
    await page.getByText('12 of 12 runs').waitFor();
}

/** A project of its own with runs named `names`; each logs the series that `of` answers for its number. */
export async function smallProject(names, of) {
    const { id, name } = await post('/api/v1/projects', { name: `small-${++made}-${Date.now()}` });
    const runs = [];
    for (const [n, run] of names.entries()) {
        const made = await post('/api/v1/runs', { project: id, name: run });
        await post(`/api/v1/runs/${made.id}/log`, { series: of(n).map((s) => ({ times: s.steps, ...s })) });
        runs.push(made.id);
    }
    return { id, name, runs };
}
