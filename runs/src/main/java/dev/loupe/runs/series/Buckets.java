package dev.loupe.runs.series;

import java.util.Arrays;

/// How values lie in buckets of equal width along x: count, mean, extremes and quartiles of each, from all points.
///
/// A point lies in the bucket that [Viewport#column] says; points outside `[from, to]` count nowhere. NaN is counted apart. Quartiles interpolate linearly between order statistics
/// (Hyndman and Fan 1996, type 7; numpy's default). What has no value is NaN.
///
/// @param start    `[buckets]` least x of each
/// @param count    `[buckets]` points that are numbers
/// @param nans     `[buckets]` points that are NaN
/// @param quarters `[3][buckets]` lower quartile, median, upper quartile
public record Buckets(
        double[] start,
        double[] count,
        double[] nans,
        double[] mean,
        double[] min,
        double[] max,
        double[][] quarters) {
    private static final double[] QUARTERS = {0.25, 0.5, 0.75};

    /// Of points in any order. O(n log n).
    ///
    /// @param x    `[n]`
    /// @param y    `[n]`
    /// @param view its columns are the buckets
    public static Buckets of(double[] x, double[] y, Viewport view) {
        int n = view.columns();
        int[] sizes = new int[n];
        double[] nans = new double[n];
        int[] bucket = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            bucket[i] = x[i] >= view.from() && x[i] <= view.to() ? view.column(x[i]) : -1;
            if (bucket[i] >= 0) {
                if (Double.isNaN(y[i])) {
                    nans[bucket[i]]++;
                    bucket[i] = -1;
                } else {
                    sizes[bucket[i]]++;
                }
            }
        }
        double[][] members = new double[n][];
        Arrays.setAll(members, b -> new double[sizes[b]]);
        int[] filled = new int[n];
        for (int i = 0; i < x.length; i++) {
            if (bucket[i] >= 0) {
                members[bucket[i]][filled[bucket[i]]++] = y[i];
            }
        }
        Buckets made =
                new Buckets(
                        new double[n],
                        new double[n],
                        nans,
                        new double[n],
                        new double[n],
                        new double[n],
                        new double[QUARTERS.length][n]);
        for (int b = 0; b < n; b++) {
            made.fill(b, members[b], view);
        }
        return made;
    }

    private void fill(int b, double[] values, Viewport view) {
        double low = view.logarithmic() ? Math.log(view.from()) : view.from();
        double high = view.logarithmic() ? Math.log(view.to()) : view.to();
        double left = low + (high - low) * b / view.columns();
        start[b] = view.logarithmic() ? Math.exp(left) : left;
        count[b] = values.length;
        boolean none = values.length == 0;
        mean[b] = none ? Double.NaN : Arrays.stream(values).sum() / values.length;
        Arrays.sort(values);
        min[b] = none ? Double.NaN : values[0];
        max[b] = none ? Double.NaN : values[values.length - 1];
        for (int q = 0; q < QUARTERS.length; q++) {
            quarters[q][b] = none ? Double.NaN : quantile(values, QUARTERS[q]);
        }
    }

    private static double quantile(double[] sorted, double part) {
        double at = part * (sorted.length - 1);
        int below = (int) at;
        double rest = at - below;
        return rest == 0
                ? sorted[below]
                : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
    }
}
