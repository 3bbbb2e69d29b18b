package dev.loupe.figure.mark.finance;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Banded;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Opening, highest, lowest and closing prices, one a row.
///
/// @param rows those with all four prices and a place
record Prices(Layer layer, int[] rows) {
    static final List<Channel> FOUR =
            List.of(Channel.OPEN, Channel.HIGH, Channel.LOW, Channel.CLOSE);
    private static final double LEAST_STEP = 3;
    private static final double WIDEST = 14;

    static Prices of(Layer layer) {
        double[][] four = FOUR.stream().map(layer::numbers).toArray(double[][]::new);
        Column x = layer.column(Channel.X);
        boolean[] finite = new boolean[x.size()];
        for (int row : layer.rows()) {
            finite[row] =
                    !x.missing(row)
                            && (!(x instanceof Column.Numbers(double[] v))
                                    || Double.isFinite(v[row]));
            for (double[] prices : four) {
                finite[row] &= Double.isFinite(prices[row]);
            }
        }
        return new Prices(layer, Arrays.stream(layer.rows()).filter(r -> finite[r]).toArray());
    }

    Extents extents() {
        Extents extents =
                new Extents()
                        .column(Channel.X, layer.column(Channel.X), rows)
                        .label(Channel.X, layer.title(Channel.X))
                        .padded(Channel.X);
        for (Channel channel : FOUR) {
            extents.numbers(Channel.Y, layer.numbers(channel, rows));
        }
        return extents;
    }

    List<Numbers> numbers(String mark) {
        Numbers numbers = Numbers.of(mark, "").with("x", layer.column(Channel.X).take(rows));
        for (Channel channel : FOUR) {
            numbers = numbers.with(channel.word(), layer.column(channel).take(rows));
        }
        return List.of(numbers);
    }

    int leftOut() {
        return layer.rows().length - rows.length;
    }

    /// Whether all prices have a place on the scale; those below 0 have none on a logarithmic one.
    boolean placed(Sign sign) {
        return Double.isFinite(sign.x + sign.open + sign.high + sign.low + sign.close);
    }

    Colour colour(Sign sign, Stage stage) {
        Colour paint = layer.paint();
        Colour colour =
                paint != null ? paint : sign.rises ? stage.theme().better() : stage.theme().worse();
        return colour.fade(layer.options().number("opacity", 1));
    }

    /// One sign in pixels, from left to right.
    ///
    /// @param x      its middle
    /// @param width  of its body
    /// @param rises  whether it closes no lower than it opens
    record Sign(
            double x,
            double width,
            double open,
            double high,
            double low,
            double close,
            boolean rises,
            Meaning meaning) {}

    /// Rows as signs. Where they would stand closer than three pixels, neighbours become one, with the first opening, the last closing, and the extremes of all.
    List<Sign> signs(Stage stage) {
        double[] x = stage.across(layer.column(Channel.X), rows);
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(x[a], x[b]));
        double step = step(x, order, stage);
        double width = Math.clamp(0.72 * step, 1, stage.x() instanceof Banded ? 40 : WIDEST);
        List<Sign> signs = new ArrayList<>();
        for (int i = 0; i < order.length; ) {
            int end = i + 1;
            while (step < LEAST_STEP
                    && end < order.length
                    && x[order[end]] - x[order[i]] < LEAST_STEP) {
                end++;
            }
            signs.add(sign(order, i, end, x, step < LEAST_STEP ? 2 : width, stage));
            i = end;
        }
        return signs;
    }

    /// The usual distance between neighbours: the median, as weekends and holidays are gaps.
    private static double step(double[] x, Integer[] order, Stage stage) {
        if (stage.x() instanceof Banded bands) {
            return bands.band();
        }
        double[] steps = new double[Math.max(0, x.length - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = x[order[i + 1]] - x[order[i]];
        }
        Arrays.sort(steps);
        return steps.length == 0 ? WIDEST : steps[steps.length / 2];
    }

    private Sign sign(Integer[] order, int from, int to, double[] x, double width, Stage stage) {
        int first = rows[order[from]];
        int last = rows[order[to - 1]];
        double open = layer.numbers(Channel.OPEN)[first];
        double close = layer.numbers(Channel.CLOSE)[last];
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        int[] members = new int[to - from];
        for (int i = from; i < to; i++) {
            members[i - from] = rows[order[i]];
            for (Channel channel : FOUR) {
                high = Math.max(high, layer.numbers(channel)[members[i - from]]);
                low = Math.min(low, layer.numbers(channel)[members[i - from]]);
            }
        }
        Column time = layer.column(Channel.X);
        String when = time.text(first) + (to - from > 1 ? " to " + time.text(last) : "");
        String label =
                "%s: open %s, high %s, low %s, close %s"
                        .formatted(
                                when,
                                Numerals.brief(open),
                                Numerals.brief(high),
                                Numerals.brief(low),
                                Numerals.brief(close));
        Arrays.sort(members);
        return new Sign(
                (x[order[from]] + x[order[to - 1]]) / 2,
                width,
                stage.y().at(open),
                stage.y().at(high),
                stage.y().at(low),
                stage.y().at(close),
                close >= open,
                Meaning.mark(label, "").rows(members));
    }
}
