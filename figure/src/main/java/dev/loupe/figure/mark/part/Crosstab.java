package dev.loupe.figure.mark.part;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.spec.Channel;

/// How much falls into each pair of classes of `X` and `COLOR`: the sum of `VALUE`, or how many rows.
///
/// @param columns the classes of `X`
/// @param levels  the classes of `COLOR`
/// @param amounts `[columns][levels]` at least 0
/// @param leftOut rows without a class, or without a finite amount of at least 0
record Crosstab(String[] columns, String[] levels, double[][] amounts, int leftOut) {
    /// More pairs than this are refused.
    private static final int MOST_PAIRS = 10_000;

    /// @throws IllegalArgumentException if there are more than 10,000 pairs or the sum of all is infinite
    static Crosstab of(Layer layer) {
        Column.Texts x = layer.texts(Channel.X);
        Column.Texts colour = layer.texts(Channel.COLOR);
        long pairs = (long) x.levels().length * colour.levels().length;
        if (pairs > MOST_PAIRS) {
            throw new IllegalArgumentException(
                    "The mark mosaic draws at most "
                            + MOST_PAIRS
                            + " pairs of classes, but here there are "
                            + x.levels().length
                            + " times "
                            + colour.levels().length
                            + ".");
        }
        double[] values = layer.has(Channel.VALUE) ? layer.numbers(Channel.VALUE) : new double[0];
        double[][] amounts = new double[x.levels().length][colour.levels().length];
        int leftOut = 0;
        for (int row : layer.rows()) {
            double amount = values.length == 0 ? 1 : values[row];
            int column = x.codes()[row];
            int level = colour.codes()[row];
            if (column >= 0 && level >= 0 && Double.isFinite(amount) && amount >= 0) {
                amounts[column][level] += amount;
            } else {
                leftOut++;
            }
        }
        Crosstab table = new Crosstab(x.levels(), colour.levels(), amounts, leftOut);
        Tally.finite(table.whole(), layer);
        return table;
    }

    double column(int column) {
        double sum = 0;
        for (double amount : amounts[column]) {
            sum += amount;
        }
        return sum;
    }

    double level(int level) {
        double sum = 0;
        for (double[] column : amounts) {
            sum += column[level];
        }
        return sum;
    }

    double whole() {
        double sum = 0;
        for (int column = 0; column < columns.length; column++) {
            sum += column(column);
        }
        return sum;
    }

    /// By how many standard deviations of a Poisson count a cell differs from what independence expects:
    /// `(observed − expected) / √expected` with `expected = column · level / whole`. NaN where nothing is expected.
    ///
    /// Source: Pearson's residuals, Agresti, Categorical Data Analysis, 3rd edition, section 3.3.
    double residual(int column, int level) {
        double expected = column(column) / whole() * level(level);
        return expected > 0
                ? (amounts[column][level] - expected) / Math.sqrt(expected)
                : Double.NaN;
    }
}
