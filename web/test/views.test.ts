import { expect, test, vi } from 'vitest';
import type { Group, Row } from '../src/api/client.ts';
import { atMostEvery } from '../src/api/live.ts';
import { clock } from '../src/kit/format.ts';
import { styleOf, viewOf } from '../src/state/chartView.ts';
import { drawnGroups, drawnRuns } from '../src/state/drawn.ts';
import { levelsOf, nested } from '../src/state/groups.ts';
import { clean, projectView, runView, type ProjectView } from '../src/state/view.ts';
import { asHistogram, asTable, parseSeparated, stepOf, stepsBeside } from '../src/views/files/parse.ts';
import { among, columnOf, fieldOf, short, summaryOf } from '../src/views/runs/fields.ts';
import { tableCsv } from '../src/views/runs/runsCsv.ts';

const row = (id: string, values: Row['values'] = []): Row => ({ id, name: id.toUpperCase(), project: '1', projectName: 'p', status: 'FINISHED', start: 0, heartbeat: 0, number: 1, values });
const group = (by: string | null, ids: string[]): Group => ({ by: [by], runs: ids.length, ids, values: [] });

test('a time is told by the clock on its day, by the date after', () => {
    const noon = new Date(2026, 10, 22, 12, 0).getTime();
    expect(clock(noon - 3_600_000, noon, 'en')).toBe('11:00');
    expect(clock(noon - 86_400_000, noon, 'en')).toBe('21 Nov 2026');
    expect(clock(noon - 86_400_000, noon, 'zh-CN')).toBe('2026年11月21日');
});

test('a style of charts comes back from its address', () => {
    const style = { axis: 'metrics.epoch', logX: true, logY: ['*', 'loss'], smooth: 'mean', amount: 10, band: 'se', range: [1, 2] as [number, number], wide: ['loss'], whole: ['loss'], pinned: ['loss'], full: 'loss' };
    const address = JSON.parse(JSON.stringify(clean<ProjectView>(viewOf(style) as ProjectView))) as Record<string, unknown>;
    expect(styleOf(projectView(address))).toEqual(style);
    expect(styleOf(runView(address))).toEqual(style);
    expect(clean(viewOf({ range: null, logX: false, logY: [] }))).toEqual({});
    expect(projectView({ logX: 'yes', picked: 3, tab: 'x' })).toEqual({});
});

test('runs that are hidden, or not among the only ones, are not drawn', () => {
    const runs = [row('a'), row('b'), row('c')];
    expect(drawnRuns(runs, { hidden: ['b'] }).map((d) => d.id)).toEqual(['a', 'c']);
    expect(drawnRuns(runs, { only: ['b'] }).map((d) => d.id)).toEqual(['b']);
});

test('a group is drawn of its kept members, its chosen ones beside it, dashed in its colour', () => {
    const drawn = drawnGroups(nested([[group('x', ['a', 'b']), group(null, ['c'])]]), [row('b')], { hidden: ['a'], picked: ['b'] });
    expect(drawn.map((d) => [d.id, d.name, d.runs, d.look.colour, d.look.dash.length])).toEqual([
        ['x', 'x', ['b'], '--c1', 0],
        ['b', 'B', ['b'], '--c1', 2],
        ['null', '–', ['c'], '--c2', 0],
    ]);
    expect(drawnGroups(nested([[group('x', ['a'])]]), [], { hidden: ['x'] })).toEqual([]);
});

test('groups by several fields lie in each other, and one that is shut is drawn as one', () => {
    const of = (by: (string | number)[], ids: string[]): Group => ({ by, runs: ids.length, ids, values: [] });
    const groups = nested([
        [of(['mlp'], ['a', 'b']), of(['trees'], ['c', 'd'])],
        [of(['trees', 1], ['c']), of(['mlp', 8], ['b']), of(['trees', 2], ['d']), of(['mlp', 1], ['a'])],
    ]);
    expect(groups.map((g) => [g.id, g.name, g.level, g.n, g.parts.map((p) => [p.id, p.name, p.level, p.n])])).toEqual([
        ['mlp', 'mlp', 0, 0, [['["mlp",8]', '8', 1, 0], ['["mlp",1]', '1', 1, 1]]],
        ['trees', 'trees', 0, 2, [['["trees",1]', '1', 1, 2], ['["trees",2]', '2', 1, 3]]],
    ]);
    const names = (view: ProjectView): string[] => drawnGroups(groups, [], view).map((d) => d.name);
    expect(names({})).toEqual(['mlp · 8', 'mlp · 1', 'trees · 1', 'trees · 2']);
    expect(names({ shut: ['mlp'] })).toEqual(['mlp', 'trees · 1', 'trees · 2']);
    expect(names({ hidden: ['mlp', '["trees",2]'] })).toEqual(['trees · 1']);
    expect(drawnGroups(groups, [], { shut: ['trees'] }).map((d) => d.look.colour)).toEqual(['--c1', '--c2', '--c3']);
    expect(projectView({ group: 'params.lr' })).toEqual({ group: ['params.lr'] });
});

