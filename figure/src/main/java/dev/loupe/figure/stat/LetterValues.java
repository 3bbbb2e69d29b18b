package dev.loupe.figure.stat;

import dev.loupe.core.NormalQuantile;

import java.util.Arrays;

/// Ever deeper quantiles on both sides of the median: the boxes of a boxen plot.
///
/// Hofmann, Wickham and Kafadar, Journal of Computational and Graphical Statistics 26 (2017); depths as in seaborn's `boxenplot`.
///
/// @param count    finite values
/// @param low      `[depth]` lower edges, from the outermost box (smallest tail) to the quartile
/// @param high     `[depth]` upper edges in the same order
/// @param median   NaN when there are no values
/// @param outliers rows of the input beyond the outermost box, ascending
public record LetterValues(int count, double[] low, double median, double[] high, int[] outliers) {

    /// How many boxes to draw.
    public sealed interface Depth {
        /// Leaves 5 to 8 values in each tail.
        record Tukey() implements Depth {}

        /// Leaves about this share of the values outside; seaborn says 0.007.
        record Outside(double share) implements Depth {}

        /// As deep as edges stay trustworthy at this error rate; seaborn says 0.05.
        record Trustworthy(double alpha) implements Depth {}

        /// To the extremes.
        record Full() implements Depth {}

        /// The number of boxes for `n` values, at least 1.
        default int boxes(int n) {
            int whole = 31 - Integer.numberOfLeadingZeros(Math.max(1, n));
            int boxes =
                    switch (this) {
                        case Tukey() -> whole - 3;
                        case Outside(double share) -> whole - (int) log2(n * share) + 1;
                        case Trustworthy(double alpha) -> {
                            double z = NormalQuantile.of(1 - alpha / 2);
                            yield (int) log2(n / (2 * z * z)) + 1;
                        }
                        case Full() -> whole + 1;
                    };
            return Math.clamp(boxes, 1, 40);
        }

        private static double log2(double x) {
            return Math.log(x) / Math.log(2);
        }
    }

    /// With Tukey's depth, as seaborn.
    public static LetterValues of(double[] values) {
        return of(values, new Depth.Tukey());
    }

    /// NaN and infinities are left out. O(n log n).
    public static LetterValues of(double[] values, Depth depth) {
        double[] sorted = Quantiles.sorted(values);
        int boxes = depth.boxes(sorted.length);
        double[] low = new double[boxes];
        double[] high = new double[boxes];
        for (int b = 0; b < boxes; b++) {
            double tail =
                    b == 0 && depth instanceof Depth.Full ? 0 : Math.scalb(1.0, b - boxes - 1);
            low[b] = Quantiles.of(sorted, tail);
            high[b] = Quantiles.of(sorted, 1 - tail);
        }
        int[] outliers = new int[values.length];
        int n = 0;
        for (int row = 0; row < values.length; row++) {
            if (Double.isFinite(values[row]) && (values[row] < low[0] || values[row] > high[0])) {
                outliers[n++] = row;
            }
        }
        return new LetterValues(
                sorted.length, low, Quantiles.median(sorted), high, Arrays.copyOf(outliers, n));
    }
}
