package dev.loupe.figure.stat;

import java.util.Arrays;

/// A Gaussian kernel density over the plane, on an even grid: what contours of density draw.
///
/// The kernel's covariance is the sample's times `(adjust · n^(−1/6))²`, Scott's rule as in scipy's `gaussian_kde` in two dimensions. Up to about 40
/// million cell visits each row is summed; above, rows are shared out to a grid by cubic interpolation and smoothed in the frequency domain, which stays
/// within 1e-3 of the peak.
///
/// @param x     `[columns]` even, ascending; empty when the rows do not span a plane
/// @param y     `[rows]` even, ascending
/// @param z     `[rows][columns]` density per unit area
/// @param count rows in which both numbers are finite
public record PlaneDensity(double[] x, double[] y, double[][] z, int count) {
    private static final double REACH = 9;
    private static final double MOST_VISITS = 4e7;

    /// A grid of 100 × 100 up to 3 bandwidths beyond the extremes.
    public static PlaneDensity of(double[] x, double[] y) {
        return of(x, y, 1, 3, 100);
    }

    /// Rows with NaN or infinities are left out. Rows on one line (or fewer than 3) have no density: all arrays are empty.
    ///
    /// @param adjust factor on the bandwidth, above 0
    /// @param cut    how many bandwidths the grid reaches beyond the extremes, at least 0
    /// @param points of the grid along each axis, in `[2, 1000]`
    public static PlaneDensity of(double[] x, double[] y, double adjust, double cut, int points) {
        if (!(adjust > 0) || !(cut >= 0) || points < 2 || points > 1_000) {
            throw new IllegalArgumentException(
                    "a density over the plane needs adjust > 0, cut ≥ 0 and points in [2, 1000], but has %s, %s and %d"
                            .formatted(adjust, cut, points));
        }
        int[] rows = Finite.rows(x, y);
        double[] ones = new double[rows.length];
        Arrays.fill(ones, 1);
        Weighted xs = Weighted.of(Finite.at(rows, x), ones);
        Weighted ys = Weighted.of(Finite.at(rows, y), ones);
        double factor = adjust * Math.pow(rows.length, -1.0 / 6);
        double vx = xs.covariance(xs) * factor * factor;
        double vy = ys.covariance(ys) * factor * factor;
        double vxy = xs.covariance(ys) * factor * factor;
        double determinant = vx * vy - vxy * vxy;
        if (rows.length < 3 || !(determinant > 1e-12 * vx * vy)) {
            return new PlaneDensity(new double[0], new double[0], new double[0][], rows.length);
        }
        double[] gx = grid(xs.value(), cut * Math.sqrt(vx), points);
        double[] gy = grid(ys.value(), cut * Math.sqrt(vy), points);
        double reachX = Math.min(points, 2 * REACH * Math.sqrt(vx) / (gx[1] - gx[0]));
        double reachY = Math.min(points, 2 * REACH * Math.sqrt(vy) / (gy[1] - gy[0]));
        var kernel = new Kernel(vx, vy, vxy, determinant);
        double[][] z =
                rows.length * reachX * reachY <= MOST_VISITS
                        ? kernel.exact(xs.value(), ys.value(), gx, gy)
                        : kernel.binned(xs.value(), ys.value(), gx, gy);
        return new PlaneDensity(gx, gy, z, rows.length);
    }

    /// The heights above which given shares of the mass lie: drawn as contours they enclose the densest half, nine tenths and so on, as seaborn's kdeplot
    /// `levels` with `1 − share`. O(cells log cells).
    ///
    /// @param shares in `[0, 1]`
    public double[] heights(double... shares) {
        double[] heights = Arrays.stream(z).flatMapToDouble(Arrays::stream).sorted().toArray();
        double[] mass = new double[heights.length];
        double sum = 0;
        for (int i = 0; i < mass.length; i++) {
            sum += heights[heights.length - 1 - i];
            mass[i] = sum;
        }
        double[] out = new double[shares.length];
        for (int k = 0; k < out.length; k++) {
            int at = 0;
            while (at < mass.length - 1 && mass[at] / sum < shares[k]) {
                at++;
            }
            out[k] = mass.length == 0 ? Double.NaN : heights[heights.length - 1 - at];
        }
        return out;
    }

