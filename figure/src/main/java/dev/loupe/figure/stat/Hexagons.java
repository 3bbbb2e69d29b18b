package dev.loupe.figure.stat;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Rows counted in hexagons that tile the plane.
///
/// Hexagons lie on two interleaved lattices as Matplotlib's `hexbin` lays them (Carr, Littlefield, Nicholson and Littlefield, Journal of the American
/// Statistical Association 82 (1987)); each row goes to the nearer of its two nearest centres.
///
/// @param x      `[cells]` centres, only of hexagons that hold rows
/// @param y      `[cells]`
/// @param weight `[cells]` rows, or the mean of their values
/// @param width  of a hexagon in units of x, from side to side
/// @param height distance between rows of one lattice in units of y; a hexagon is `⅔ · height` from tip to tip
/// @param left   rows left out
public record Hexagons(
        double[] x, double[] y, double[] weight, double width, double height, int left) {

    /// Counts. As many rows of hexagons as make them regular on a square panel, `columns / √3`.
    ///
    /// @param columns of one lattice, in `[1, 2000]`
    public static Hexagons of(double[] x, double[] y, int columns) {
        return of(x, y, null, columns, (int) (columns / Math.sqrt(3)));
    }

    /// Counts, or means of `values`. Rows in which a number is not finite are left out. O(n + columns · rows).
    ///
    /// @param values means to show, or null for counts
    /// @param rows   of one lattice, in `[1, 2000]`; less is taken as 1
    public static Hexagons of(
            double[] x, double[] y, double @Nullable [] values, int columns, int rows) {
        int ny = Math.max(1, rows);
        if (columns < 1 || columns > 2_000 || ny > 2_000) {
            throw new IllegalArgumentException(
                    "hexagons must have between 1 and 2000 columns and rows, but have "
                            + columns
                            + " and "
                            + rows);
        }
        int[] kept = values == null ? Finite.rows(x, y) : Finite.rows(x, y, values);
        double[] rangeX = range(Finite.at(kept, x));
        double[] rangeY = range(Finite.at(kept, y));
        double padding = 1e-9 * (rangeX[1] - rangeX[0]);
        double left = rangeX[0] - padding;
        double sx = (rangeX[1] + padding - left) / columns;
        double sy = (rangeY[1] - rangeY[0]) / ny;
        int first = (columns + 1) * (ny + 1);
        double[] sum = new double[first + columns * ny];
        double[] count = new double[sum.length];
        for (int row : kept) {
            double ix = (x[row] - left) / sx;
            double iy = (y[row] - rangeY[0]) / sy;
            double cx = Math.rint(ix);
            double cy = Math.rint(iy);
            double mx = Math.min(Math.floor(ix), columns - 1.0);
            double my = Math.min(Math.floor(iy), ny - 1.0);
            int cell =
                    square(ix - cx) + 3 * square(iy - cy)
                                    < square(ix - mx - 0.5) + 3 * square(iy - my - 0.5)
                            ? (int) cx * (ny + 1) + (int) cy
                            : first + (int) mx * ny + (int) my;
            count[cell]++;
            sum[cell] += values == null ? 1 : values[row];
        }
        double[] outX = new double[sum.length];
        double[] outY = new double[sum.length];
        double[] weight = new double[sum.length];
        int n = 0;
        for (int cell = 0; cell < sum.length; cell++) {
            if (count[cell] > 0) {
                boolean inner = cell >= first;
                int column = inner ? (cell - first) / ny : cell / (ny + 1);
                int line = inner ? (cell - first) % ny : cell % (ny + 1);
                outX[n] = left + (column + (inner ? 0.5 : 0)) * sx;
                outY[n] = rangeY[0] + (line + (inner ? 0.5 : 0)) * sy;
                weight[n++] = values == null ? count[cell] : sum[cell] / count[cell];
            }
        }
        return new Hexagons(
                Arrays.copyOf(outX, n),
                Arrays.copyOf(outY, n),
                Arrays.copyOf(weight, n),
                sx,
                sy,
                x.length - kept.length);
    }

    /// The six corners of a hexagon around (0, 0), anticlockwise from the lower right: x in the first array, y in the second.
    public double[][] corners() {
        double w = width / 2;
        double h = height / 6;
        return new double[][] {{w, w, 0, -w, -w, 0}, {-h, h, 2 * h, h, -h, -2 * h}};
    }

    private static double square(double v) {
        return v * v;
    }

    private static double[] range(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        if (high - low > 1e-15 * Math.max(Math.abs(low), Math.abs(high))) {
            return new double[] {low, high};
        }
        double by = low == 0 && high == 0 ? 0.1 : 0.1 * Math.abs(low);
        return new double[] {low - by, high + by};
    }
}
