package dev.loupe.figure.mark;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.spec.Channel;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// One layer of one panel: its columns by channel, the rows that belong to the panel, its options.
///
/// @param columns  by channel; all of the same length
/// @param titles   the name of each channel's column, as axis and legend titles; absent for fixed values
/// @param rows     the panel's rows, ascending
/// @param classes  the classes of the split channels (`COLOR`, `DASH`, `SHAPE`, `HATCH`), over all layers, in order
/// @param everyRow the rows of all panels
public record Layer(
        Table table,
        Map<Channel, Column> columns,
        Map<Channel, String> titles,
        Options options,
        int[] rows,
        int[] everyRow,
        Map<Channel, List<String>> classes) {

    public boolean has(Channel channel) {
        return columns.containsKey(channel);
    }

    /// The channel's column over all rows of the table; the engine has made sure that what a mark needs is there.
    public Column column(Channel channel) {
        Column column = columns.get(channel);
        if (column == null) {
            throw new IllegalStateException("no column for " + channel.word());
        }
        return column;
    }

    public String title(Channel channel) {
        return titles.getOrDefault(channel, "");
    }

    /// The channel's numbers over all rows of the table; times as microseconds since 1970 UTC, NaN where missing.
    ///
    /// @throws IllegalArgumentException if they are texts
    public double[] numbers(Channel channel) {
        return switch (column(channel)) {
            case Column.Numbers(double[] values) -> values;
            case Column.Times(long[] micros) ->
                    Arrays.stream(micros)
                            .mapToDouble(m -> m == Column.Times.MISSING ? Double.NaN : m)
                            .toArray();
            case Column.Texts texts ->
                    throw new IllegalArgumentException(
                            "The channel "
                                    + channel.word()
                                    + " needs numbers, but "
                                    + (title(channel).isEmpty() ? "it" : title(channel))
                                    + " holds texts"
                                    + (texts.levels().length > 0
                                            ? ", such as " + texts.levels()[0]
                                            : "")
                                    + ".");
        };
    }

    /// The channel's numbers for these rows, finite or not.
    public double[] numbers(Channel channel, int[] of) {
        double[] all = numbers(channel);
        double[] some = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            some[i] = all[of[i]];
        }
        return some;
    }

    /// The channel's values as texts over all rows. Numbers become texts in ascending order, so that categories stand in it.
    public Column.Texts texts(Channel channel) {
        return texts(column(channel));
    }

    /// A column's values as texts. Numbers and times become texts in ascending order.
    public static Column.Texts texts(Column column) {
        return switch (column) {
            case Column.Texts texts -> texts;
            case Column.Numbers(double[] values) -> ordered(column, values);
            case Column.Times(long[] micros) ->
                    ordered(column, Arrays.stream(micros).mapToDouble(m -> m).toArray());
        };
    }

    private static Column.Texts ordered(Column column, double[] values) {
        double[] distinct = new double[values.length];
        int n = 0;
        for (int row = 0; row < values.length; row++) {
            if (!column.missing(row)) {
                distinct[n++] = values[row];
            }
        }
        Arrays.sort(distinct, 0, n);
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || Double.compare(distinct[i], distinct[i - 1]) != 0) {
                distinct[count++] = distinct[i];
            }
        }
        String[] levels = new String[count];
        int[] codes = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            codes[row] =
                    column.missing(row) ? -1 : Arrays.binarySearch(distinct, 0, count, values[row]);
            if (codes[row] >= 0 && levels[codes[row]] == null) {
                levels[codes[row]] = column.text(row);
            }
        }
        return new Column.Texts(levels, codes);
    }

    /// Whether a channel splits rows into classes rather than running along a ramp.
    public boolean splits(Channel channel) {
        return classes.containsKey(channel) && has(channel);
    }

    /// The panel's rows in groups of equal colour, dash, shape and hatch class and equal `DETAIL`, in the order of the classes.
    public List<Group> groups() {
        return Grouping.of(this, rows);
    }

    /// The rows of all panels, in the same groups.
    public List<Group> everyGroup() {
        return Grouping.of(this, everyRow);
    }

    /// The same layer over other rows.
    public Layer over(int[] others) {
        return new Layer(table, columns, titles, options, others, everyRow, classes);
    }

    /// The colour that the whole layer was given, or null.
    public @Nullable Colour paint() {
        return options.colour("paint");
    }
}
