package dev.loupe.figure.stat;

import java.util.Arrays;

/// A histogram in two dimensions. Bins are closed as those of [Bins].
///
/// @param xEdges `[columns + 1]` ascending
/// @param yEdges `[rows + 1]` ascending
/// @param weight `[rows][columns]` rows of the input in the cell, or the sum of their weights
/// @param left   rows of the input that are in no cell
public record Grid2d(double[] xEdges, double[] yEdges, double[][] weight, int left) {

    /// Counts in cells on round numbers.
    public static Grid2d of(double[] x, double[] y) {
        return of(x, y, BinEdges.nice(x, BinEdges.Rule.AUTO), BinEdges.nice(y, BinEdges.Rule.AUTO));
    }

    /// Counts in given cells. O(n log bins).
    ///
    /// @throws IllegalArgumentException if edges do not ascend or the lengths differ
    public static Grid2d of(double[] x, double[] y, double[] xEdges, double[] yEdges) {
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        return of(x, y, ones, xEdges, yEdges);
    }

    /// Sums of weights; rows with a number that is not finite are left out.
    public static Grid2d of(
            double[] x, double[] y, double[] weights, double[] xEdges, double[] yEdges) {
        Finite.sameLength(x.length, y.length);
        Finite.sameLength(x.length, weights.length);
        Bins.check(xEdges);
        Bins.check(yEdges);
        double[][] weight = new double[yEdges.length - 1][xEdges.length - 1];
        int left = 0;
        for (int row = 0; row < x.length; row++) {
            int column = Bins.bin(xEdges, x[row]);
            int line = Bins.bin(yEdges, y[row]);
            if (column < 0 || line < 0 || !Double.isFinite(weights[row])) {
                left++;
            } else {
                weight[line][column] += weights[row];
            }
        }
        return new Grid2d(xEdges, yEdges, weight, left);
    }
}
