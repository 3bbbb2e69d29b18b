package dev.loupe.figure.mark.grid;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.spec.Channel;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Rows gathered into the cells of a table of two columns, each cell one number.
///
/// @param x,y     the categories of columns and rows
/// @param values  `[rows × columns]`, row by row; NaN where no row falls
/// @param counts  `[rows × columns]` rows in each cell
/// @param members `[rows × columns]` the one row of a cell that has only one, else −1
public record Cells(Column.Texts x, Column.Texts y, double[] values, int[] counts, int[] members) {
    private static final int MOST = 4_000_000;

    /// How the rows of one cell become one number.
    public enum Gathering {
        MEAN,
        SUM,
        COUNT,
        MIN,
        MAX
    }

    /// @param by the channel whose numbers are gathered; null to count rows
    /// @throws IllegalArgumentException if there would be more than four million cells
    public static Cells of(Layer layer, @Nullable Channel by, Gathering gathering) {
        Column.Texts x = layer.texts(Channel.X);
        Column.Texts y = layer.texts(Channel.Y);
        int columns = x.levels().length;
        int rows = y.levels().length;
        if ((long) columns * rows > MOST) {
            throw new IllegalArgumentException(
                    "A table of "
                            + columns
                            + " by "
                            + rows
                            + " cells is too large; at most four million can be drawn.");
        }
        double[] values = new double[columns * rows];
        int[] counts = new int[values.length];
        int[] members = new int[values.length];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(members, -1);
        double[] numbers = by == null ? new double[0] : layer.numbers(by);
        for (int row : layer.rows()) {
            if (x.codes()[row] >= 0 && y.codes()[row] >= 0) {
                int cell = y.codes()[row] * columns + x.codes()[row];
                double value = by == null ? 1 : numbers[row];
                if (!Double.isNaN(value)) {
                    members[cell] = counts[cell] == 0 ? row : -1;
                    values[cell] =
                            counts[cell] == 0
                                    ? first(value, gathering)
                                    : joined(values[cell], value, gathering);
                    counts[cell]++;
                }
            }
        }
        if (gathering == Gathering.MEAN) {
            for (int cell = 0; cell < values.length; cell++) {
                values[cell] /= counts[cell] == 0 ? 1 : counts[cell];
            }
        }
        return new Cells(x, y, values, counts, members);
    }

    private static double first(double value, Gathering gathering) {
        return gathering == Gathering.COUNT ? 1 : value;
    }

    private static double joined(double before, double value, Gathering gathering) {
        return switch (gathering) {
            case MEAN, SUM -> before + value;
            case COUNT -> before + 1;
            case MIN -> Math.min(before, value);
            case MAX -> Math.max(before, value);
        };
    }

    public int columns() {
        return x.levels().length;
    }

    public int rows() {
        return y.levels().length;
    }
}
