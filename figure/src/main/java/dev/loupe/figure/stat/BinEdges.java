package dev.loupe.figure.stat;

import java.util.function.DoubleUnaryOperator;

/// Where the bins of a histogram begin and end.
///
/// Rules for the number of bins are numpy's (`numpy.histogram_bin_edges`): Sturges 1926; Scott, Biometrika 66 (1979); Freedman and Diaconis, 1981.
public final class BinEdges {
    /// No rule makes more bins than this, however far outliers lie.
    public static final int MOST = 10_000;

    /// How wide a bin should be.
    public enum Rule {
        /// The finer of Sturges and Freedman–Diaconis, the latter held to twice as many bins as SQRT gives.
        AUTO,
        /// `2 · (q3 − q1) / ∛n`.
        FREEDMAN_DIACONIS,
        /// `∛(24 √π / n) · sd`.
        SCOTT,
        /// `range / (log₂ n + 1)`.
        STURGES,
        /// `range / √n`.
        SQRT;

        /// The width that this rule wants for sorted finite values; 0 where it knows none.
        double width(double[] sorted) {
            int n = sorted.length;
            if (n == 0) {
                return 0;
            }
            double range = sorted[n - 1] - sorted[0];
            return switch (this) {
                case AUTO ->
                        Math.min(
                                Math.max(FREEDMAN_DIACONIS.width(sorted), SQRT.width(sorted) / 2),
                                STURGES.width(sorted));
                case FREEDMAN_DIACONIS ->
                        2
                                * (Quantiles.of(sorted, 0.75) - Quantiles.of(sorted, 0.25))
                                * Math.pow(n, -1.0 / 3);
                case SCOTT ->
                        Math.cbrt(24 * Math.sqrt(Math.PI) / n) * Moments.of(sorted).populationSd();
                case STURGES -> range / (Math.log(n) / Math.log(2) + 1);
                case SQRT -> range / Math.sqrt(n);
            };
        }
    }

    private BinEdges() {}

    /// Edges as numpy places them, from the least to the greatest value. Equal values get one bin of width 1 around them, no values one over `[0, 1]`.
    ///
    /// @param values NaN and infinities are left out
    /// @return       ascending; one more than there are bins
    public static double[] of(double[] values, Rule rule) {
        double[] sorted = Quantiles.sorted(values);
        double[] range = range(sorted);
        return even(range[0], range[1], count(range[1] - range[0], rule.width(sorted)));
    }

    /// `count` bins of one width from the least to the greatest value.
    ///
    /// @param count in `[1, MOST]`
    public static double[] of(double[] values, int count) {
        double[] range = range(Quantiles.sorted(values));
        return even(range[0], range[1], count);
    }

    /// `count` bins of one width over `[low, high]`; fewer where numbers are not dense enough to part them.
    ///
    /// @throws IllegalArgumentException if the count is outside `[1, MOST]` or the range is empty or not finite
    public static double[] even(double low, double high, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    "a histogram must have between 1 and " + MOST + " bins, but has " + count);
        }
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException(
                    "bins need a range that is finite and not empty, but got "
                            + low
                            + " to "
                            + high);
        }
        double least = 2 * Math.max(Math.ulp(low), Math.ulp(high));
        int bins = (int) Math.clamp(Math.floor((high - low) / least), 1, count);
        double step = (high - low) / bins;
        return filled(bins, i -> i == bins ? high : low + i * step);
    }

    /// How many bins Freedman and Diaconis' rule wants, as Seaborn counts them: `⌈range / width⌉`, or `⌊√n⌋` where half of the values are equal; 1 for fewer than two values.
    ///
    /// @param values NaN and infinities are left out
    public static int freedmanDiaconis(double[] values) {
        double[] sorted = Quantiles.sorted(values);
        if (sorted.length < 2) {
            return 1;
        }
        double width = Rule.FREEDMAN_DIACONIS.width(sorted);
        double range = sorted[sorted.length - 1] - sorted[0];
        double count = width > 0 ? Math.ceil(range / width) : Math.floor(Math.sqrt(sorted.length));
        return (int) Math.clamp(count, 1, MOST);
    }

    /// Edges on round numbers (multiples of 1, 2, 2.5 or 5 times a power of ten) with a width near the one that `rule` wants: the default of charts.
    /// Whole numbers never get bins narrower than 1.
    public static double[] nice(double[] values, Rule rule) {
        double[] sorted = Quantiles.sorted(values);
        double[] range = range(sorted);
        int count = count(range[1] - range[0], rule.width(sorted));
        return nice(range[0], range[1], count, whole(sorted));
    }

    /// Round edges with about `count` bins.
    public static double[] nice(double[] values, int count) {
        double[] sorted = Quantiles.sorted(values);
        double[] range = range(sorted);
        return nice(range[0], range[1], Math.clamp(count, 1, MOST), whole(sorted));
    }

    private static double[] nice(double low, double high, int count, boolean whole) {
        double wanted = (high - low) / count;
        double exponent = Math.floor(Math.log10(wanted));
        double mantissa = wanted / Math.pow(10, exponent);
        double factor =
                mantissa < 1.4
                        ? 1
                        : mantissa < 2.23 ? 2 : mantissa < 3.5 ? 2.5 : mantissa < 7.1 ? 5 : 10;
        if (whole && factor == 2.5 && exponent <= 0) {
            factor = 2;
        }
        if (whole && wanted < 1) {
            factor = 1;
            exponent = 0;
        }
        double power = Math.pow(10, Math.abs(exponent));
        double times = factor;
        DoubleUnaryOperator edge = exponent < 0 ? k -> k * times / power : k -> k * times * power;
        double step = edge.applyAsDouble(1);
        double first = Math.floor(low / step + 1e-9);
        double last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
        if (!(step > 0 && last - first < 2 * MOST)
                || Double.isInfinite(power)
                || Math.abs(first) > 1e15
                || Math.abs(last) > 1e15) {
            return even(low, high, count);
        }
        double from = edge.applyAsDouble(first) > low ? first - 1 : first;
        double to = edge.applyAsDouble(last) < high ? last + 1 : last;
        return filled((int) (to - from), i -> edge.applyAsDouble(from + i));
    }

    private static double[] range(double[] sorted) {
        if (sorted.length == 0) {
            return new double[] {0, 1};
        }
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        if (!Double.isFinite(high - low)) {
            throw new IllegalArgumentException(
                    "values from " + low + " to " + high + " span more than a number can hold");
        }
        double half = Math.max(0.5, 4 * Math.ulp(low));
        return low < high ? new double[] {low, high} : new double[] {low - half, high + half};
    }

    private static boolean whole(double[] sorted) {
        for (double value : sorted) {
            if (value != Math.rint(value)) {
                return false;
            }
        }
        return sorted.length > 0;
    }

    private static int count(double range, double width) {
        return width > 0 ? (int) Math.clamp(Math.ceil(range / width), 1, MOST) : 1;
    }

    private static double[] filled(int count, DoubleUnaryOperator edge) {
        double[] edges = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            edges[i] = edge.applyAsDouble(i) + 0.0;
        }
        return edges;
    }
}
