package dev.loupe.figure.stat;

import java.util.Arrays;

/// How much nearer each row lies to its own cluster than to the next: `(b − a) / max(a, b)` with a the mean distance to its cluster's other rows and b the
/// least mean distance to another cluster. Rousseeuw, Journal of Computational and Applied Mathematics 20 (1987); scikit-learn's `silhouette_samples`.
///
/// @param value `[rows]` in `[−1, 1]`; 0 for the only row of a cluster
/// @param mean  of all values; NaN with fewer than 2 clusters
public record Silhouette(double[] value, double mean) {
    /// More rows than this are refused: all pairs are measured.
    public static final int MOST_ROWS = 20_000;

    /// By Euclidean distance. O(n² · columns).
    ///
    /// @param rows    `[n][columns]` finite
    /// @param cluster `[n]` any number per cluster
    /// @throws IllegalArgumentException if there are more than 20,000 rows or the lengths differ
    public static Silhouette of(double[][] rows, int[] cluster) {
        int n = rows.length;
        Finite.sameLength(n, cluster.length);
        if (n > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "a silhouette takes at most " + MOST_ROWS + " rows, but got " + n);
        }
        int[] names = Arrays.stream(cluster).distinct().sorted().toArray();
        int[] of = new int[n];
        int[] size = new int[names.length];
        for (int i = 0; i < n; i++) {
            of[i] = Arrays.binarySearch(names, cluster[i]);
            size[of[i]]++;
        }
        double[][] sum = new double[n][names.length];
        for (int i = 0; i < n; i++) {
            Finite.sameLength(rows[0].length, rows[i].length);
            for (int j = 0; j < i; j++) {
                double squares = 0;
                for (int c = 0; c < rows[i].length; c++) {
                    double d = rows[i][c] - rows[j][c];
                    squares += d * d;
                }
                double distance = Math.sqrt(squares);
                sum[i][of[j]] += distance;
                sum[j][of[i]] += distance;
            }
        }
        double[] value = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            value[i] = names.length < 2 ? Double.NaN : value(sum[i], of[i], size);
            total += value[i];
        }
        return new Silhouette(value, total / n);
    }

    private static double value(double[] sum, int own, int[] size) {
        if (size[own] == 1) {
            return 0;
        }
        double a = sum[own] / (size[own] - 1);
        double b = Double.POSITIVE_INFINITY;
        for (int k = 0; k < size.length; k++) {
            b = k == own ? b : Math.min(b, sum[k] / size[k]);
        }
        double most = Math.max(a, b);
        return most == 0 ? 0 : (b - a) / most;
    }
}
