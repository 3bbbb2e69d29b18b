package dev.loupe.figure.mark.flow;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Banded;
import dev.loupe.figure.scale.Continuous;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scale.Tick;
import dev.loupe.figure.scale.Warp;

import java.util.List;

/// One upright axis among several, with a scale of its own.
///
/// @param scale numbers and times grow upwards, categories are read from the top
record Rail(String name, Column column, Position scale) {

    /// @param everyRow what the scale must cover
    /// @throws IllegalArgumentException if values lie too far apart for a scale
    static Rail of(String name, Layer layer, int[] everyRow) {
        Column column = layer.table().column(name);
        if (column instanceof Column.Texts texts) {
            return new Rail(name, texts, new Banded(List.of(texts.levels()), 0, 0, 1));
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row : everyRow) {
            double value = value(column, row);
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) {
            low = 0;
            high = 1;
        } else if (low == high) {
            double half = low == 0 ? 1 : Math.abs(low) / 10;
            low -= half;
            high += half;
        }
        if (!Double.isFinite(high - low) || low == high) {
            throw new IllegalArgumentException(
                    "The values of "
                            + name
                            + " have no scale: they lie too far apart or too near to each other.");
        }
        boolean time = column instanceof Column.Times;
        return new Rail(
                name, column, new Continuous(time ? Warp.TIME : Warp.LINEAR, low, high, 1, 0));
    }

    private static double value(Column column, int row) {
        return switch (column) {
            case Column.Numbers(double[] values) -> values[row];
            case Column.Times(long[] micros) ->
                    micros[row] == Column.Times.MISSING ? Double.NaN : micros[row];
            case Column.Texts texts -> texts.codes()[row];
        };
    }

    /// The same axis over pixels from `top` to `bottom`.
    Rail over(double top, double bottom) {
        return new Rail(
                name,
                column,
                scale instanceof Banded ? scale.over(top, bottom) : scale.over(bottom, top));
    }

    /// Pixels of these rows; NaN where they have no place.
    double[] at(int[] rows) {
        return Stage.places(scale, column, rows);
    }

    List<Tick> ticks() {
        return scale.ticks((int) Math.clamp(scale.length() / 55, 2, 6));
    }
}
