import { expect, test } from 'vitest';
import { beginning, differs, kept, opened, type SavedView } from '../src/state/savedView.ts';

const saved = (id: number, state: Record<string, unknown>, first = false): SavedView => ({ id, name: `v${id}`, state, first });

test('what belongs to the moment is not saved', () => {
    expect(kept({ filter: 'a > 1', picked: ['x'], full: 'loss', view: 3 })).toEqual({ filter: 'a > 1' });
});

test('a view is opened with its number, and leaves out what no page understands', () => {
    expect(opened(saved(3, { filter: 'a > 1', future: 1, sort: 7, picked: ['x'] }))).toEqual({ filter: 'a > 1', view: 3 });
});

test('a change is seen whatever the order of fields, and choosing runs is none', () => {
    const one = saved(3, { filter: 'a', sort: 'name asc' });
    expect(differs({ sort: 'name asc', filter: 'a', view: 3, picked: ['x'] }, one)).toBe(false);
    expect(differs({ filter: 'a', view: 3 }, one)).toBe(true);
});

test('a page begins with the view that its address only names, or with the first', () => {
    const views = [saved(1, {}), saved(2, {}, true)];
    expect(beginning({}, views)?.id).toBe(2);
    expect(beginning({ view: 1 }, views)?.id).toBe(1);
    expect(beginning({ view: 1, filter: 'a' }, views)).toBeUndefined();
    expect(beginning({}, [saved(1, {})])).toBeUndefined();
});
