package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.ScaleSpec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Categories along y. Plotly's first stands at the bottom, Loupe's at the top, so that they are ordered from the last to the first.
///
/// Source: plotly.js' reference of `layout.yaxis.categoryorder`.
final class Upwards {
    /// Axes of more numbers have no bands.
    private static final int MOST = 2_000;

    private Upwards() {}

    /// An order says nothing to a scale that turns out to have no bands.
    static FigureSpec of(FigureSpec figure) {
        ScaleSpec scale = figure.scale(Channel.Y);
        Set<String> names = new LinkedHashSet<>(scale.order());
        TreeMap<Double, String> numbers = new TreeMap<>();
        for (LayerSpec layer : figure.layers()) {
            Table table = layer.data();
            String y = layer.column(Channel.Y);
            if (table == null || y == null || !table.has(y)) {
                continue;
            }
            switch (table.column(y)) {
                case Column.Texts texts -> names.addAll(List.of(texts.levels()));
                case Column.Numbers(double[] values) -> {
                    for (int row = 0; row < values.length && numbers.size() <= MOST; row++) {
                        if (Double.isFinite(values[row])) {
                            numbers.putIfAbsent(values[row], table.column(y).text(row));
                        }
                    }
                }
                case Column.Times _ -> {}
            }
        }
        List<String> order = new ArrayList<>(names);
        if (numbers.size() <= MOST) {
            order.addAll(numbers.values());
        }
        boolean bands =
                !names.isEmpty()
                        || figure.layers().stream()
                                .anyMatch(
                                        layer ->
                                                List.of("heatmap", "bar", "box", "violin")
                                                        .contains(layer.mark()));
        return bands ? figure.with(Channel.Y, scale.order(order.reversed())) : figure;
    }
}
