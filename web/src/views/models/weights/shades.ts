import { colour } from '../../../charts/colours.ts';

/** Below 0 orange, above blue, as differences are. */
const STEPS = ['--div-1', '--div-2', '--div-3', '--div-4', '--div-0', '--div-5', '--div-6', '--div-7', '--div-8'] as const;
const TABLE = 256;

type Rgb = [number, number, number];

function rgb(text: string): Rgb {
    const found = text.match(/[\d.]+/g)?.map(Number) ?? [];
    return [found[0] ?? 0, found[1] ?? 0, found[2] ?? 0];
}

/** 256 colours from the lowest to the highest, 0 in the middle. */
export function shades(): Rgb[] {
    const steps = STEPS.map((s) => rgb(colour(s)));
    return Array.from({ length: TABLE }, (_, i) => {
        const at = (i / (TABLE - 1)) * (steps.length - 1);
        const low = Math.min(steps.length - 2, Math.floor(at));
        return [0, 1, 2].map((k) => Math.round((steps[low] as Rgb)[k]! + (at - low) * ((steps[low + 1] as Rgb)[k]! - (steps[low] as Rgb)[k]!))) as Rgb;
    });
}

/** Which of them a value takes on a scale from −limit to limit. */
export function shadeAt(value: number, limit: number): number {
    return limit === 0 ? TABLE >> 1 : Math.max(0, Math.min(TABLE - 1, Math.round(((value / limit + 1) / 2) * (TABLE - 1))));
}

/** The largest size among finite values. */
export function reach(...lists: ArrayLike<number>[]): number {
    let most = 0;
    for (const list of lists) {
        for (let i = 0; i < list.length; i++) {
            const size = Math.abs(list[i] as number);
            if (size > most && size < Infinity) {
                most = size;
            }
        }
    }
    return most;
}

/** One pixel a cell; what holds something that is not finite in the colour of failure. */
export function pixels(mean: Float32Array, bad: number[] | undefined, limit: number): Uint8ClampedArray<ArrayBuffer> {
    const table = shades();
    const failure = rgb(colour('--danger'));
    const out = new Uint8ClampedArray(new ArrayBuffer(4 * mean.length));
    mean.forEach((value, i) => {
        const shade = Number.isNaN(value) || (bad?.[i] ?? 0) > 0 ? failure : (table[shadeAt(value, limit)] as Rgb);
        out.set([...shade, 255], 4 * i);
    });
    return out;
}
