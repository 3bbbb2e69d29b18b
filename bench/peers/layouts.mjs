// Other layouts on the same graphs: dagre, elkjs and Netron's own, each run in a process of its own with a limit of time.
// Arguments: the folder of graphs that ModelBench wrote; a folder with node_modules of @dagrejs/dagre and elkjs and with netron/dagre.mjs; seconds at most a run (120).
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const layouts = {
    dagre: ({ nodes, edges }, home) => {
        const dagre = createRequire(join(home, 'x.js'))('@dagrejs/dagre');
        return () => {
            const graph = new dagre.graphlib.Graph({ multigraph: true });
            graph.setGraph({ nodesep: 20, ranksep: 20 });
            graph.setDefaultEdgeLabel(() => ({}));
            nodes.forEach(([width, height], i) => graph.setNode(String(i), { width, height }));
            edges.forEach(([from, to], i) => graph.setEdge(String(from), String(to), {}, String(i)));
            dagre.layout(graph);
        };
    },
    elkjs: ({ nodes, edges }, home) => {
        const Elk = createRequire(join(home, 'x.js'))('elkjs/lib/elk.bundled.js');
        const elk = new Elk();
        return () =>
            elk.layout({
                id: 'root',
                layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'DOWN' },
                children: nodes.map(([width, height], i) => ({ id: `n${i}`, width, height })),
                edges: edges.map(([from, to], i) => ({ id: `e${i}`, sources: [`n${from}`], targets: [`n${to}`] })),
            });
    },
    netron: async ({ nodes, edges }, home) => {
        const dagre = await import(pathToFileURL(join(home, 'netron/dagre.mjs')));
        return () => {
            const layout = { nodesep: 20, ranksep: 20 };
            if (nodes.length > 3000) {
                layout.ranker = 'longest-path';
            }
            const own = nodes.map(([width, height], v) => ({ v: String(v), width, height }));
            const ways = edges.map(([v, w]) => ({ v: String(v), w: String(w), minlen: 1, weight: 1, width: 0, height: 0, labeloffset: 10, labelpos: 'r' }));
            (dagre.layout ?? dagre.default.layout)(own, ways, layout, {});
        };
    },
};

async function one(name, file, kind, home) {
    const graph = JSON.parse(readFileSync(file, 'utf8'))[kind];
    const run = await layouts[name](graph, home);
    const times = [];
    const end = performance.now() + 8000;
    do {
        const began = performance.now();
        await run();
        times.push(performance.now() - began);
    } while (times.length < 5 && performance.now() < end);
    times.sort((a, b) => a - b);
    console.log(times[Math.floor(times.length / 2)].toFixed(0));
}

const [graphs, home, seconds, ...single] = process.argv.slice(2);
if (single.length) {
    await one(single[0], single[1], single[2], resolve(home));
} else {
    console.log('| graph, flat; milliseconds at the median of up to five | boxes, edges | dagre | elkjs | Netron |\n|---|---|---|---|---|');
    for (const name of readdirSync(graphs).sort()) {
        const file = join(graphs, name);
        for (const kind of ['cut', 'whole']) {
            const { nodes, edges } = JSON.parse(readFileSync(file, 'utf8'))[kind];
            const cells = Object.keys(layouts).map((layout) => {
                try {
                    const args = ['--stack-size=30000', '--max-old-space-size=6000', fileURLToPath(import.meta.url), graphs, home, seconds, layout, file, kind];
                    return execFileSync('bash', ['-c', 'ulimit -s unlimited; exec "$@"', 'x', process.execPath, ...args], { timeout: 1000 * Number(seconds ?? 120), stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
                } catch (e) {
                    return e.code === 'ETIMEDOUT' ? `more than ${seconds} s` : 'fails';
                }
            });
            console.log(`| ${name.replace('.json', '')}, ${kind === 'cut' ? 'shared inputs cut' : 'whole'} | ${nodes.length}, ${edges.length} | ${cells.join(' | ')} |`);
        }
    }
}
