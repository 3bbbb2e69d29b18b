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
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.List;

/// The area between a low and a high value at each row.
public final class BandMark implements Mark {
    private static final double OPACITY = 0.28;

    private static final Signature SIGNATURE =
            new Signature(
                    "band",
                    "the area between a low and a high value",
                    List.of(Channel.X, Channel.LOW, Channel.HIGH),
                    List.of(Channel.COLOR, Channel.DETAIL),
                    List.of(
                            OptionSpec.word(
                                    "curve",
                                    "linear",
                                    List.of("linear", "monotone", "step"),
                                    "how edges run from row to row"),
                            OptionSpec.flag("edges", false, "a line along each edge")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Drawn(
                layer, layer.groups().stream().map(g -> Ordered.by(layer, Channel.X, g)).toList());
    }

    private record Drawn(Layer layer, List<Group> groups) implements Prepared {
        @Override
        public Extents extents() {
            String low = layer.title(Channel.LOW);
            String high = layer.title(Channel.HIGH);
            return new Extents()
                    .ramped(layer)
                    .column(Channel.X, layer.column(Channel.X), layer.rows())
                    .label(Channel.X, layer.title(Channel.X))
                    .numbers(Channel.Y, layer.numbers(Channel.LOW, layer.rows()))
                    .numbers(Channel.Y, layer.numbers(Channel.HIGH, layer.rows()))
                    .label(
                            Channel.Y,
                            low.isEmpty() || high.isEmpty() ? low + high : low + " to " + high);
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Group group : groups) {
                all.add(
                        Numbers.of("band", group.name())
                                .with("x", layer.column(Channel.X).take(group.rows()))
                                .with("low", layer.column(Channel.LOW).take(group.rows()))
                                .with("high", layer.column(Channel.HIGH).take(group.rows())));
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Curve curve = Curve.of(layer.options().word("curve"));
            double opacity = layer.options().number("opacity", OPACITY);
            for (Group group : groups) {
                double[] x = stage.across(layer.column(Channel.X), group.rows());
                double[] low = stage.up(layer.column(Channel.LOW), group.rows());
                double[] high = stage.up(layer.column(Channel.HIGH), group.rows());
                Colour colour = stage.look(layer, group).colour();
                Meaning meaning = Meaning.mark(group.name(), group.key());
                sketch.fill(
                        meaning.rows(group.rows()),
                        Curve.between(curve, x, low, high),
                        colour.fade(opacity));
                if (layer.options().flag("edges")) {
                    Stroke stroke = new Stroke(colour, 1);
                    sketch.stroke(meaning, curve.through(Thinning.of(x, low)), stroke);
                    sketch.stroke(meaning, curve.through(Thinning.of(x, high)), stroke);
                }
            }
        }
    }
}
