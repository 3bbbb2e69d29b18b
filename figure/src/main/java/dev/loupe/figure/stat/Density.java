package dev.loupe.figure.stat;

import java.util.Arrays;

/// A Gaussian kernel density along one axis, on even points: what violins, ridges and density lines draw.
///
/// `density(x) = Σ wᵢ / (h √2π) · exp(−½ ((x − vᵢ) / h)²)` with `Σ wᵢ = 1` and Scott's bandwidth `h = adjust · n^(−1/5) · sd`, as scipy's `gaussian_kde`;
/// with weights n is `(Σ w)² / Σ w²`. Up to 5,000 rows each row is summed (kernels end at 9 bandwidths, where they are below 1e-17 of their height).
/// Above, rows are first shared out to a fine grid by cubic interpolation; the result stays within 1e-4 of the peak of the exact one.
///
/// @param x         `[points]` even, ascending; one point at the value when all values are equal, none when there are no values
/// @param y         `[points]` density per unit of x; NaN when all values are equal, since the bandwidth is 0 then
/// @param bandwidth the standard deviation of the kernel, in units of x
/// @param count     finite rows
public record Density(double[] x, double[] y, double bandwidth, int count) {
    private static final int EXACT_ROWS = 5_000;
    private static final int MOST_CELLS = 1 << 20;
    private static final double REACH = 9;
    private static final int FRESH = 64;
    private static final double ROOT_TAU = Math.sqrt(2 * Math.PI);

    /// 200 points from 3 bandwidths below the least value to 3 above the greatest, as seaborn's kdeplot.
    public static Density of(double[] values) {
        return of(values, 1, 3, 200);
    }

    /// @param adjust factor on Scott's bandwidth, above 0
    /// @param cut    how many bandwidths the curve reaches beyond the extremes, at least 0
    /// @param points of the curve, at least 2
    public static Density of(double[] values, double adjust, double cut, int points) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return of(values, ones, adjust, cut, points);
    }

    /// Rows weigh `weights`; NaN, infinities and rows without weight are left out.
    ///
    /// @throws IllegalArgumentException if an option is out of its range, a weight is negative, or the lengths differ
    public static Density of(
            double[] values, double[] weights, double adjust, double cut, int points) {
        if (!(adjust > 0) || !(cut >= 0) || points < 2 || !Double.isFinite(adjust + cut)) {
            throw new IllegalArgumentException(
                    "a density needs adjust > 0, cut ≥ 0 and points ≥ 2, but has "
                            + adjust
                            + ", "
                            + cut
                            + " and "
                            + points);
        }
        Weighted sample = Weighted.of(values, weights);
        int n = sample.value().length;
        if (n == 0) {
            return new Density(new double[0], new double[0], Double.NaN, 0);
        }
        double least = Arrays.stream(sample.value()).min().getAsDouble();
        double most = Arrays.stream(sample.value()).max().getAsDouble();
        double h = adjust * Math.pow(sample.effective(), -0.2) * sample.sd();
        if (least == most || !(h > 0) || !Double.isFinite(h)) {
            return new Density(new double[] {sample.value()[0]}, new double[] {Double.NaN}, 0, n);
        }
        return on(sample, h, least - cut * h, most + cut * h, points);
    }

    /// The density of `values` with a bandwidth given, over `[low, high]`: so that several curves share one grid.
    ///
    /// @param bandwidth above 0
    public static Density over(
            double[] values, double bandwidth, double low, double high, int points) {
        if (!(bandwidth > 0) || !(low < high) || points < 2) {
            throw new IllegalArgumentException(
                    "a density needs a bandwidth > 0, low < high and points ≥ 2, but has %s, %s, %s and %d"
                            .formatted(bandwidth, low, high, points));
        }
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return on(Weighted.of(values, ones), bandwidth, low, high, points);
    }

    private static Density on(Weighted sample, double h, double low, double high, int points) {
        double step = (high - low) / (points - 1);
        double[] x = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = i == points - 1 ? high : low + i * step;
        }
        int n = sample.value().length;
        int finer = (int) Math.min(MOST_CELLS, Math.ceil(step / (h / 8)));
        long margin = (long) Math.ceil(REACH * h / step) * finer;
        long cells = (long) (points - 1) * finer + 1 + 2 * margin;
        double[] y = new double[points];
        if (n <= EXACT_ROWS || cells > MOST_CELLS) {
            for (int i = 0; i < n; i++) {
                add(y, low, step, sample.value()[i], sample.share()[i], h);
            }
        } else {
            double[] grid =
                    CubicGrid.of(
                            sample.value(),
                            sample.share(),
                            low - margin * step / finer,
                            step / finer,
                            (int) cells);
            double cell = step / finer;
            for (int c = 0; c < grid.length; c++) {
                if (grid[c] != 0) {
                    add(y, low, step, low + (c - margin) * cell, grid[c], h);
                }
            }
        }
        return new Density(x, y, h, n);
    }

    /// Adds one kernel. Neighbouring points differ by a factor that itself changes by a constant factor, so two products make each next one; each 64 points
    /// begin anew, which holds the error below 1e-12.
    private static void add(
            double[] y, double low, double step, double at, double share, double h) {
        int from = (int) Math.max(0, Math.ceil((at - REACH * h - low) / step));
        int to = (int) Math.min(y.length - 1.0, Math.floor((at + REACH * h - low) / step));
        int middle = (int) Math.clamp(Math.rint((at - low) / step), from, Math.max(from, to));
        double height = share / (h * ROOT_TAU);
        double width = step / h;
        double change = Math.exp(-width * width);
        for (int start = middle; start <= to; start += FRESH) {
            double z = (low + start * step - at) / h;
            double value = height * Math.exp(-0.5 * z * z);
            double ratio = Math.exp(-width * (z + width / 2));
            for (int i = start; i <= Math.min(to, start + FRESH - 1); i++) {
                y[i] += value;
                value *= ratio;
                ratio *= change;
            }
        }
        for (int start = middle - 1; start >= from; start -= FRESH) {
            double z = (low + start * step - at) / h;
            double value = height * Math.exp(-0.5 * z * z);
            double ratio = Math.exp(width * (z - width / 2));
            for (int i = start; i >= Math.max(from, start - FRESH + 1); i--) {
                y[i] += value;
                value *= ratio;
                ratio *= change;
            }
        }
    }
}
