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
        double[][] of = new double[4][];
        List<Channel> channels = List.of(Channel.X, Channel.Y, Channel.U, Channel.V);
        for (int i = 0; i < 4; i++) {
            of[i] = layer.numbers(channels.get(i));
        }
        int[] rows =
                Arrays.stream(layer.rows())
                        .filter(r -> Arrays.stream(of).allMatch(c -> Double.isFinite(c[r])))
                        .toArray();
        double most = 0;
        for (int row : rows) {
            most = Math.max(most, Math.hypot(of[2][row], of[3][row]));
        }
        if (Double.isInfinite(most)) {
            throw new IllegalArgumentException(
                    "The speeds of a quiver must have a finite length, but u and v are too large.");
        }
        return new Arrows(layer, rows, of[2], of[3], most, layer.rows().length - rows.length);
    }

    private record Arrows(Layer layer, int[] rows, double[] u, double[] v, double most, int leftOut)
            implements Prepared {
        private double speed(int row) {
            return Math.hypot(u[row], v[row]);
        }

        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .numbers(Channel.X, layer.numbers(Channel.X, rows))
                            .numbers(Channel.Y, layer.numbers(Channel.Y, rows))
                            .label(Channel.X, layer.title(Channel.X))
                            .label(Channel.Y, layer.title(Channel.Y))
                            .padded(Channel.X)
                            .padded(Channel.Y);
            if (layer.has(Channel.COLOR)) {
                return extents.column(Channel.COLOR, layer.column(Channel.COLOR), rows)
                        .label(Channel.COLOR, layer.title(Channel.COLOR))
                        .thin();
            }
            return layer.paint() != null
                    ? extents
                    : extents.numbers(
                                    Channel.COLOR,
                                    Arrays.stream(rows).mapToDouble(this::speed).toArray())
                            .label(Channel.COLOR, "speed")
                            .ramp("counts")
                            .thin();
        }

        @Override
        public List<Numbers> numbers() {
            return List.of(
                    Numbers.of("quiver", "")
                            .with("x", layer.numbers(Channel.X, rows))
                            .with("y", layer.numbers(Channel.Y, rows))
                            .with("u", layer.numbers(Channel.U, rows))
                            .with("v", layer.numbers(Channel.V, rows)));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            double[] x = layer.numbers(Channel.X);
            double[] y = layer.numbers(Channel.Y);
            double spacing =
                    Math.sqrt(
                            stage.box().width() * stage.box().height() / Math.max(1, rows.length));
            double longest = Math.clamp(spacing * 0.95, 6, 60) * layer.options().number("scale", 1);
            boolean single = rows.length <= MOST_SINGLE;
            TreeMap<Integer, Outline.Builder> merged = new TreeMap<>();
            for (Group group : layer.over(rows).groups()) {
                Colour plain = stage.look(group, layer.paint()).colour();
                for (int row : group.rows()) {
                    double px = stage.x().at(x[row]);
                    double py = stage.y().at(y[row]);
                    double share = most == 0 ? 0 : speed(row) / most;
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
                    arrow(px, py, u[row] / speed(row), -v[row] / speed(row), share * longest, pen);
                    if (single) {
                        String said = Numerals.brief(u[row]) + ", " + Numerals.brief(v[row]);
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
            if (layer.paint() != null || layer.splits(Channel.COLOR)) {
                return plain;
            }
            if (layer.has(Channel.COLOR)) {
                return stage.ramped(layer.numbers(Channel.COLOR)[row], plain);
            }
            return stage.ramped(Math.rint(STEPS * speed(row) / most) * most / STEPS, plain);
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
