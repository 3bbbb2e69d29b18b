package dev.loupe.figure.stat;

import java.util.Arrays;

/// Rows whose numbers are all finite: the rows that statistics are made of.
final class Finite {
    private Finite() {}

    /// The row numbers, ascending, at which every column is finite. O(n × columns).
    ///
    /// @throws IllegalArgumentException if the columns differ in length
    static int[] rows(double[]... columns) {
        int n = columns[0].length;
        for (double[] column : columns) {
            sameLength(n, column.length);
        }
        int[] rows = new int[n];
        int kept = 0;
        for (int row = 0; row < n; row++) {
            boolean finite = true;
            for (double[] column : columns) {
                finite &= Double.isFinite(column[row]);
            }
            if (finite) {
                rows[kept++] = row;
            }
        }
        return kept == n ? rows : Arrays.copyOf(rows, kept);
    }

    /// The finite values in row order; always a copy.
    static double[] of(double[] values) {
        double[] kept = new double[values.length];
        int n = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                kept[n++] = value;
            }
        }
        return n == kept.length ? kept : Arrays.copyOf(kept, n);
    }

    /// `column` at `rows`.
    static double[] at(int[] rows, double[] column) {
        double[] out = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            out[i] = column[rows[i]];
        }
        return out;
    }

    static void sameLength(int expected, int found) {
        if (expected != found) {
            throw new IllegalArgumentException(
                    "columns must have one length, but have " + expected + " and " + found);
        }
    }
}
