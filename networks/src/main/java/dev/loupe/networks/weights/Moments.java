package dev.loupe.networks.weights;

import java.util.Arrays;

/// Sums of numbers that come in stretches. Each place of a stretch has sums of its own, so that the loops have no order to keep and run several numbers at a time; added up at the end.
/// Squares are summed about the first number, so that nothing cancels (Chan, Golub and LeVeque, 1983).
final class Moments {
    /// The longest stretch.
    static final int STRETCH = 512;

    private static final long MAGNITUDE = Long.MAX_VALUE;
    private static final long GREATEST = Double.doubleToRawLongBits(Double.MAX_VALUE);

    private final double[] sum = new double[STRETCH];
    private final double[] squares = new double[STRETCH];
    private final double[] own = new double[STRETCH];
    private final double[] least = new double[STRETCH];
    private final double[] most = new double[STRETCH];
    private long count;
    private long nan;
    private long infinite;
    private long zeros;
    private double shift = Double.NaN;

    Moments() {
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
    }

    /// Adds the first `n` of `values`, which may come back in another order.
    void add(double[] values, int n) {
        count += n;
        int finite = n;
        if (odd(values, n) != 0) {
            finite = finite(values, n);
            long none = Arrays.stream(values, finite, n).filter(Double::isNaN).count();
            nan += none;
            infinite += n - finite - none;
        }
        if (finite > 0) {
            shift = Double.isNaN(shift) ? values[0] : shift;
            spread(values, finite);
            powers(values, finite);
            zeros += zeros(values, finite);
        }
    }

    private static long odd(double[] values, int n) {
        long odd = 0;
        for (int i = 0; i < n; i++) {
            odd += GREATEST - (Double.doubleToRawLongBits(values[i]) & MAGNITUDE) >>> 63;
        }
        return odd;
    }

    /// Brings the finite ones to the front, in their order.
    ///
    /// @return how many they are
    static int finite(double[] values, int n) {
        int kept = 0;
        for (int i = 0; i < n; i++) {
            double v = values[i];
            if (Double.isFinite(v)) {
                values[i] = values[kept];
                values[kept++] = v;
            }
        }
        return kept;
    }

    private static int zeros(double[] values, int n) {
        int zeros = 0;
        for (int i = 0; i < n; i++) {
            zeros += values[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private void spread(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            least[i] = Math.min(least[i], values[i]);
            most[i] = Math.max(most[i], values[i]);
        }
    }

    private void powers(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            double v = values[i];
            double off = v - shift;
            sum[i] += off;
            squares[i] += off * off;
            own[i] += v * v;
        }
    }

    /// How many of what was added are finite.
    long finite() {
        return count - nan - infinite;
    }

    /// Whether all that was added is finite.
    boolean sound() {
        return finite() == count;
    }

    double min() {
        return Arrays.stream(least).min().orElse(Double.NaN);
    }

    double max() {
        return Arrays.stream(most).max().orElse(Double.NaN);
    }

    /// What they are like.
    ///
    /// @param counts the histogram
    TensorStats stats(long[] counts) {
        long n = finite();
        if (n == 0) {
            return TensorStats.none(count, nan, infinite);
        }
        double mean = Arrays.stream(sum).sum() / n;
        double variance = Arrays.stream(squares).sum() / n - mean * mean;
        return new TensorStats(
                count,
                nan,
                infinite,
                zeros,
                min(),
                max(),
                shift + mean,
                Math.sqrt(Math.max(0, variance)),
                Math.sqrt(Arrays.stream(own).sum()),
                counts);
    }
}
