package dev.loupe.figure.stat;

/// How much two columns go together, in `[−1, 1]`.
public final class Correlation {
    /// Which correlation.
    public enum Kind {
        /// Of the values: how near they lie to a line.
        PEARSON,
        /// Of their ranks: how near they lie to any rising curve.
        SPEARMAN
    }

    private Correlation() {}

    /// Over rows in which both numbers are finite. O(n), by ranks O(n log n).
    ///
    /// @return NaN below two rows, or when a column does not vary
    /// @throws IllegalArgumentException if the lengths differ
    public static double of(double[] x, double[] y, Kind kind) {
        int[] rows = Finite.rows(x, y);
        double[] xs = Finite.at(rows, x);
        double[] ys = Finite.at(rows, y);
        return switch (kind) {
            case PEARSON -> pearson(xs, ys);
            case SPEARMAN -> pearson(Order.ranks(xs), Order.ranks(ys));
        };
    }

    /// Each column with each, over the rows that the two share, as pandas' `DataFrame.corr`. The diagonal is 1, or NaN for a column that does not vary.
    ///
    /// @return `[columns][columns]`, symmetric
    public static double[][] matrix(double[][] columns, Kind kind) {
        double[][] matrix = new double[columns.length][columns.length];
        for (int a = 0; a < columns.length; a++) {
            for (int b = 0; b <= a; b++) {
                double r = of(columns[a], columns[b], kind);
                matrix[a][b] = a == b && !Double.isNaN(r) ? 1 : r;
                matrix[b][a] = matrix[a][b];
            }
        }
        return matrix;
    }

    private static double pearson(double[] x, double[] y) {
        Moments mx = Moments.of(x);
        Moments my = Moments.of(y);
        if (!(mx.sd() > 0) || !(my.sd() > 0)) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += ((x[i] - mx.mean()) / mx.sd()) * ((y[i] - my.mean()) / my.sd());
        }
        return Math.clamp(sum / (x.length - 1), -1, 1);
    }
}