    private static double[] grid(double[] values, double beyond, int points) {
        double low = Arrays.stream(values).min().getAsDouble() - beyond;
        double high = Arrays.stream(values).max().getAsDouble() + beyond;
        double[] grid = new double[points];
        for (int i = 0; i < points; i++) {
            grid[i] = i == points - 1 ? high : low + i * ((high - low) / (points - 1));
        }
        return grid;
    }

    private record Kernel(double vx, double vy, double vxy, double determinant) {

        /// Along a grid row the kernel's neighbours differ by a factor that itself falls by a constant factor, so two products make each next cell.
        double[][] exact(double[] x, double[] y, double[] gx, double[] gy) {
            double[][] z = new double[gy.length][gx.length];
            double dx = gx[1] - gx[0];
            double dy = gy[1] - gy[0];
            double a = vy / determinant;
            double slope = vxy / vy;
            double fall = Math.exp(-a * dx * dx);
            double half = REACH / Math.sqrt(a);
            double height = 1 / (x.length * 2 * Math.PI * Math.sqrt(determinant));
            double sy = Math.sqrt(vy);
            for (int i = 0; i < x.length; i++) {
                int from = (int) Math.max(0, Math.ceil((y[i] - REACH * sy - gy[0]) / dy));
                int to =
                        (int)
                                Math.min(
                                        gy.length - 1.0,
                                        Math.floor((y[i] + REACH * sy - gy[0]) / dy));
                for (int r = from; r <= to; r++) {
                    double v = (gy[r] - y[i]) / sy;
                    double top = height * Math.exp(-0.5 * v * v);
                    double middle = x[i] + slope * (gy[r] - y[i]);
                    int start = (int) Math.rint((middle - gx[0]) / dx);
                    start = Math.clamp(start, 0, gx.length - 1);
                    int first = (int) Math.max(0, Math.ceil((middle - half - gx[0]) / dx));
                    int last =
                            (int)
                                    Math.min(
                                            gx.length - 1.0,
                                            Math.floor((middle + half - gx[0]) / dx));
                    double off = gx[start] - middle;
                    double peak = top * Math.exp(-0.5 * a * off * off);
                    double[] row = z[r];
                    double value = peak;
                    double ratio = Math.exp(-a * dx * (off + 0.5 * dx));
                    for (int c = start; c <= last; c++) {
                        row[c] += value;
                        value *= ratio;
                        ratio *= fall;
                    }
                    value = peak;
                    ratio = Math.exp(a * dx * (off - 0.5 * dx));
                    for (int c = start - 1; c >= first; c--) {
                        value *= ratio;
                        ratio *= fall;
                        row[c] += value;
                    }
                }
            }
            return z;
        }

        double[][] binned(double[] x, double[] y, double[] gx, double[] gy) {
            var plane =
                    new FrequencyPlane(
                            Axis.of(gx, Math.sqrt(determinant / vy), Math.sqrt(vx)),
                            Axis.of(gy, Math.sqrt(determinant / vx), Math.sqrt(vy)));
            plane.add(x, y);
            plane.smooth(vx, vy, vxy);
            return plane.sampled(gx.length, gy.length);
        }
    }

    /// A fine periodic grid along one axis, of which every `finer`-th cell is a point of the coarse one.
    record Axis(double low, double cell, int finer, int margin, int size) {
        static Axis of(double[] grid, double narrow, double wide) {
            double step = grid[1] - grid[0];
            int finer =
                    (int) Math.clamp(Math.ceil(step / (narrow / 4)), 1, 4_096.0 / grid.length + 1);
            double cell = step / finer;
            int margin = 2 + (int) Math.ceil(3 * wide / cell);
            int cells = (grid.length - 1) * finer + 1 + 2 * margin;
            return new Axis(
                    grid[0] - margin * cell,
                    cell,
                    finer,
                    margin,
                    Integer.highestOneBit(cells - 1) * 2);
        }
    }
}
