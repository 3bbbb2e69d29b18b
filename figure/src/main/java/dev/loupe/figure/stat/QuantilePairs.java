package dev.loupe.figure.stat;

import dev.loupe.core.NormalQuantile;

/// The points of a QQ plot: sorted values beside the quantiles of a normal distribution, or of a second sample.
///
/// @param theory   `[n]` ascending
/// @param sample   `[n]` ascending
/// @param slope    of the line through the quartiles, NaN when it is undefined
/// @param intercept of that line
public record QuantilePairs(double[] theory, double[] sample, double slope, double intercept) {

    /// Beside the standard normal at shares `(i − ½) / n` (Hazen 1914). NaN and infinities are left out. O(n log n).
    public static QuantilePairs normal(double[] values) {
        double[] sample = Quantiles.sorted(values);
        int n = sample.length;
        double[] theory = new double[n];
        for (int i = 0; i < n; i++) {
            theory[i] = NormalQuantile.of((i + 0.5) / n);
        }
        double t1 = NormalQuantile.of(0.25);
        return through(theory, sample, t1, -t1);
    }

    /// Beside another sample: the quantiles of both at the shares of the smaller one.
    public static QuantilePairs of(double[] first, double[] second) {
        double[] a = Quantiles.sorted(first);
        double[] b = Quantiles.sorted(second);
        int n = Math.min(a.length, b.length);
        double[] theory = new double[n];
        double[] sample = new double[n];
        for (int i = 0; i < n; i++) {
            double share = n == 1 ? 0.5 : i / (n - 1.0);
            theory[i] = Quantiles.of(a, share);
            sample[i] = Quantiles.of(b, share);
        }
        return through(theory, sample, Quantiles.of(a, 0.25), Quantiles.of(a, 0.75));
    }

    private static QuantilePairs through(double[] theory, double[] sample, double t1, double t3) {
        double q1 = Quantiles.of(sample, 0.25);
        double q3 = Quantiles.of(sample, 0.75);
        double slope = t3 > t1 ? (q3 - q1) / (t3 - t1) : Double.NaN;
        return new QuantilePairs(theory, sample, slope, q1 - slope * t1);
    }
}