test('a column is a field and a summary', () => {
    expect([fieldOf('max(metrics.`val/acc`)'), summaryOf('max(metrics.a)'), summaryOf('metrics.a'), columnOf('metrics.a', 'last'), columnOf('metrics.a', 'min')]).toEqual(['metrics.`val/acc`', 'max', 'last', 'metrics.a', 'min(metrics.a)']);
    expect([short('max(metrics.`val/acc`)'), short('params.lr')]).toEqual(['val/acc max', 'lr']);
    expect(among(['a', "b'c"])).toBe("run_id IN ('a', 'bc')");
});

test('runs as CSV leave out columns that none of them has', () => {
    expect(tableCsv([row('a', [0.1, null, 'x, y']), row('b', [null, null, null])], ['params.lr', 'params.no', 'tags.t'])).toBe(
        'run_id,name,status,start,end,params.lr,tags.t\na,A,FINISHED,1970-01-01T00:00:00.000Z,,0.1,"x, y"\nb,B,FINISHED,1970-01-01T00:00:00.000Z,,,\n',
    );
});

test('separated text is read with quotes, blank lines and line ends of every kind', () => {
    expect(parseSeparated('a,"b, c"\r\n1,"say ""hi""\nthere"\n\n2,\n', ',')).toEqual({ columns: ['a', 'b, c'], data: [['1', 'say "hi"\nthere'], ['2', '']] });
    expect(parseSeparated('a\tb\n1\t2', '\t')).toEqual({ columns: ['a', 'b'], data: [['1', '2']] });
});

test('JSON is a histogram or a table only with the right shape', () => {
    expect(asHistogram({ edges: [0, 1, 2], counts: [3, 4] })).toEqual({ edges: [0, 1, 2], counts: [3, 4] });
    expect([asHistogram({ edges: [0, 1], counts: [3, 4] }), asHistogram(null), asHistogram({ edges: ['a'], counts: [] })]).toEqual([null, null, null]);
    expect(asTable({ columns: ['a'], data: [[1]] })).toEqual({ columns: ['a'], data: [[1]] });
    expect([asTable({ columns: ['a'], data: [1] }), asTable([1])]).toEqual([null, null]);
});

test('files by step are ordered by number and told from others', () => {
    expect(stepOf('images/a/10.png')).toEqual({ folder: 'images/a', step: 10, ending: '.png' });
    expect([stepOf('readme.md'), stepOf('10.png')]).toEqual([null, null]);
    expect(stepsBeside('i/a/10.png', ['i/a/100.png', 'i/a/9.png', 'i/a/10.png', 'i/a/x.png', 'i/a/10.json'])).toEqual(['i/a/9.png', 'i/a/10.png', 'i/a/100.png']);
});

test('what is asked for often is done at once, and then once a while', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
    let done = 0;
    const often = atMostEvery(1_000, () => done++);
    for (let i = 0; i < 10; i++) {
        often();
        vi.advanceTimersByTime(100);
    }
    expect(done).toBe(2);
    vi.advanceTimersByTime(5_000);
    expect(done).toBe(2);
    often();
    expect(done).toBe(3);
    vi.useRealTimers();
});

test('of the fields that runs are grouped by the first that is refused is named, with why', async () => {
    const ask = async (by: string[]): Promise<string> => {
        if (by.some((field) => field.startsWith('?'))) {
            throw new Error(`no ${by.at(-1)}`);
        }
        return by.join(' ');
    };
    expect(await levelsOf(['a', 'b'], ask)).toEqual(['a', 'a b']);
    await expect(levelsOf(['a', '?b', 'c'], ask)).rejects.toMatchObject({ field: '?b', why: new Error('no ?b') });
});
