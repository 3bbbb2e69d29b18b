package dev.loupe.figure.mark.xy;

import dev.loupe.figure.mark.Categories;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Options;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Spreads;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.MeanBand;
import dev.loupe.figure.stat.Quantiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A bar for each category: how many rows it has, or the sum, mean or another number of their values.
public final class BarMark implements Mark {
    /// Numbers of more categories than this stay on a line of numbers.
    private static final int MOST_NUMBERED_BANDS = 24;

    private static final Signature SIGNATURE =
            new Signature(
                    "bar",
                    "a bar for each category: its rows counted, or their values summed or averaged",
                    List.of(),
                    List.of(Channel.X, Channel.Y, Channel.COLOR, Channel.DETAIL),
                    List.of(
                            OptionSpec.word(
                                    "position",
                                    "",
                                    List.of("stack", "dodge", "fill"),
                                    "groups of a category on each other, side by side, or as shares; means stand side by side"),
                            OptionSpec.word(
                                    "aggregate",
                                    "",
                                    List.of("count", "sum", "mean", "median", "min", "max"),
                                    "what a bar's length is; sums, or counts if there are no values"),
                            Spreads.option("none"),
                            OptionSpec.flag("values", false, "each bar's value beside it"),
                            OptionSpec.word(
                                    "sort",
                                    "none",
                                    List.of("none", "ascending", "descending"),
                                    "categories by their values"),
                            OptionSpec.word(
                                    "shape", "bar", List.of("bar", "lollipop"), "how it is drawn"),
                            Categories.ORIENT),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Options options = layer.options();
        Categories sorted = Categories.counted(layer, "bar", MOST_NUMBERED_BANDS);
        String aggregate = aggregate(options, sorted);
        String position = position(options, aggregate);
        Categories placed = position.equals("dodge") ? sorted : sorted.together();
        Categories ordered = ordered(placed, aggregate, options.word("sort"));
        List<Bar> bars = new ArrayList<>();
        for (Categories.Cell cell : ordered.cells()) {
            double value = value(aggregate, ordered, cell);
            bars.add(new Bar(cell, value, 0, value, value, value));
        }
        String interval = options.word("interval");
        if (aggregate.equals("mean") && !interval.equals("none")) {
            bars.replaceAll(
                    bar ->
                            bar.around(
                                    MeanBand.of(ordered.values(bar.cell()), Spreads.of(interval))));
        }
        if (!position.equals("dodge")) {
            Bar.pile(bars, ordered.names().size(), position.equals("fill"));
        }
        return new Bars(layer, ordered, position, aggregate, List.copyOf(bars));
    }

    private static String aggregate(Options options, Categories sorted) {
        String wish = options.word("aggregate");
        if (sorted.values() == null) {
            return "count";
        }
        return !wish.isEmpty() ? wish : options.word("interval").equals("none") ? "sum" : "mean";
    }

    private static String position(Options options, String aggregate) {
        String wish = options.word("position");
        boolean adds = aggregate.equals("count") || aggregate.equals("sum");
        if (!wish.isEmpty() && !wish.equals("dodge") && !adds) {
            throw new IllegalArgumentException(
                    "Bars of the "
                            + aggregate
                            + " cannot be put on each other; give position dodge, not "
                            + wish
                            + ".");
        }
        return !wish.isEmpty() ? wish : adds ? "stack" : "dodge";
    }

    private static double value(String aggregate, Categories of, Categories.Cell cell) {
        return switch (aggregate) {
            case "count" -> cell.rows().length;
            case "mean" -> MeanBand.of(of.values(cell)).mean();
            case "median" -> Quantiles.median(Quantiles.sorted(of.values(cell)));
            case "min" -> Arrays.stream(of.values(cell)).min().orElse(Double.NaN);
            case "max" -> Arrays.stream(of.values(cell)).max().orElse(Double.NaN);
            default ->
                    Math.clamp(
                            Arrays.stream(of.values(cell)).sum(),
                            -Double.MAX_VALUE / 4,
                            Double.MAX_VALUE / 4);
        };
    }

    private static Categories ordered(Categories of, String aggregate, String sort) {
        if (sort.equals("none")) {
            return of;
        }
        double[] total = new double[of.names().size()];
        for (Categories.Cell cell : of.cells()) {
            total[cell.category()] += value(aggregate, of, cell);
        }
        ToDoubleFunction<Integer> by = i -> sort.equals("ascending") ? total[i] : -total[i];
        Integer[] order = new Integer[total.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(by));
        return of.reordered(Arrays.stream(order).mapToInt(i -> i).toArray());
    }
}
