package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Options;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.xy.Stacking;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How densely rows lie along a value, as a smooth curve for each group.
public final class KdeMark implements Mark {
    static final int POINTS = 200;

    /// How much narrower or wider the kernel is than Scott's rule says.
    static final OptionSpec ADJUST =
            OptionSpec.number("adjust", "1", 0.01, 100, "factor on the bandwidth of Scott's rule");

    private static final Signature SIGNATURE =
            new Signature(
                    "kde",
                    "how densely rows lie along a value, as a smooth curve",
                    List.of(),
                    List.of(Channel.X, Channel.Y, Channel.COLOR, Channel.DASH, Channel.DETAIL),
                    List.of(
                            ADJUST,
                            OptionSpec.number(
                                    "cut",
                                    "3",
                                    0,
                                    20,
                                    "bandwidths that curves reach beyond the extremes"),
                            OptionSpec.word(
                                    "position",
                                    "overlay",
                                    List.of("overlay", "stack", "fill"),
                                    "groups over each other, on each other, or as shares"),
                            OptionSpec.flag(
                                    "fill", true, "whether the area under curves is tinted"),
                            OptionSpec.flag(
                                    "common",
                                    false,
                                    "whether the areas of all groups together are 1, not of each"),
                            OptionSpec.flag(
                                    "cumulative", false, "the share of rows up to each value"),
                            Sample.FIT),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Options options = layer.options();
        Sample sample = Sample.of(layer, "kde");
        double adjust = options.number("adjust", 1);
        double cut = options.number("cut", 3);
        String position = options.word("position");
        List<Density> densities = new ArrayList<>();
        for (var group : sample.groups()) {
            densities.add(Density.of(sample.of(group), adjust, cut, POINTS));
        }
        if (!position.equals("overlay")) {
            shareGrid(sample, densities);
        }
        double all = densities.stream().mapToDouble(Density::count).sum();
        boolean common = options.flag("common") || !position.equals("overlay");
        double[][] heights = new double[densities.size()][];
        for (int g = 0; g < heights.length; g++) {
            Density density = densities.get(g);
            double share = common && all > 0 ? density.count() / all : 1;
            double[] y = options.flag("cumulative") ? cumulative(density) : density.y();
            heights[g] = Arrays.stream(y).map(v -> v * share).toArray();
        }
        Stacking piled =
                switch (position) {
                    case "stack" -> Stacking.of(heights, Stacking.Base.ZERO);
                    case "fill" -> Stacking.of(heights, Stacking.Base.NORMALIZE);
                    default -> {
                        double[][] zero = new double[heights.length][];
                        Arrays.setAll(zero, g -> new double[heights[g].length]);
                        yield new Stacking(zero, heights);
                    }
                };
        return new Kde(sample, position, densities, piled);
    }

    /// Every group over the same points; a group of equal values is level there, as it has no width of its own.
    private static void shareGrid(Sample sample, List<Density> densities) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Density density : densities) {
            if (density.bandwidth() > 0) {
                low = Math.min(low, density.x()[0]);
                high = Math.max(high, density.x()[density.x().length - 1]);
            }
        }
        for (int g = 0; g < densities.size(); g++) {
            Density own = densities.get(g);
            if (low < high) {
                densities.set(
                        g,
                        own.bandwidth() > 0
                                ? Density.over(
                                        sample.of(sample.groups().get(g)),
                                        own.bandwidth(),
                                        low,
                                        high,
                                        POINTS)
                                : new Density(even(low, high), new double[POINTS], 0, own.count()));
            } else {
                densities.set(g, new Density(new double[0], new double[0], 0, own.count()));
            }
        }
    }

    private static double[] even(double low, double high) {
        double[] x = new double[POINTS];
        Arrays.setAll(x, i -> low + i * (high - low) / (POINTS - 1));
        return x;
    }

    /// The area up to each point by trapezoids, ending at 1.
    private static double[] cumulative(Density density) {
        double[] x = density.x();
        double[] sum = new double[x.length];
        for (int i = 1; i < sum.length; i++) {
            sum[i] = sum[i - 1] + (density.y()[i] + density.y()[i - 1]) / 2 * (x[i] - x[i - 1]);
        }
        double whole = sum.length == 0 ? 0 : sum[sum.length - 1];
        return whole > 0 ? Arrays.stream(sum).map(s -> s / whole).toArray() : density.y();
    }
}
