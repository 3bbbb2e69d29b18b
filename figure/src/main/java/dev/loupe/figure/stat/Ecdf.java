package dev.loupe.figure.stat;

import java.util.Arrays;

/// The empirical distribution: for each distinct value the share of rows at or below it. Drawn as steps that rise at `x`.
///
/// @param x     distinct finite values, ascending
/// @param share `[x.length]` in (0, 1], the last being 1
/// @param count finite rows
public record Ecdf(double[] x, double[] share, int count) {

    /// Each row weighs the same; NaN and infinities are left out. O(n log n).
    public static Ecdf of(double[] values) {
        double[] sorted = Quantiles.sorted(values);
        int n = sorted.length;
        double[] x = new double[n];
        double[] share = new double[n];
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (i + 1 == n || sorted[i + 1] != sorted[i]) {
                x[kept] = sorted[i];
                share[kept++] = (i + 1.0) / n;
            }
        }
        return new Ecdf(Arrays.copyOf(x, kept), Arrays.copyOf(share, kept), n);
    }

    /// Rows weigh `weights`; rows in which either number is not finite are left out.
    ///
    /// @throws IllegalArgumentException if a weight is negative or the lengths differ
    public static Ecdf of(double[] values, double[] weights) {
        int[] rows = Order.ascending(values, Finite.rows(values, weights));
        double total = 0;
        for (int row : rows) {
            if (weights[row] < 0) {
                throw new IllegalArgumentException(
                        "weight " + row + " must be at least 0, but is " + weights[row]);
            }
            total += weights[row];
        }
        double[] x = new double[rows.length];
        double[] share = new double[rows.length];
        double sum = 0;
        int kept = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += weights[rows[i]];
            if (i + 1 == rows.length || values[rows[i + 1]] != values[rows[i]]) {
                x[kept] = values[rows[i]];
                share[kept++] = sum / total;
            }
        }
        return new Ecdf(Arrays.copyOf(x, kept), Arrays.copyOf(share, kept), rows.length);
    }

    /// The share of rows at or below `value`; 0 below all. O(log n).
    public double at(double value) {
        int place = Arrays.binarySearch(x, value + 0.0);
        int below = place >= 0 ? place : -place - 2;
        return below < 0 ? 0 : share[below];
    }
}
