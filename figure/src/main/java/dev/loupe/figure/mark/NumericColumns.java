package dev.loupe.figure.mark;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;

import java.util.ArrayList;
import java.util.List;

/// Several columns of numbers side by side, for marks that take columns by an option instead of by channels.
///
/// @param names  of the columns
/// @param values `[columns][rows of the table]`
public record NumericColumns(List<String> names, double[][] values) {

    /// The columns wished for, else all that hold numbers.
    ///
    /// @param what the mark, for messages
    /// @throws IllegalArgumentException if a column is unknown or does not hold numbers, or there is none
    public static NumericColumns of(Table table, List<String> wished, String what) {
        List<String> names = new ArrayList<>(wished);
        if (wished.isEmpty()) {
            table.columns()
                    .forEach(
                            (name, column) -> {
                                if (column instanceof Column.Numbers) {
                                    names.add(name);
                                }
                            });
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "The mark " + what + " needs columns of numbers, but the table has none.");
        }
        double[][] values = new double[names.size()][];
        for (int i = 0; i < values.length; i++) {
            if (!(table.column(names.get(i)) instanceof Column.Numbers(double[] numbers))) {
                throw new IllegalArgumentException(
                        "The mark "
                                + what
                                + " needs columns of numbers, but "
                                + names.get(i)
                                + " holds "
                                + table.column(names.get(i)).kind()
                                + ".");
            }
            values[i] = numbers;
        }
        return new NumericColumns(List.copyOf(names), values);
    }

    /// One row's numbers.
    public double[] row(int row) {
        double[] numbers = new double[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values[i][row];
        }
        return numbers;
    }

    /// Whether all numbers of a row are finite.
    public boolean finite(int row) {
        for (double[] column : values) {
            if (!Double.isFinite(column[row])) {
                return false;
            }
        }
        return true;
    }
}
