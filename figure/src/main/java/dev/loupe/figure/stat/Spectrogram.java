package dev.loupe.figure.stat;

import java.util.Arrays;

/// How the power of a signal is spread over frequencies as time goes on.
///
/// Each segment loses its mean, is multiplied by a periodic Hann window and transformed; power is one-sided density, `|X|² · 2 / (rate · Σ w²)` (0 and the
/// highest frequency of even segments are not doubled), as `scipy.signal.spectrogram` gives with `window="hann"`. Its other defaults are kept: segments of 256
/// that overlap by an eighth. A segment that holds a value that is not finite is NaN.
///
/// @param frequency `[segment / 2 + 1]` in Hz when `rate` is per second
/// @param time      `[segments]` middle of each segment
/// @param power     `[frequency.length][segments]` in squared units of the signal per Hz
public record Spectrogram(double[] frequency, double[] time, double[][] power) {
    private static final int SEGMENT = 256;

    /// With segments of 256 samples that overlap by 32.
    ///
    /// @param rate samples per unit of time, above 0
    public static Spectrogram of(double[] signal, double rate) {
        int segment = Math.min(SEGMENT, signal.length);
        return of(signal, rate, segment, segment / 8);
    }

    /// O(segments · segment log segment). A signal shorter than a segment is one segment.
    ///
    /// @param segment samples in each, at least 1
    /// @param overlap samples that neighbours share, in `[0, segment)`
    /// @throws IllegalArgumentException if an option is out of its range
    public static Spectrogram of(double[] signal, double rate, int segment, int overlap) {
        if (signal.length == 0) {
            return new Spectrogram(new double[0], new double[0], new double[0][]);
        }
        int size = Math.min(segment, signal.length);
        if (!(rate > 0) || size < 1 || overlap < 0 || overlap >= size) {
            throw new IllegalArgumentException(
                    "a spectrogram needs a rate > 0 and an overlap in [0, segment), but has %s, %d and %d"
                            .formatted(rate, overlap, size));
        }
        int step = size - overlap;
        int segments = (signal.length - overlap) / step;
        int bins = size / 2 + 1;
        double[] window = new double[size];
        double squares = 0;
        for (int i = 0; i < size; i++) {
            window[i] = size == 1 ? 1 : 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
            squares += window[i] * window[i];
        }
        double[][] power = new double[bins][segments];
        double[] time = new double[segments];
        var fourier = new Fourier(size);
        double[] re = new double[size];
        double[] im = new double[size];
        for (int s = 0; s < segments; s++) {
            double mean = 0;
            for (int i = 0; i < size; i++) {
                mean += signal[s * step + i] / size;
            }
            for (int i = 0; i < size; i++) {
                re[i] = (signal[s * step + i] - mean) * window[i];
            }
            Arrays.fill(im, 0);
            fourier.forward(re, im);
            for (int k = 0; k < bins; k++) {
                boolean single = k == 0 || (size % 2 == 0 && k == bins - 1);
                power[k][s] = (re[k] * re[k] + im[k] * im[k]) * (single ? 1 : 2) / (rate * squares);
            }
            time[s] = (size / 2.0 + (double) s * step) / rate;
        }
        double[] frequency = new double[bins];
        for (int k = 0; k < bins; k++) {
            frequency[k] = k * rate / size;
        }
        return new Spectrogram(frequency, time, power);
    }
}
