package dev.loupe.figure.mark.composite;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.mark.NumericColumns;
import dev.loupe.figure.mark.Options;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.LayerSpec;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A table of numbers with named rows and columns, from rows of (column, row, value) or from
/// columns side by side.
///
/// @param values  `[rows][columns]` finite
/// @param rowsAt  a row of the data that each row comes from
/// @param columnsAt a row of the data that each column comes from; empty where columns stood side by
///   side
record ClusterTable(
        List<String> rows, List<String> columns, double[][] values, int[] rowsAt, int[] columnsAt) {
    private static final int MOST_CELLS = 1_000_000;

    static ClusterTable of(Table table, LayerSpec layer, Options options) {
        String x = layer.column(Channel.X);
        String y = layer.column(Channel.Y);
        String value = layer.column(Channel.VALUE);
        ClusterTable made =
                x != null && y != null && value != null
                        ? longTable(table, x, y, value)
                        : wide(table, y, options);
        if (made.rows.isEmpty() || made.columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "A clustermap needs rows and columns of finite numbers, but there are none.");
        }
        return made;
    }

    private static ClusterTable wide(Table table, @Nullable String names, Options options) {
        NumericColumns columns = NumericColumns.of(table, columns(table, options), "clustermap");
        List<Integer> at = new ArrayList<>();
        Column named = names == null ? null : table.column(names);
        List<String> rows = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            if (columns.finite(row)) {
                String name = named == null ? String.valueOf(row + 1) : named.text(row);
                rows.add(taken.add(name) ? name : name + " (row " + (row + 1) + ")");
                values.add(columns.row(row));
                at.add(row);
            }
        }
        return new ClusterTable(
                rows,
                columns.names(),
                values.toArray(double[][]::new),
                at.stream().mapToInt(row -> row).toArray(),
                new int[0]);
    }

    /// Those wished for, else all of numbers that do not class rows.
    private static List<String> columns(Table table, Options options) {
        List<String> wished = options.words("columns");
        List<String> classes = options.words(ClusterStrips.ROWS);
        if (!wished.isEmpty() || classes.isEmpty()) {
            return wished;
        }
        List<String> numeric =
                new ArrayList<>(NumericColumns.of(table, wished, "clustermap").names());
        numeric.removeAll(classes);
        return numeric;
    }

    private static ClusterTable longTable(Table table, String x, String y, String value) {
        if (!(table.column(value) instanceof Column.Numbers(double[] numbers))) {
            throw new IllegalArgumentException(
                    "A clustermap needs numbers as value, but "
                            + value
                            + " holds "
                            + table.column(value).kind()
                            + ".");
        }
        List<String> columns = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        int[] across = places(table.column(x), columns);
        int[] down = places(table.column(y), rows);
        if ((long) columns.size() * rows.size() > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "A clustermap of "
                            + columns.size()
                            + " by "
                            + rows.size()
                            + " cells is too large; at most one million can be drawn.");
        }
        double[][] sum = new double[rows.size()][columns.size()];
        int[][] count = new int[rows.size()][columns.size()];
        for (int row = 0; row < table.rows(); row++) {
            if (across[row] >= 0 && down[row] >= 0 && Double.isFinite(numbers[row])) {
                sum[down[row]][across[row]] += numbers[row];
                count[down[row]][across[row]]++;
            }
        }
        for (int r = 0; r < sum.length; r++) {
            for (int c = 0; c < sum[r].length; c++) {
                if (count[r][c] == 0) {
                    throw new IllegalArgumentException(
                            "A clustermap needs a value in every cell, but there is none for "
                                    + brief(rows.get(r))
                                    + " and "
                                    + brief(columns.get(c))
                                    + ".");
                }
                sum[r][c] /= count[r][c];
            }
        }
        return new ClusterTable(
                rows, columns, sum, first(down, rows.size()), first(across, columns.size()));
    }

    /// The first place of each code.
    private static int[] first(int[] codes, int count) {
        int[] first = new int[count];
        for (int row = codes.length - 1; row >= 0; row--) {
            if (codes[row] >= 0) {
                first[codes[row]] = row;
            }
        }
        return first;
    }

    static String brief(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    /// Fills in the names and answers each row's place among them, −1 for none.
    private static int[] places(Column column, List<String> names) {
        Column.Texts texts;
        if (column instanceof Column.Texts t) {
            texts = t;
        } else {
            @Nullable String[] said = new @Nullable String[column.size()];
            Arrays.setAll(said, r -> column.missing(r) ? null : column.text(r));
            texts = Column.Texts.of(said);
        }
        names.addAll(Arrays.asList(texts.levels()));
        return texts.codes();
    }

    /// Rows as columns.
    ClusterTable turned() {
        double[][] turned = new double[columns.size()][rows.size()];
        for (int r = 0; r < values.length; r++) {
            for (int c = 0; c < values[r].length; c++) {
                turned[c][r] = values[r][c];
            }
        }
        return new ClusterTable(columns, rows, turned, columnsAt, rowsAt);
    }

    /// Each row less its mean, over its deviation (of n − 1), as SciPy's `zscore` with `ddof=1`; a
    /// row without spread becomes 0.
    ClusterTable standardised() {
        double[][] z = new double[values.length][];
        for (int r = 0; r < z.length; r++) {
            double mean = Arrays.stream(values[r]).average().orElse(0);
            double squares = Arrays.stream(values[r]).map(v -> (v - mean) * (v - mean)).sum();
            double deviation = Math.sqrt(squares / Math.max(1, values[r].length - 1));
            z[r] =
                    Arrays.stream(values[r])
                            .map(v -> deviation > 0 ? (v - mean) / deviation : 0)
                            .toArray();
        }
        return new ClusterTable(rows, columns, z, rowsAt, columnsAt);
    }
}
