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
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The area between 0 and the rows of each group; several groups stand on each other.
public final class AreaMark implements Mark {
    private static final double STACKED = 0.85;

    private static final Signature SIGNATURE =
            new Signature(
                    "area",
                    "the area under the rows of each group, groups on each other",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.COLOR, Channel.DETAIL),
                    List.of(
                            OptionSpec.word(
                                    "stack",
                                    "",
                                    List.of(
                                            "none",
                                            "zero",
                                            "normalize",
                                            "silhouette",
                                            "wiggle",
                                            "stream"),
                                    "groups from 0 each, on each other, as shares, about a middle, or as a stream (wiggle); zero if there are several"),
                            OptionSpec.word(
                                    "curve",
                                    "linear",
                                    List.of("linear", "monotone", "step"),
                                    "how edges run from row to row"),
                            OptionSpec.flag(
                                    "edges", true, "a line along areas that stand by themselves")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        String wish = layer.options().word("stack");
        boolean several = layer.has(Channel.COLOR) || layer.has(Channel.DETAIL);
        String stack = !wish.isEmpty() ? wish : several ? "zero" : "none";
        if (stack.equals("none")) {
            return new Areas(layer, null, Piled.apart(layer));
        }
        Stacking.Base base =
                stack.equals("stream")
                        ? Stacking.Base.WIGGLE
                        : Stacking.Base.valueOf(stack.toUpperCase(Locale.ROOT));
        return new Areas(layer, base, Piled.stacked(layer, base));
    }

    /// @param base null if each group stands by itself
    private record Areas(Layer layer, Stacking.@Nullable Base base, List<Piled> areas)
            implements Prepared {
        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .ramped(layer)
                            .column(Channel.X, layer.column(Channel.X), layer.rows())
                            .label(Channel.X, layer.title(Channel.X))
                            .label(
                                    Channel.Y,
                                    base == Stacking.Base.NORMALIZE
                                            ? "share of " + layer.title(Channel.Y)
                                            : layer.title(Channel.Y));
            for (Piled area : areas) {
                extents.numbers(Channel.Y, area.low()).numbers(Channel.Y, area.high());
            }
            boolean floats = base == Stacking.Base.SILHOUETTE || base == Stacking.Base.WIGGLE;
            if (base == Stacking.Base.NORMALIZE) {
                extents.tight(Channel.Y);
            }
            return floats ? extents : extents.zero(Channel.Y);
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Piled area : areas) {
                double[] height = new double[area.low().length];
                Arrays.setAll(height, i -> area.high()[i] - area.low()[i]);
                Numbers numbers =
                        Numbers.of("area", area.group().name())
                                .with("x", layer.column(Channel.X).take(area.rows()))
                                .with("y", height);
                all.add(
                        base == null
                                ? numbers
                                : numbers.with("low", area.low()).with("high", area.high()));
            }
            return all;
        }

        @Override
        public List<EndLabel> endLabels() {
            List<EndLabel> labels = new ArrayList<>();
            for (Piled area : areas) {
                int last = area.rows().length - 1;
                while (last >= 0 && !Double.isFinite(area.high()[last])) {
                    last--;
                }
                if (last >= 0 && !area.group().name().isEmpty()) {
                    double y =
                            base == null
                                    ? area.high()[last]
                                    : (area.low()[last] + area.high()[last]) / 2;
                    labels.add(new EndLabel(area.group().name(), area.group(), y));
                }
            }
            return labels.size() > 8 ? List.of() : labels;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Curve curve = Curve.of(layer.options().word("curve"));
            for (Piled area : areas) {
                double[] x = stage.across(layer.column(Channel.X), area.rows());
                double[] high = edge(area.high(), stage);
                double[] low = edge(area.low(), stage);
                if (base == null) {
                    Thinning few = Thinning.of(x, high);
                    x = few.x();
                    high = few.y();
                    low = new double[x.length];
                    Arrays.fill(low, stage.y().at(0));
                    low = Double.isFinite(stage.y().at(0)) ? low : filled(low, stage.y().from());
                }
                Group group = area.group();
                Colour colour = stage.look(layer, group).colour();
                Outline outline = Curve.between(curve, x, low, high);
                Meaning meaning = Meaning.mark(group.name(), group.key()).rows(group.rows());
                if (base == null) {
                    double opacity = layer.options().number("opacity", Theme.BAND);
                    sketch.fill(meaning, outline, colour.fade(opacity));
                    if (layer.options().flag("edges")) {
                        sketch.stroke(
                                Meaning.mark(group.name(), group.key()),
                                curve.through(new Thinning(x, high)),
                                new Stroke(colour, stage.lineWidth()));
                    }
                } else {
                    double opacity = layer.options().number("opacity", STACKED);
                    sketch.path(
                            meaning,
                            outline,
                            colour.fade(opacity),
                            new Stroke(stage.theme().surface(), 0.5));
                }
            }
        }

        /// Pixels of an edge; 0 lies at the panel's edge where it has no place.
        private static double[] edge(double[] data, Stage stage) {
            double[] pixels = new double[data.length];
            for (int i = 0; i < data.length; i++) {
                double at = stage.y().at(data[i]);
                pixels[i] = Double.isFinite(at) || data[i] != 0 ? at : stage.y().from();
            }
            return pixels;
        }

        private static double[] filled(double[] values, double value) {
            Arrays.fill(values, value);
            return values;
        }
    }
}
