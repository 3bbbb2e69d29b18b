package dev.loupe.figure.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Named columns of equal length. Values are shared, not copied: whoever gives an array does not change it after.
///
/// @param columns in the order they were given
/// @param rows    the length of each
public record Table(SequencedMap<String, Column> columns, int rows) {
    public static final Table EMPTY = new Table(new LinkedHashMap<>(), 0);

    public static Table of(String name, double... values) {
        return EMPTY.with(name, values);
    }

    public static Table of(String name, String... values) {
        return EMPTY.with(name, values);
    }

    public Table with(String name, double... values) {
        return with(name, new Column.Numbers(values));
    }

    public Table with(String name, String... values) {
        return with(name, Column.Texts.of(values));
    }

    /// One more column, or another one under this name.
    ///
    /// @throws IllegalArgumentException if its length is not that of the others
    public Table with(String name, Column column) {
        boolean alone = columns.isEmpty() || columns.size() == 1 && columns.containsKey(name);
        if (!alone && column.size() != rows) {
            throw new IllegalArgumentException(
                    "Column "
                            + name
                            + " must have "
                            + rows
                            + " values like "
                            + columns.firstEntry().getKey()
                            + ", but has "
                            + column.size()
                            + ".");
        }
        SequencedMap<String, Column> more = new LinkedHashMap<>(columns);
        more.put(name, column);
        return new Table(more, column.size());
    }

    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /// @throws IllegalArgumentException naming the nearest column if there is none of this name
    public Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(
                    "There is no column "
                            + name
                            + (columns.isEmpty()
                                    ? "; the table is empty."
                                    : "; the nearest is "
                                            + Nearest.of(name, columns.keySet())
                                            + ", and all are "
                                            + all()
                                            + "."));
        }
        return column;
    }

    private String all() {
        String names = columns.keySet().stream().limit(20).collect(Collectors.joining(", "));
        return columns.size() > 20 ? names + " and " + (columns.size() - 20) + " more" : names;
    }

    /// The same columns with only these rows, in this order.
    public Table take(int... chosen) {
        SequencedMap<String, Column> taken = new LinkedHashMap<>();
        for (Map.Entry<String, Column> entry : columns.entrySet()) {
            taken.put(entry.getKey(), entry.getValue().take(chosen));
        }
        return new Table(taken, chosen.length);
    }

    /// Row numbers from 0.
    public int[] allRows() {
        int[] all = new int[rows];
        Arrays.setAll(all, i -> i);
        return all;
    }
}
