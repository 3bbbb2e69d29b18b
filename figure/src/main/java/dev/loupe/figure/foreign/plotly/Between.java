package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// What lies between two lines, over the places of both.
final class Between {
    private Between() {}

    /// The columns x, low and high; null unless both have numbers, or times, at x and numbers at y, ascending.
    static @Nullable Table of(Table lower, Table upper) {
        double[] lowX = places(lower.column("x"));
        double[] highX = places(upper.column("x"));
        if (lowX == null
                || highX == null
                || !lower.column("x").kind().equals(upper.column("x").kind())
                || !(lower.column("y") instanceof Column.Numbers(double[] lowY))
                || !(upper.column("y") instanceof Column.Numbers(double[] highY))) {
            return null;
        }
        double[] x =
                DoubleStream.concat(Arrays.stream(lowX), Arrays.stream(highX))
                        .sorted()
                        .distinct()
                        .toArray();
        double[] low = Arrays.stream(x).map(v -> at(lowX, lowY, v)).toArray();
        double[] high = Arrays.stream(x).map(v -> at(highX, highY, v)).toArray();
        boolean times = upper.column("x") instanceof Column.Times;
        Column along =
                times
                        ? new Column.Times(Arrays.stream(x).mapToLong(v -> (long) v).toArray())
                        : new Column.Numbers(x);
        return Table.EMPTY.with("x", along).with("low", low).with("high", high);
    }

    /// Null unless they are numbers or times, none missing, ascending.
    private static double @Nullable [] places(Column column) {
        double[] places =
                switch (column) {
                    case Column.Numbers(double[] values) -> values;
                    case Column.Times(long[] micros) ->
                            Arrays.stream(micros).asDoubleStream().toArray();
                    case Column.Texts _ -> null;
                };
        if (places == null) {
            return null;
        }
        for (int i = 0; i < places.length; i++) {
            if (column.missing(i) || i > 0 && places[i - 1] > places[i]) {
                return null;
            }
        }
        return places;
    }

    /// The height of a line at `place`, straight between neighbours; NaN beyond its ends.
    private static double at(double[] x, double[] y, double place) {
        int found = Arrays.binarySearch(x, place);
        if (found >= 0) {
            return y[found];
        }
        int next = -found - 1;
        if (next == 0 || next == x.length) {
            return Double.NaN;
        }
        double part = (place - x[next - 1]) / (x[next] - x[next - 1]);
        return y[next - 1] + part * (y[next] - y[next - 1]);
    }
}
