package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.mark.Turned;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The values of a layer along one axis, by group, with something counted along the other.
///
/// @param values `X`, or `Y` for a picture that lies on its side
/// @param groups with the rows whose value is finite
record Sample(Layer layer, Channel values, List<Group> groups) {
    /// Heights fill the panel, whatever its other axis shows: for the margins and diagonals of grids of figures.
    static final OptionSpec FIT =
            OptionSpec.flag(
                    "fit", false, "whether heights fill the panel, whatever its axis shows");

    private static final double FILLED = 0.92;

    /// @throws IllegalArgumentException with one sentence unless exactly one of x and y is given, with numbers or times
    static Sample of(Layer layer, String mark) {
        boolean x = layer.has(Channel.X);
        boolean y = layer.has(Channel.Y);
        if (x == y) {
            throw new IllegalArgumentException(
                    "The mark "
                            + mark
                            + " needs one of x and y, but "
                            + (x ? "both are" : "neither is")
                            + " given.");
        }
        Channel values = x ? Channel.X : Channel.Y;
        double[] numbers = layer.numbers(values);
        List<Group> groups =
                layer.groups().stream().map(g -> g.rows(finite(numbers, g.rows()))).toList();
        return new Sample(layer, values, groups);
    }

    private static int[] finite(double[] numbers, int[] rows) {
        return Arrays.stream(rows).filter(row -> Double.isFinite(numbers[row])).toArray();
    }

    boolean lying() {
        return values == Channel.Y;
    }

    /// The channel of what is counted.
    Channel heights() {
        return lying() ? Channel.X : Channel.Y;
    }

    double[] of(Group group) {
        return layer.numbers(values, group.rows());
    }

    /// The finite values of all panels.
    double[] everywhere() {
        return Arrays.stream(layer.numbers(values, layer.everyRow()))
                .filter(Double::isFinite)
                .toArray();
    }

    boolean times() {
        return layer.column(values) instanceof Column.Times;
    }

    int leftOut() {
        return layer.rows().length - groups.stream().mapToInt(g -> g.rows().length).sum();
    }

    /// The values' axis covers these, the other is called so.
    Extents extents(String height, double... covered) {
        Extents extents =
                times()
                        ? new Extents().times(values, covered)
                        : new Extents().numbers(values, covered);
        extents.ramped(layer).label(values, layer.title(values));
        return layer.options().flag(FIT.name()) ? extents : extents.label(heights(), height);
    }

    Turned turned(Stage stage) {
        return new Turned(stage, lying());
    }

    /// From heights to pixels: by the axis, or so that `most` nearly fills the panel.
    DoubleUnaryOperator up(Stage stage, double most) {
        Position scale = turned(stage).values();
        if (!layer.options().flag(FIT.name())) {
            double zero = scale.at(0);
            double base = Double.isFinite(zero) ? zero : scale.from();
            return height -> {
                double at = scale.at(height);
                return Double.isFinite(at) ? at : base;
            };
        }
        double unit = most > 0 ? FILLED * (scale.to() - scale.from()) / most : 0;
        return height -> scale.from() + height * unit;
    }
}
