package dev.loupe.figure.mark.polar;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// Places, each with how fast something flows there along x and y.
///
/// @param rows those where all four are finite
/// @param u,v  `[rows of the table]`
record FlowField(Layer layer, int[] rows, double[] u, double[] v) {
    static FlowField of(Layer layer) {
        List<double[]> all =
                List.of(
                        layer.numbers(Channel.X),
                        layer.numbers(Channel.Y),
                        layer.numbers(Channel.U),
                        layer.numbers(Channel.V));
        int[] rows =
                Arrays.stream(layer.rows())
                        .filter(r -> all.stream().allMatch(c -> Double.isFinite(c[r])))
                        .toArray();
        return new FlowField(layer, rows, all.get(2), all.get(3));
    }

    FlowField where(IntPredicate row) {
        return new FlowField(layer, Arrays.stream(rows).filter(row).toArray(), u, v);
    }

    double speed(int row) {
        return Math.hypot(u[row], v[row]);
    }

    int leftOut() {
        return layer.rows().length - rows.length;
    }

    /// Of places, and of colours where a column says them.
    Extents extents() {
        Extents extents =
                new Extents()
                        .numbers(Channel.X, layer.numbers(Channel.X, rows))
                        .numbers(Channel.Y, layer.numbers(Channel.Y, rows))
                        .label(Channel.X, layer.title(Channel.X))
                        .label(Channel.Y, layer.title(Channel.Y))
                        .padded(Channel.X)
                        .padded(Channel.Y);
        return layer.has(Channel.COLOR)
                ? extents.column(Channel.COLOR, layer.column(Channel.COLOR), rows)
                        .label(Channel.COLOR, layer.title(Channel.COLOR))
                        .thin()
                : extents;
    }

    List<Numbers> numbers(String name) {
        return List.of(
                Numbers.of(name, "")
                        .with("x", layer.numbers(Channel.X, rows))
                        .with("y", layer.numbers(Channel.Y, rows))
                        .with("u", layer.numbers(Channel.U, rows))
                        .with("v", layer.numbers(Channel.V, rows)));
    }
}
