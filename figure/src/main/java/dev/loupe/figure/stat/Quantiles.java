package dev.loupe.figure.stat;

import java.util.Arrays;

/// Quantiles of a sorted array, interpolated linearly between order statistics.
///
/// The quantile of share `p` lies at place `p · (n − 1)`: type 7 of Hyndman and Fan, The American Statistician 50 (1996), the default of numpy, pandas
/// and R.
public final class Quantiles {
    private Quantiles() {}

    /// The finite values, ascending; what is NaN or infinite is left out. O(n log n), a copy.
    public static double[] sorted(double[] values) {
        double[] sorted = Finite.of(values);
        Arrays.sort(sorted);
        return sorted;
    }

    /// One quantile.
    ///
    /// @param sorted ascending and finite, as [#sorted] gives it
    /// @param share  in `[0, 1]`
    /// @return       NaN when there are no values
    /// @throws IllegalArgumentException if the share is outside `[0, 1]`
    public static double of(double[] sorted, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "a quantile's share must be in [0, 1], but is " + share);
        }
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return between(sorted[below], sorted[above], place - below);
    }

    /// Several quantiles, in the order of `shares`.
    public static double[] of(double[] sorted, double... shares) {
        double[] out = new double[shares.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = of(sorted, shares[i]);
        }
        return out;
    }

    /// The quantile of share one half.
    public static double median(double[] sorted) {
        return of(sorted, 0.5);
    }

    /// As numpy weighs: from the nearer end, so that a quantile never passes its neighbours.
    private static double between(double low, double high, double weight) {
        double gap = high - low;
        if (gap > Double.MAX_VALUE) {
            return low * (1 - weight) + high * weight;
        }
        return weight < 0.5 ? low + gap * weight : high - gap * (1 - weight);
    }
}
