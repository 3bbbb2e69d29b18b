package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The rows around what a scatter trace fills, as columns x and y in the order of their outline.
///
/// Source: plotly.js, `traces/scatter/plot.js`: fillings to an axis or to another trace run over gaps, those to a trace itself are closed at
/// each.
final class Rings {
    private Rings() {}

    /// The trace there and the other one back.
    static Table between(Table other, Table trace) {
        return joined(List.of(whole(trace, false), whole(other, true)));
    }

    /// Two closed outlines.
    static Table both(Table other, Table trace) {
        return joined(List.of(trace, gap(trace), other));
    }

    /// Down from the ends of the trace to 0.
    ///
    /// @param letter `x` or `y`, the direction in which 0 lies; null unless the column of that name has numbers
    static @Nullable Table toZero(Table trace, String letter) {
        Table line = whole(trace, false);
        if (!(line.column(letter) instanceof Column.Numbers) || line.rows() == 0) {
            return null;
        }
        Column.Numbers zero = new Column.Numbers(new double[1]);
        return joined(
                List.of(
                        line.take(0).with(letter, zero),
                        line,
                        line.take(line.rows() - 1).with(letter, zero)));
    }

    /// Whether x ascends, so that an area over it is that between the line and 0.
    static boolean ascending(Table trace) {
        int[] rows = IntStream.range(0, trace.rows()).toArray();
        return switch (trace.column("x")) {
            case Column.Numbers(double[] x) ->
                    IntStream.of(rows).skip(1).noneMatch(i -> x[i] < x[i - 1]);
            case Column.Times(long[] x) ->
                    IntStream.of(rows).skip(1).noneMatch(i -> x[i] < x[i - 1]);
            case Column.Texts _ -> true;
        };
    }

    private static Table whole(Table trace, boolean backwards) {
        Column x = trace.column("x");
        Column y = trace.column("y");
        int last = trace.rows() - 1;
        return trace.take(
                IntStream.rangeClosed(0, last)
                        .map(i -> backwards ? last - i : i)
                        .filter(i -> !x.missing(i) && !y.missing(i))
                        .toArray());
    }

    private static Table gap(Table like) {
        Column none =
                switch (like.column("x")) {
                    case Column.Numbers _ -> new Column.Numbers(new double[] {Double.NaN});
                    case Column.Times _ -> new Column.Times(new long[] {Column.Times.MISSING});
                    case Column.Texts _ -> Column.Texts.of(new @Nullable String[1]);
                };
        return Table.EMPTY.with("x", none).with("y", like.take(0).column("y"));
    }

    private static Table joined(List<Table> tables) {
        Table all = Table.EMPTY;
        for (String letter : List.of("x", "y")) {
            List<Column> columns = new ArrayList<>();
            tables.forEach(table -> columns.add(table.column(letter)));
            all = all.with(letter, Joined.joined(columns));
        }
        return all;
    }
}
