package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Options;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.xy.Stacking;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.BinEdges;
import dev.loupe.figure.stat.Bins;

import java.util.Arrays;
import java.util.List;

/// How many rows lie in each interval of a value.
public final class HistogramMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "histogram",
                    "how many rows lie in each interval of a value",
                    List.of(),
                    List.of(Channel.X, Channel.Y, Channel.COLOR, Channel.DETAIL),
                    List.of(
                            OptionSpec.number(
                                    "bins",
                                    "round intervals, about as many as the rule wants",
                                    1,
                                    BinEdges.MOST,
                                    "as many equal ones from the least to the greatest value"),
                            OptionSpec.word(
                                    "rule",
                                    "auto",
                                    List.of("auto", "fd", "scott", "sturges", "sqrt"),
                                    "how many intervals there are"),
                            OptionSpec.flag(
                                    "nice", true, "whether intervals begin at round numbers"),
                            OptionSpec.flag("log", false, "intervals of equal width on a log axis"),
                            OptionSpec.word(
                                    "position",
                                    "stack",
                                    List.of("stack", "dodge", "fill", "overlay"),
                                    "groups on each other, side by side, as shares, or over each other"),
                            OptionSpec.word(
                                    "stat",
                                    "count",
                                    List.of("count", "share", "density"),
                                    "heights: rows, their share (of all, or of the group when over each other), or share a unit"),
                            OptionSpec.flag(
                                    "cumulative",
                                    false,
                                    "whether each interval counts those before it too"),
                            OptionSpec.flag("kde", false, "a smooth density over it"),
                            Sample.FIT),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Sample sample = Sample.of(layer, "histogram");
        double[] edges = edges(sample, layer.options());
        List<Bins> bins = sample.groups().stream().map(g -> Bins.of(sample.of(g), edges)).toList();
        double[][] heights = heights(bins, edges, layer.options());
        String position = layer.options().word("position");
        Stacking piled =
                switch (position) {
                    case "stack" -> Stacking.of(heights, Stacking.Base.ZERO);
                    case "fill" -> Stacking.of(heights, Stacking.Base.NORMALIZE);
                    default -> new Stacking(new double[heights.length][edges.length - 1], heights);
                };
        return new Histogram(sample, position, edges, bins, piled);
    }

    private static double[] edges(Sample sample, Options options) {
        double[] values = sample.everywhere();
        BinEdges.Rule rule =
                switch (options.word("rule")) {
                    case "fd" -> BinEdges.Rule.FREEDMAN_DIACONIS;
                    case "scott" -> BinEdges.Rule.SCOTT;
                    case "sturges" -> BinEdges.Rule.STURGES;
                    case "sqrt" -> BinEdges.Rule.SQRT;
                    default -> BinEdges.Rule.AUTO;
                };
        if (options.flag("log")) {
            double[] decades = Arrays.stream(values).filter(v -> v > 0).map(Math::log10).toArray();
            double[] even =
                    options.has("bins")
                            ? BinEdges.of(decades, options.count("bins", 1))
                            : BinEdges.nice(decades, rule);
            return Arrays.stream(even).map(e -> Math.pow(10, e)).toArray();
        }
        if (options.has("bins")) {
            return BinEdges.of(values, options.count("bins", 1));
        }
        if (!options.flag("nice")) {
            return BinEdges.of(values, rule);
        }
        return sample.times()
                ? CalendarEdges.of(values, BinEdges.of(values, rule).length - 1)
                : BinEdges.nice(values, rule);
    }

    private static double[][] heights(List<Bins> bins, double[] edges, Options options) {
        boolean own = options.word("position").equals("overlay");
        double all = bins.stream().mapToDouble(Bins::total).sum();
        double[][] heights = new double[bins.size()][edges.length - 1];
        for (int g = 0; g < heights.length; g++) {
            Bins of = bins.get(g);
            double[] weight = options.flag("cumulative") ? of.cumulative() : of.weight();
            double total = own ? of.total() : all;
            for (int b = 0; b < weight.length; b++) {
                double share = total == 0 ? 0 : weight[b] / total;
                heights[g][b] =
                        switch (options.word("stat")) {
                            case "share" -> share;
                            case "density" ->
                                    options.flag("cumulative")
                                            ? share
                                            : share / (edges[b + 1] - edges[b]);
                            default -> weight[b];
                        };
            }
        }
        return heights;
    }
}
