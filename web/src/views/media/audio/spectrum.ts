/** The power of frequencies, column by column of time. */
export interface Spectrogram {
    columns: number;
    /** From 0 Hz to half the sample rate. */
    rows: number;
    /** Decibels under the loudest, row by row within a column; never below the floor. */
    decibels: Float32Array;
}

export const FLOOR = -80;
const WINDOW = 512;

/** Least and greatest sample of each of `columns` equal parts and the one before it, so that neighbours meet. */
export function envelope(samples: Float32Array, columns: number): { low: Float32Array; high: Float32Array } {
    const [low, high] = [new Float32Array(columns), new Float32Array(columns)];
    for (let c = 0; c < columns; c++) {
        const from = Math.floor((c * samples.length) / columns);
        const to = Math.max(from + 1, Math.floor(((c + 1) * samples.length) / columns));
        let [lo, hi] = [Infinity, -Infinity];
        for (let i = Math.max(0, from - 1); i < Math.min(to, samples.length); i++) {
            lo = Math.min(lo, samples[i] as number);
            hi = Math.max(hi, samples[i] as number);
        }
        low[c] = lo <= hi ? lo : 0;
        high[c] = lo <= hi ? hi : 0;
    }
    return { low, high };
}

/** Short-time Fourier transform under a Hann window of 512 samples, one at the middle of each column. */
export function spectrogram(samples: Float32Array, columns: number): Spectrogram {
    const rows = WINDOW / 2;
    const decibels = new Float32Array(columns * rows);
    const [re, im] = [new Float64Array(WINDOW), new Float64Array(WINDOW)];
    let top = 1e-30;
    for (let c = 0; c < columns; c++) {
        const start = Math.round(((c + 0.5) * samples.length) / columns) - WINDOW / 2;
        for (let i = 0; i < WINDOW; i++) {
            re[i] = (samples[start + i] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / WINDOW));
        }
        im.fill(0);
        transform(re, im);
        for (let k = 0; k < rows; k++) {
            const power = (re[k] as number) ** 2 + (im[k] as number) ** 2;
            decibels[c * rows + k] = power;
            top = Math.max(top, power);
        }
    }
    for (let i = 0; i < decibels.length; i++) {
        decibels[i] = Math.max(FLOOR, 10 * Math.log10(Math.max(1e-30, decibels[i] as number) / top));
    }
    return { columns, rows, decibels };
}

/** The discrete Fourier transform in place, radix 2 (Cooley and Tukey, 1965); the length is a power of two. */
export function transform(re: Float64Array, im: Float64Array): void {
    const n = re.length;
    for (let i = 1, j = 0; i < n; i++) {
        let bit = n >> 1;
        for (; j & bit; bit >>= 1) {
            j ^= bit;
        }
        j ^= bit;
        if (i < j) {
            [re[i], re[j]] = [re[j] as number, re[i] as number];
            [im[i], im[j]] = [im[j] as number, im[i] as number];
        }
    }
    for (let length = 2; length <= n; length <<= 1) {
        const half = length >> 1;
        const angle = (-2 * Math.PI) / length;
        for (let k = 0; k < half; k++) {
            const [wr, wi] = [Math.cos(angle * k), Math.sin(angle * k)];
            for (let i = k; i < n; i += length) {
                const j = i + half;
                const [xr, xi] = [re[j] as number, im[j] as number];
                const [tr, ti] = [wr * xr - wi * xi, wr * xi + wi * xr];
                [re[j], im[j]] = [(re[i] as number) - tr, (im[i] as number) - ti];
                [re[i], im[i]] = [(re[i] as number) + tr, (im[i] as number) + ti];
            }
        }
    }
}
