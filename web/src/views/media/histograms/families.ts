import type { MediaSeries } from '../../../api/media.ts';
import { contextText } from '../../../api/media.ts';

/** Histograms of the same thing in each layer. */
export interface Family {
    /** What their keys have in common: `gradients/…`, `…/kernel`; `*` for all histograms. */
    name: string;
    members: MediaSeries[];
}

const MOST = 200;
export const ALL = '*';

/** What writers name the parts of layers by: such heads say more than the layers' own names. */
const PARTS = /^(gradients?|grads?|param(eter)?s?|weights?|activations?|updates?)\//i;

/** The families that a series is of, the largest that is not all first, but before it one under a name such as `gradients/`: keys that begin alike (as W&B's `gradients/`), keys that end alike (as Keras' `/kernel`), and all. */
export function familiesOf(series: MediaSeries, all: readonly MediaSeries[]): Family[] {
    const kin = all.filter((s) => s.kind === 'histogram' && contextText(s.context) === contextText(series.context)).sort((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }));
    const head = series.key.slice(0, series.key.indexOf('/') + 1);
    const tail = series.key.slice(Math.max(series.key.lastIndexOf('/'), series.key.lastIndexOf('.')));
    const alike = [
        { name: `${head}…`, members: head === '' ? [] : kin.filter((s) => s.key.startsWith(head)) },
        { name: `…${tail}`, members: tail === series.key ? [] : kin.filter((s) => s.key.endsWith(tail)) },
    ];
    const some = alike.filter(({ members }) => members.length > 1 && members.length < kin.length).sort((a, b) => Number(PARTS.test(b.name)) - Number(PARTS.test(a.name)) || b.members.length - a.members.length);
    return [...some, { name: ALL, members: kin }].map(({ name, members }) => ({ name, members: members.slice(0, MOST) }));
}

/** A member's own part of its key. */
export function ownName(key: string, family: string): string {
    return family === ALL ? key : family.endsWith('…') ? key.slice(family.length - 1) : key.slice(0, key.length - family.length + 1);
}
