package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.mark.Categories;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Options;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Density;

import java.util.List;

/// How densely rows lie along the values of each category, as a shape about its middle.
public final class ViolinMark implements Mark {
    private static final int POINTS = 128;

    private static final Signature SIGNATURE =
            new Signature(
                    "violin",
                    "how densely rows lie along the values of each category",
                    List.of(),
                    List.of(Channel.X, Channel.Y, Channel.COLOR, Channel.DETAIL),
                    List.of(
                            KdeMark.ADJUST,
                            OptionSpec.number(
                                    "cut",
                                    "2",
                                    0,
                                    20,
                                    "bandwidths that shapes reach beyond the extremes"),
                            OptionSpec.word(
                                    "inner",
                                    "box",
                                    List.of("box", "quartiles", "points", "none"),
                                    "what is drawn in each shape"),
                            OptionSpec.flag(
                                    "split", false, "whether two groups share a shape, half each"),
                            OptionSpec.word(
                                    "scale",
                                    "area",
                                    List.of("area", "count", "width"),
                                    "shapes have equal areas, areas by rows, or equal widths"),
                            Categories.ORIENT),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Options options = layer.options();
        Categories of = Categories.of(layer, "violin", -1);
        boolean split = options.flag("split");
        if (split && of.slots() > 2) {
            throw new IllegalArgumentException(
                    "A split violin shows two groups, but there are " + of.slots() + ".");
        }
        double adjust = options.number("adjust", 1);
        double cut = options.number("cut", 2);
        List<Density> densities =
                of.cells().stream()
                        .map(c -> Density.of(of.values(c), adjust, cut, POINTS))
                        .toList();
        double[][] widths = Violins.widths(densities, options.word("scale"));
        return new Violins(layer, of, densities, widths, split && of.slots() == 2);
    }
}
