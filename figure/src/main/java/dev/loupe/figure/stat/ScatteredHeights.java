package dev.loupe.figure.stat;

import java.util.Arrays;

/// Heights at scattered places, read off an even grid: linear within each of Delaunay's triangles, NaN outside of them.
///
/// @param x `[columns]` ascending
/// @param y `[rows]` ascending
/// @param z `[rows][columns]`
public record ScatteredHeights(double[] x, double[] y, double[][] z) {
    /// Nodes along each side.
    public static final int SIDE = 160;

    private static final ScatteredHeights NONE =
            new ScatteredHeights(new double[0], new double[0], new double[0][0]);

    /// Rows with a number that is not finite are left out. O(n log n) for the triangles, then O(triangles + nodes).
    ///
    /// @return empty when the places lie on one line
    /// @throws IllegalArgumentException if the lengths differ
    public static ScatteredHeights of(double[] x, double[] y, double[] height) {
        int[] rows = Finite.rows(x, y, height);
        Axis across = Axis.of(Finite.at(rows, x));
        Axis up = Axis.of(Finite.at(rows, y));
        double[] heights = Finite.at(rows, height);
        int[] corners = Delaunay.of(across.places, up.places).triangles();
        if (corners.length == 0) {
            return NONE;
        }
        double[][] z = new double[SIDE][SIDE];
        for (double[] line : z) {
            Arrays.fill(line, Double.NaN);
        }
        for (int t = 0; t < corners.length; t += 3) {
            fill(across.places, up.places, heights, corners, t, z);
        }
        return new ScatteredHeights(across.nodes(), up.nodes(), z);
    }

    /// Numbers from 0 to `SIDE` − 1, so that circles are round on the grid.
    private record Axis(double low, double high, double[] places) {
        static Axis of(double[] values) {
            double low = Arrays.stream(values).min().orElse(0);
            double high = Arrays.stream(values).max().orElse(0);
            double[] places = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                double share = (values[i] / 2 - low / 2) / (high / 2 - low / 2);
                places[i] = high > low ? share * (SIDE - 1) : 0;
            }
            return new Axis(low, high, places);
        }

        double[] nodes() {
            double[] nodes = new double[SIDE];
            for (int i = 0; i < SIDE; i++) {
                double share = i / (SIDE - 1.0);
                nodes[i] = low * (1 - share) + high * share;
            }
            return nodes;
        }
    }

    /// The nodes inside one triangle, its edges included, by barycentric coordinates.
    private static void fill(
            double[] x, double[] y, double[] height, int[] corners, int at, double[][] z) {
        int a = corners[at];
        int b = corners[at + 1];
        int c = corners[at + 2];
        double area = (x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a]);
        if (area == 0) {
            return;
        }
        double slack = 1e-9 * SIDE;
        int top = (int) Math.floor(Math.max(y[a], Math.max(y[b], y[c])) + slack);
        int right = (int) Math.floor(Math.max(x[a], Math.max(x[b], x[c])) + slack);
        int left = (int) Math.ceil(Math.min(x[a], Math.min(x[b], x[c])) - slack);
        for (int r = (int) Math.ceil(Math.min(y[a], Math.min(y[b], y[c])) - slack); r <= top; r++) {
            for (int k = left; k <= right; k++) {
                double v = ((k - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (r - y[a])) / area;
                double w = ((x[b] - x[a]) * (r - y[a]) - (k - x[a]) * (y[b] - y[a])) / area;
                if (v >= -1e-9 && w >= -1e-9 && v + w <= 1 + 1e-9) {
                    z[r][k] = height[a] * (1 - v - w) + height[b] * v + height[c] * w;
                }
            }
        }
    }
}
