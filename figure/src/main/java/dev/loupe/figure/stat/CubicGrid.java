package dev.loupe.figure.stat;

/// Weights of scattered values moved to an even grid such that smooth sums over them stay the same.
///
/// Each value is shared among its four nearest cells by Lagrange's cubic, so a kernel of scale h summed over the grid errs by about
/// `0.07 · (cell / h)⁴` of its height (the remainder of cubic interpolation, NIST DLMF 3.3.11) where sharing between two cells would err by `(cell / h)² / 8`.
final class CubicGrid {
    private CubicGrid() {}

    /// Values nearer than two cells to the ends, or beyond, are put to the nearest cell or left out. O(n).
    static double[] of(double[] values, double[] shares, double low, double cell, int cells) {
        double[] grid = new double[cells];
        double[] w = new double[4];
        for (int i = 0; i < values.length; i++) {
            double place = (values[i] - low) / cell;
            if (place < 1 || place >= cells - 2) {
                int nearest = (int) Math.rint(Math.clamp(place, -1, cells));
                if (nearest >= 0 && nearest < cells) {
                    grid[nearest] += shares[i];
                }
                continue;
            }
            int at = (int) place;
            weights(place - at, w);
            for (int k = 0; k < 4; k++) {
                grid[at - 1 + k] += w[k] * shares[i];
            }
        }
        return grid;
    }

    /// The weights of the cells −1, 0, 1 and 2 for a value at `t` in [0, 1).
    static void weights(double t, double[] w) {
        w[0] = -t * (t - 1) * (t - 2) / 6;
        w[1] = (t + 1) * (t - 1) * (t - 2) / 2;
        w[2] = -(t + 1) * t * (t - 2) / 2;
        w[3] = (t + 1) * t * (t - 1) / 6;
    }
}
