package dev.loupe.figure.stat;

import java.util.Arrays;

/// How much a signal is like itself some samples later: `Σ (x_t − m)(x_{t+k} − m) / Σ (x_t − m)²`,
/// over all samples that have a partner, as statsmodels' `acf` gives.
///
/// @param values `[lags + 1]` from lag 0, which is 1; NaN where the signal has no spread
/// @param bound  what 95 % of the correlations of `n` independent samples do not reach: 1.96 / √n
public record Autocorrelation(double[] values, double bound) {
    private static final double NORMAL_95 = 1.959963984540054;

    /// With statsmodels' number of lags, `10 log₁₀ n`, but less than n.
    public static Autocorrelation of(double[] signal) {
        int usual = (int) (10 * Math.log10(Math.max(1, signal.length)));
        return of(signal, Math.clamp(usual, 0, Math.max(0, signal.length - 1)));
    }

    /// O(n · lags).
    ///
    /// @param signal finite
    /// @param lags   from 0 to less than n
    /// @throws IllegalArgumentException if a sample is not finite or there are too many lags
    public static Autocorrelation of(double[] signal, int lags) {
        if (lags < 0 || lags >= Math.max(1, signal.length)) {
            throw new IllegalArgumentException(
                    "Lags of an autocorrelation must be from 0 to less than the %d samples, but are %d."
                            .formatted(signal.length, lags));
        }
        for (int i = 0; i < signal.length; i++) {
            if (!Double.isFinite(signal[i])) {
                throw new IllegalArgumentException(
                        "An autocorrelation needs finite samples, but sample %d is %s."
                                .formatted(i + 1, signal[i]));
            }
        }
        if (signal.length == 0) {
            return new Autocorrelation(new double[0], Double.NaN);
        }
        double mean = Arrays.stream(signal).average().orElse(0);
        double[] values = new double[lags + 1];
        for (int lag = 0; lag <= lags; lag++) {
            for (int t = 0; t + lag < signal.length; t++) {
                values[lag] += (signal[t] - mean) * (signal[t + lag] - mean);
            }
        }
        double all = values[0];
        Arrays.setAll(values, lag -> all > 0 ? values[lag] / all : Double.NaN);
        return new Autocorrelation(values, NORMAL_95 / Math.sqrt(signal.length));
    }
}
