package dev.loupe.figure.mark.xy;

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
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A line through the rows of each group, in the order of x; a missing value is a gap.
public final class LineMark implements Mark {
    private static final List<String> CURVES =
            List.of("linear", "monotone", "step", "step-before", "step-middle");

    private final Signature signature;

    private LineMark(String name, String purpose, String curve) {
        signature =
                new Signature(
                        name,
                        purpose,
                        List.of(Channel.X, Channel.Y),
                        List.of(
                                Channel.COLOR,
                                Channel.DASH,
                                Channel.DETAIL,
                                Channel.LOW,
                                Channel.HIGH),
                        options(curve),
                        Signature.Swatch.LINE);
    }

    private static List<OptionSpec> options(String curve) {
        List<OptionSpec> options =
                new ArrayList<>(
                        List.of(
                                OptionSpec.word(
                                        "curve",
                                        curve,
                                        CURVES,
                                        "how the line runs from row to row"),
                                OptionSpec.word(
                                        "order", "x", List.of("x", "rows"), "which row comes next"),
                                OptionSpec.flag("markers", false, "a dot at each row"),
                                OptionSpec.word(
                                        "dash",
                                        "",
                                        Dashes.NAMES,
                                        "how lines are broken; as channels say if nothing is given"),
                                OptionSpec.number(
                                        "width",
                                        "1.5, or 1 from 30 lines on",
                                        0.1,
                                        40,
                                        "in pixels")));
        options.addAll(Derived.OPTIONS);
        return options;
    }

    /// Straight from row to row unless told otherwise.
    public static LineMark straight() {
        return new LineMark("line", "a line through the rows of each group", "linear");
    }

    /// Level from each row to the next.
    public static LineMark stepped() {
        return new LineMark("step", "a line that stays level from each row to the next", "step");
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Prepared prepare(Layer layer) {
        boolean byX = layer.options().word("order").equals("x");
        List<Group> groups =
                layer.groups().stream()
                        .map(g -> byX ? Ordered.by(layer, Channel.X, g) : g)
                        .toList();
        return new Lines(signature.name(), Derived.of(layer, groups), groups);
    }

    private record Lines(String name, Layer layer, List<Group> groups) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = new Extents();
            for (Channel channel : List.of(Channel.X, Channel.Y)) {
                extents.column(channel, layer.column(channel), layer.rows())
                        .label(channel, layer.title(channel));
            }
            for (Channel edge : List.of(Channel.LOW, Channel.HIGH)) {
                if (layer.has(edge)) {
                    extents.numbers(Channel.Y, layer.numbers(edge, layer.rows()));
                }
            }
            return extents.coloured(layer).thin();
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Group group : groups) {
                Numbers numbers =
                        Numbers.of(name, group.name())
                                .with("x", layer.column(Channel.X).take(group.rows()))
                                .with("y", layer.column(Channel.Y).take(group.rows()));
                for (Channel edge : List.of(Channel.LOW, Channel.HIGH)) {
                    if (layer.has(edge)) {
                        numbers = numbers.with(edge.word(), layer.column(edge).take(group.rows()));
                    }
                }
                all.add(numbers);
            }
            return all;
        }

        @Override
        public List<EndLabel> endLabels() {
            List<EndLabel> labels = new ArrayList<>();
            if (groups.size() > 8) {
                return labels;
            }
            double[] y = layer.numbers(Channel.Y);
            for (Group group : groups) {
                int last = group.rows().length - 1;
                while (last >= 0 && !Double.isFinite(y[group.rows()[last]])) {
                    last--;
                }
                if (last >= 0 && !group.name().isEmpty()) {
                    labels.add(new EndLabel(group.name(), group, y[group.rows()[last]]));
                }
            }
            return labels;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (layer.has(Channel.LOW) && layer.has(Channel.HIGH)) {
                groups.forEach(group -> drawBand(group, stage, sketch));
            }
            groups.forEach(group -> drawLine(group, stage, sketch));
        }

        private void drawBand(Group group, Stage stage, Sketch sketch) {
            double[] x = stage.across(layer.column(Channel.X), group.rows());
            double[] low = stage.up(layer.column(Channel.LOW), group.rows());
            double[] high = stage.up(layer.column(Channel.HIGH), group.rows());
            Colour colour = stage.look(group, layer.paint()).colour();
            sketch.fill(
                    Meaning.mark(group.name(), group.key()),
                    Curve.between(Curve.of(layer.options().word("curve")), x, low, high),
                    colour.fade(Theme.BAND));
        }

        private void drawLine(Group group, Stage stage, Sketch sketch) {
            double[] x = stage.across(layer.column(Channel.X), group.rows());
            double[] y = stage.up(layer.column(Channel.Y), group.rows());
            Theme.Look look = stage.look(layer, group);
            Colour colour = look.colour();
            double opacity = layer.options().number("opacity", 1);
            double width = layer.options().number("width", stage.lineWidth());
            Stroke stroke =
                    new Stroke(
                            colour.fade(opacity),
                            width,
                            Dashes.of(layer.options().word("dash"), width, look.dash()));
            boolean ramped = layer.has(Channel.COLOR) && !layer.splits(Channel.COLOR);
            List<ColourRuns.Run> runs =
                    ramped && layer.paint() == null
                            ? ColourRuns.of(
                                            layer.numbers(Channel.COLOR, group.rows()),
                                            stage,
                                            colour)
                                    .runs()
                            : List.of();
            Curve curve = Curve.of(layer.options().word("curve"));
            if (runs.isEmpty()) {
                sketch.stroke(
                        Meaning.mark(group.name(), group.key()).rows(group.rows()),
                        curve.through(Thinning.of(x, y)),
                        stroke);
            } else {
                drawRuns(group, runs, curve, x, y, opacity, stroke, sketch);
            }
            boolean marked =
                    layer.options().flag("markers")
                            || look.symbol() != Symbol.CIRCLE && group.rows().length <= 30;
            if (marked) {
                Markers.draw(group, x, y, look, colour, stage, sketch);
            }
        }

        private static void drawRuns(
                Group group,
                List<ColourRuns.Run> runs,
                Curve curve,
                double[] x,
                double[] y,
                double opacity,
                Stroke stroke,
                Sketch sketch) {
            for (ColourRuns.Run run : runs) {
                double[] partX = Arrays.copyOfRange(x, run.first(), run.last() + 1);
                double[] partY = Arrays.copyOfRange(y, run.first(), run.last() + 1);
                int[] rows = Arrays.copyOfRange(group.rows(), run.first(), run.last() + 1);
                sketch.stroke(
                        Meaning.mark(group.name(), group.key()).rows(rows),
                        curve.through(Thinning.of(partX, partY)),
                        new Stroke(run.colour().fade(opacity), stroke.width(), stroke.dash()));
            }
        }
    }
}
