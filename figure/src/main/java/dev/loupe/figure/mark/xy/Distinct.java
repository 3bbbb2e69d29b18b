package dev.loupe.figure.mark.xy;

import dev.loupe.figure.data.Column;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Rows that differ in some columns: a value that is fixed for all rows is drawn once.
final class Distinct {
    private static final int MOST = 5_000;

    private Distinct() {}

    /// The first row of each combination of values; rows without a value are left out.
    ///
    /// @param mark that is drawn, for the message
    /// @throws IllegalArgumentException if there are more than 5,000
    static int[] rows(String mark, int[] rows, List<Column> columns) {
        Set<List<Object>> seen = new HashSet<>();
        List<Integer> first = new ArrayList<>();
        for (int row : rows) {
            List<Object> values = new ArrayList<>(columns.size());
            for (Column column : columns) {
                if (!column.missing(row)) {
                    values.add(value(column, row));
                }
            }
            if (values.size() == columns.size() && seen.add(values)) {
                first.add(row);
            }
            if (first.size() > MOST) {
                throw new IllegalArgumentException(
                        "The mark "
                                + mark
                                + " can be drawn "
                                + MOST
                                + " times in a panel, but here it would be more often.");
            }
        }
        return first.stream().mapToInt(r -> r).toArray();
    }

    private static Object value(Column column, int row) {
        return switch (column) {
            case Column.Numbers(double[] values) -> values[row];
            case Column.Times(long[] micros) -> micros[row];
            case Column.Texts(String[] _, int[] codes) -> codes[row];
        };
    }
}
