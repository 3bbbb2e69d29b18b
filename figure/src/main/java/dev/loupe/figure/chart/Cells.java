package dev.loupe.figure.chart;

import dev.loupe.figure.data.Table;

import java.util.Arrays;

/// Matrices as tables.
final class Cells {
    private Cells() {}

    /// A row for each cell: `from`, `to` and `weight`.
    ///
    /// @param weights `[from][to]`
    static Table of(double[][] weights) {
        int n = weights.length;
        int columns = n == 0 ? 0 : weights[0].length;
        double[] from = new double[n * columns];
        double[] to = new double[from.length];
        double[] weight = new double[from.length];
        for (int i = 0; i < n; i++) {
            Lengths.same("the first row", columns, "row " + i, weights[i].length);
            for (int j = 0; j < columns; j++) {
                from[i * columns + j] = i;
                to[i * columns + j] = j;
                weight[i * columns + j] = weights[i][j];
            }
        }
        return Table.of("from", from).with("to", to).with("weight", weight);
    }

    /// A row for each pixel: `image`, `row`, `column` and `value`.
    ///
    /// @param images `[images][rows][columns]`
    static Table of(double[][][] images) {
        int pixels = Arrays.stream(images).mapToInt(Cells::pixels).sum();
        double[] which = new double[pixels];
        double[] row = new double[pixels];
        double[] column = new double[pixels];
        double[] value = new double[pixels];
        int at = 0;
        for (int i = 0; i < images.length; i++) {
            for (int r = 0; r < images[i].length; r++) {
                for (int c = 0; c < images[i][r].length; c++) {
                    which[at] = i;
                    row[at] = r;
                    column[at] = c;
                    value[at++] = images[i][r][c];
                }
            }
        }
        return Table.of("image", which)
                .with("row", row)
                .with("column", column)
                .with("value", value);
    }

    /// The picture of each pixel, from 0.
    static int[] pictures(double[][][] images) {
        int[] which = new int[Arrays.stream(images).mapToInt(Cells::pixels).sum()];
        int at = 0;
        for (int i = 0; i < images.length; i++) {
            int next = at + pixels(images[i]);
            Arrays.fill(which, at, next, i);
            at = next;
        }
        return which;
    }

    private static int pixels(double[][] image) {
        return Arrays.stream(image).mapToInt(row -> row.length).sum();
    }

    /// A column for each of the matrix': `column 0`, `column 1` …
    ///
    /// @param rows `[n][columns]`
    static Table columns(double[][] rows) {
        Table table = Table.EMPTY;
        int columns = rows.length == 0 ? 0 : rows[0].length;
        for (int c = 0; c < columns; c++) {
            double[] column = new double[rows.length];
            for (int r = 0; r < rows.length; r++) {
                Lengths.same("the first row", columns, "row " + r, rows[r].length);
                column[r] = rows[r][c];
            }
            table = table.with("column " + c, column);
        }
        return table;
    }
}
