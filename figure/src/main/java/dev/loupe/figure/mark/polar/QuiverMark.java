package dev.loupe.figure.mark.polar;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// An arrow at each x and y, as long and as turned as `U` (along x) and `V` (along y) say.
///
/// Directions are those of the numbers, u to the right and v upwards, whatever the scales. The
/// longest arrow nearly reaches its neighbour, times the option `scale`; colours are by `COLOR`,
/// else by speed.
public final class QuiverMark implements Mark {
    private static final int MOST_SINGLE = 900;
    private static final int STEPS = 16;

    private static final Signature SIGNATURE =
            new Signature(
                    "quiver",
                    "an arrow at each x and y along u and v",
                    List.of(Channel.X, Channel.Y, Channel.U, Channel.V),
                    List.of(Channel.COLOR),
                    List.of(
                            OptionSpec.number("scale", "1", 0.01, 100, "factor on the lengths"),
                            OptionSpec.word(
                                    "pivot",
                                    "middle",
                                    List.of("tail", "middle", "tip"),
                                    "what part of the arrow stands at its place")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        FlowField field = FlowField.of(layer);
        double most = 0;
        for (int row : field.rows()) {
            most = Math.max(most, field.speed(row));
        }
        if (Double.isInfinite(most)) {
            throw new IllegalArgumentException(
                    "The speeds of a quiver must have a finite length, but u and v are too large.");
        }
        return new Arrows(layer, field, most);
    }

    private record Arrows(Layer layer, FlowField field, double most) implements Prepared {
        @Override
        public int leftOut() {
            return field.leftOut();
        }

        @Override
        public Extents extents() {
            Extents extents = field.extents();
            return layer.paint() != null || layer.has(Channel.COLOR)
                    ? extents
                    : extents.numbers(
                                    Channel.COLOR,
                                    Arrays.stream(field.rows()).mapToDouble(field::speed).toArray())
                            .label(Channel.COLOR, "speed")
                            .ramp("counts")
                            .thin();
        }

        @Override
        public List<Numbers> numbers() {
            return field.numbers("quiver");
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            double[] x = layer.numbers(Channel.X);
            double[] y = layer.numbers(Channel.Y);
            double spacing =
                    Math.sqrt(
                            stage.box().width()
                                    * stage.box().height()
                                    / Math.max(1, field.rows().length));
            double longest = Math.clamp(spacing * 0.95, 6, 60) * layer.options().number("scale", 1);
            boolean single = field.rows().length <= MOST_SINGLE;
            TreeMap<Integer, Outline.Builder> merged = new TreeMap<>();
            for (Group group : layer.over(field.rows()).groups()) {
                Colour plain = stage.look(group, layer.paint()).colour();
                for (int row : group.rows()) {
                    double px = stage.x().at(x[row]);
                    double py = stage.y().at(y[row]);
                    double share = most == 0 ? 0 : field.speed(row) / most;
                    if (!(Double.isFinite(px) && Double.isFinite(py)) || !(share > 0)) {
                        continue;
                    }
                    Colour colour =
                            colour(row, plain, stage).fade(layer.options().number("opacity", 1));
                    Outline.Builder pen =
                            single
                                    ? new Outline.Builder()
                                    : merged.computeIfAbsent(
                                            colour.argb(), c -> new Outline.Builder());
                    arrow(
                            px,
                            py,
                            field.u()[row] / field.speed(row),
                            -field.v()[row] / field.speed(row),
                            share * longest,
                            pen);
                    if (single) {
                        String said =
                                Numerals.brief(field.u()[row])
                                        + ", "
                                        + Numerals.brief(field.v()[row]);
                        sketch.fill(Meaning.mark(said, group.key()).rows(row), pen.build(), colour);
                    }
                }
                if (!single) {
                    merged.forEach(
                            (argb, pen) ->
                                    sketch.fill(
                                            Meaning.mark(group.name(), group.key()),
                                            pen.build(),
                                            new Colour(argb)));
                    merged.clear();
                }
            }
        }

        /// In few steps, so that arrows of one colour can be one shape.
        private Colour colour(int row, Colour plain, Stage stage) {
            if (layer.paint() != null || layer.has(Channel.COLOR)) {
                return stage.colour(field.layer(), row, plain);
            }
            return stage.ramped(Math.rint(STEPS * field.speed(row) / most) * most / STEPS, plain);
        }

        /// A shaft and a head as one shape; short ones are smaller in all.
        private void arrow(
                double x, double y, double dx, double dy, double length, Outline.Builder pen) {
            double before =
                    switch (layer.options().word("pivot")) {
                        case "tail" -> 0;
                        case "tip" -> length;
                        default -> length / 2;
                    };
            double head = Math.min(6, length * 0.55);
            double half = Math.min(0.7, length * 0.12);
            double wide = head * 0.42;
            double[] along = {
                0, length - head, length - head, length, length - head, length - head, 0
            };
            double[] aside = {-half, -half, -wide, 0, wide, half, half};
            for (int i = 0; i < along.length; i++) {
                double px = x + dx * (along[i] - before) - dy * aside[i];
                double py = y + dy * (along[i] - before) + dx * aside[i];
                if (i == 0) {
                    pen.move(px, py);
                } else {
                    pen.line(px, py);
                }
            }
            pen.close();
        }
    }
}
