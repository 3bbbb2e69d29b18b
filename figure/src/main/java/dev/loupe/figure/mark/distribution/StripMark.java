package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.mark.Categories;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Beeswarm;

import java.util.Arrays;
import java.util.List;

/// A dot for each row, spread a little within its category: by a fixed pattern, or as far as dots need to be seen each.
public final class StripMark implements Mark {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final Signature signature;
    private final Scatter.Spread spread;

    private StripMark(String name, String purpose, OptionSpec own, Scatter.Spread spread) {
        this.spread = spread;
        this.signature =
                new Signature(
                        name,
                        purpose,
                        List.of(),
                        List.of(Channel.X, Channel.Y, Channel.COLOR, Channel.SHAPE, Channel.DETAIL),
                        List.of(
                                own,
                                OptionSpec.number(
                                        "radius",
                                        "3, fewer pixels among many rows",
                                        0.2,
                                        50,
                                        "of dots, in pixels"),
                                OptionSpec.flag(
                                        "dodge",
                                        true,
                                        "whether groups of a category stand side by side"),
                                Categories.ORIENT),
                        Signature.Swatch.DOT);
    }

    /// Spread by a fixed pattern.
    public static StripMark jittered() {
        return new StripMark(
                "strip",
                "a dot for each row, spread a little within its category",
                OptionSpec.number(
                        "jitter", "0.5", 0, 1, "share of the category that dots are spread over"),
                (layer, values, radius, width) -> {
                    double reach = width * layer.options().number("jitter", 0.5);
                    double[] offset = new double[values.length];
                    Arrays.setAll(offset, i -> reach * jitter(i));
                    return offset;
                });
    }

    /// Spread so that no dot lies on another.
    public static StripMark swarm() {
        return new StripMark(
                "swarm",
                "a dot for each row, beside each other where they would overlap",
                OptionSpec.number(
                        "width",
                        "0.95",
                        0.05,
                        1,
                        "share of the category that dots may take; those without room lie on its edges"),
                (layer, values, radius, width) ->
                        Beeswarm.of(
                                        values,
                                        radius,
                                        width / 2 * layer.options().number("width", 0.95))
                                .offset());
    }

    /// The place of the i-th dot in `[−0.5, 0.5]`: the golden ratio's multiples, which fill an interval evenly however many there are.
    static double jitter(int i) {
        double place = (i + 1) * GOLDEN;
        return place - Math.floor(place) - 0.5;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Categories of = Categories.of(layer, signature.name(), -1);
        return new Scatter(
                signature.name(),
                layer,
                layer.options().flag("dodge") ? of : of.together(),
                spread);
    }
}
