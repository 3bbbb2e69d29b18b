import type { Value } from '../../api/client.ts';
import { linear, logarithmic } from '../../charts/scale.ts';
import { evenTicks, tick } from '../../kit/format.ts';

/** A field as an axis: numbers on a scale, texts as classes one above the other. */
export interface Axis {
    field: string;
    numeric: boolean;
    /** Whether a run's value can be placed, and at which value: a number as it is, a class by its place in the list. */
    of: (value: Value | undefined) => number | null;
    /** From 0 at the bottom to 1 at the top. */
    at: (number: number) => number;
    /** The number at a place from 0 to 1. */
    from: (place: number) => number;
    ticks: { at: number; text: string }[];
    /** How many distinct values there are. */
    distinct: number;
}

const TICKS = 5;
const MOST_CLASSES = 12;
const MOST_OWN_TICKS = 8;
const APART = 0.07;
const DECADES = 50;
const LEAST_ROOM = 0.5;
const { compare } = new Intl.Collator('en', { numeric: true });

function numberOf(value: Value | undefined): number | null {
    if (value === null || value === undefined || value === '') {
        return null;
    }
    const number = Number(value);
    return Number.isFinite(number) ? number : null;
}

/** The axis of what runs have in a field: a scale where all of it is numbers (a logarithmic one where they span far), else its classes. */
export function axisOf(field: string, values: readonly (Value | undefined)[]): Axis {
    const known = values.filter((v) => v !== null && v !== undefined);
    const distinct = new Set(known.map(String)).size;
    const numbers = known.map(numberOf).filter((n) => n !== null);
    const words = known.some((v) => numberOf(v) === null && !/^(-?Infinity|NaN)$/.test(String(v)));
    if (words || numbers.length === 0) {
        return classes(field, [...new Set(known.map(String))].sort(compare), distinct);
    }
    const [lo, hi] = [Math.min(...numbers), Math.max(...numbers)];
    const far = lo > 0 && hi / lo >= DECADES;
    const [low, high] = lo < hi ? [lo, hi] : [lo - LEAST_ROOM, hi + LEAST_ROOM];
    const scale = (far ? logarithmic : linear)(low, high, 1);
    const own = [...new Set(numbers)].sort((a, b) => a - b);
    const ticks = own.length <= MOST_OWN_TICKS ? apart(own, scale.at) : scale.ticks(TICKS);
    const texts = far || own.length <= MOST_OWN_TICKS ? ticks.map(tick) : evenTicks(ticks);
    return { field, numeric: true, of: numberOf, at: scale.at, from: scale.of, ticks: ticks.map((n, i) => ({ at: scale.at(n), text: texts[i] as string })), distinct };
}

/** Values whose places lie so far apart that their labels do not touch, from the bottom. */
function apart(values: readonly number[], at: (value: number) => number): number[] {
    let last = -1;
    return values.filter((value) => {
        const kept = at(value) - last >= APART;
        last = kept ? at(value) : last;
        return kept;
    });
}

function classes(field: string, names: readonly string[], distinct: number): Axis {
    const place = new Map(names.map((name, i) => [name, i]));
    const last = Math.max(1, names.length - 1);
    const at = (i: number): number => (names.length < 2 ? 0.5 : i / last);
    const stride = Math.ceil(names.length / MOST_CLASSES);
    return {
        field,
        numeric: false,
        of: (value) => (value === null || value === undefined ? null : (place.get(String(value)) ?? null)),
        at,
        from: (y) => y * last,
        ticks: names.map((text, i) => ({ at: at(i), text })).filter((_, i) => i % stride === 0),
        distinct,
    };
}
