/** A mapping from data to pixels along one axis. */
export interface Scale {
    readonly lo: number;
    readonly hi: number;
    readonly log: boolean;
    /** Pixel of a value, from 0 to `size`. */
    at(value: number): number;
    /** Value at a pixel. */
    of(pixel: number): number;
    ticks(most: number): number[];
}

/** The same product as the server's columns: `(x − lo) · (size / (hi − lo))`. */
export function linear(lo: number, hi: number, size: number): Scale {
    const end = hi > lo ? hi : lo + 1;
    const factor = size / (end - lo);
    return {
        lo,
        hi: end,
        log: false,
        at: (value) => (value - lo) * factor,
        of: (pixel) => lo + pixel / factor,
        ticks: (most) => niceTicks(lo, end, most),
    };
}

/** Only for positive values. */
export function logarithmic(lo: number, hi: number, size: number): Scale {
    const low = Math.log(lo);
    const high = hi > lo ? Math.log(hi) : low + 1;
    const factor = size / (high - low);
    return {
        lo,
        hi,
        log: true,
        at: (value) => (value > 0 ? (Math.log(value) - low) * factor : -1e6),
        of: (pixel) => Math.exp(low + pixel / factor),
        ticks: (most) => decades(lo, hi, most),
    };
}

/** Round numbers, 1, 2, 2.5 or 5 times a power of ten apart. */
export function niceTicks(lo: number, hi: number, most: number): number[] {
    const rough = (hi - lo) / Math.max(1, most);
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = ([1, 2, 2.5, 5, 10].find((m) => m * power >= rough * 0.8) ?? 10) * power;
    const ticks: number[] = [];
    for (let i = Math.ceil(lo / step - 1e-9); i * step <= hi + step * 1e-9; i++) {
        ticks.push(+(i * step).toPrecision(12));
    }
    return ticks;
}

function decades(lo: number, hi: number, most: number): number[] {
    const first = Math.ceil(Math.log10(lo) - 1e-9);
    const last = Math.floor(Math.log10(hi) + 1e-9);
    if (last - first < 1) {
        return niceTicks(lo, hi, most);
    }
    const stride = Math.max(1, Math.ceil((last - first + 1) / most));
    const between = stride === 1 && (last - first + 1) * 3 <= most * 1.5 ? [1, 2, 5] : [1];
    const ticks: number[] = [];
    for (let e = first - stride; e <= last; e += stride) {
        ticks.push(...between.map((m) => +(m * 10 ** e).toPrecision(3)).filter((v) => v >= lo * (1 - 1e-9) && v <= hi * (1 + 1e-9)));
    }
    return ticks;
}
