/** The colours of values (look.md 2.4): cividis, the same in both themes. */
const STOPS: readonly (readonly [number, number, number])[] = ['00224e', '123570', '3b496c', '575d6d', '707173', '8a8678', 'a59c74', 'c3b369', 'e1cc55', 'fee838'].map((hex) => [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16)) as [number, number, number]);

/** Below this luminance white is read better than ink. */
const DARK = 0.19;

/** From where to where a scale goes. */
export interface Extent {
    low: number;
    high: number;
    log: boolean;
}

export interface Shade {
    fill: string;
    ink: string;
    text: string;
}

export const RAMP = `linear-gradient(90deg, ${STOPS.map((rgb) => `rgb(${rgb.join(' ')})`).join(', ')})`;

/** The colour of a number and that of words on it. */
export function shade(value: number, extent: Extent, text: string): Shade {
    const at = share(value, extent) * (STOPS.length - 1);
    const k = Math.min(STOPS.length - 2, Math.floor(at));
    const rgb = STOPS[k]!.map((from, i) => Math.round(from + (at - k) * (STOPS[k + 1]![i]! - from)));
    return { fill: `rgb(${rgb.join(' ')})`, ink: luminance(rgb) < DARK ? '#ffffff' : '#14171c', text };
}

/** Where a number lies on a scale, from 0 to 1. */
export function share(value: number, { low, high, log }: Extent): number {
    const of = log ? Math.log : (n: number): number => n;
    const wide = of(high) - of(low);
    return wide > 0 ? Math.min(1, Math.max(0, (of(value) - of(low)) / wide)) : 0.5;
}

function luminance(rgb: readonly number[]): number {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** From the least to the largest; null for no numbers. A logarithmic one only where all are above 0. */
export function extentOf(numbers: Iterable<number>, log: boolean): Extent | null {
    let [low, high] = [Infinity, -Infinity];
    for (const n of numbers) {
        [low, high] = [Math.min(low, n), Math.max(high, n)];
    }
    return low > high ? null : { low, high, log: log && low > 0 };
}
