package dev.loupe.figure.draw;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.scale.Broken;
import dev.loupe.figure.scale.Warp;
import dev.loupe.figure.spec.AxisCut;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.ScaleSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The parts of one axis that are left out, as stretches of data.
final class AxisCuts {
    private static final double DAY = 86_400e6;
    private static final double HOUR = 3_600e6;
    private static final double WEEK = 7 * DAY;

    /// 1970 began on a Thursday.
    private static final double FIRST_MONDAY = 4 * DAY;

    private static final int MOST = 20_000;

    /// What is seen at the least, as a share of the whole.
    private static final double LEAST_SEEN = 1e-6;

    private AxisCuts() {}

    /// The map with what is left out taken out; the same if nothing is.
    ///
    /// @param low,high data that the axis covers
    /// @throws IllegalArgumentException if cuts of times are asked of numbers, or nothing would be left
    static Warp of(Channel channel, Warp warp, ScaleSpec wish, double low, double high) {
        if (wish.cuts().isEmpty()) {
            return warp;
        }
        boolean time = warp instanceof Warp.Time;
        for (AxisCut cut : wish.cuts()) {
            boolean fits = cut instanceof AxisCut.Once once ? once.time() == time : time;
            if (!fits) {
                throw new IllegalArgumentException(
                        "The axis of %s has %s, so %s cannot be left out of it."
                                .formatted(channel.word(), time ? "times" : "numbers", cut.text()));
            }
        }
        double room = (high - low) * 0.1 + (time ? WEEK : 0);
        List<double[]> stretches = merged(stretches(wish.cuts(), low - room, high + room));
        double[] from = stretches.stream().mapToDouble(s -> warp.forward(s[0])).toArray();
        double[] to = stretches.stream().mapToDouble(s -> warp.forward(s[1])).toArray();
        if (Arrays.stream(from).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException(
                    "A cut of the axis of %s begins where its scale has no place."
                            .formatted(channel.word()));
        }
        Broken broken = Broken.of(warp, from, to, warp.forward(low), warp.forward(high), !time);
        double seen = broken.forward(high) - broken.forward(low);
        if (!(seen > LEAST_SEEN * (warp.forward(high) - warp.forward(low)))) {
            throw new IllegalArgumentException(
                    "Nothing of the axis of %s is left between its cuts."
                            .formatted(channel.word()));
        }
        return broken;
    }

    private static List<double[]> stretches(List<AxisCut> cuts, double low, double high) {
        List<double[]> all = new ArrayList<>();
        for (AxisCut cut : cuts) {
            switch (cut) {
                case AxisCut.Once(double from, double to, boolean _) ->
                        all.add(new double[] {from, to});
                case AxisCut.Weekly(int from, int to) ->
                        repeat(FIRST_MONDAY + from * DAY, days(from, to), WEEK, low, high, all);
                case AxisCut.Daily(double from, double to) -> {
                    double hours = to > from ? to - from : to + AxisCut.HOURS - from;
                    repeat(from * HOUR, hours * HOUR, DAY, low, high, all);
                }
            }
        }
        return all;
    }

    private static double days(int from, int to) {
        return Math.floorMod(to - from, 7) * DAY;
    }

    private static void repeat(
            double first, double length, double every, double low, double high, List<double[]> to) {
        if ((high - low) / every > MOST) {
            throw new IllegalArgumentException(
                    "An axis may have %d cuts, but here it would have %.0f."
                            .formatted(MOST, (high - low) / every));
        }
        for (double k = Math.floor((low - first) / every) - 1; first + k * every < high; k++) {
            to.add(new double[] {first + k * every, first + k * every + length});
        }
    }

    private static List<double[]> merged(List<double[]> stretches) {
        List<double[]> merged = new ArrayList<>();
        stretches.sort(Comparator.comparingDouble(s -> s[0]));
        for (double[] next : stretches) {
            if (!merged.isEmpty() && next[0] <= merged.getLast()[1]) {
                merged.getLast()[1] = Math.max(merged.getLast()[1], next[1]);
            } else {
                merged.add(next.clone());
            }
        }
        return merged;
    }

    /// Rows of a layer that have a place in the picture: not those at times that are left out, nor dots at numbers that are.
    static int[] kept(Layer layer, ScaleSpec wish, Channel channel, boolean dots) {
        Column column = layer.columns().get(channel);
        if (wish.cuts().isEmpty() || column == null) {
            return layer.rows();
        }
        return switch (column) {
            case Column.Times(long[] micros) ->
                    Arrays.stream(layer.rows())
                            .filter(
                                    row ->
                                            micros[row] == Column.Times.MISSING
                                                    || !within(wish, micros[row]))
                            .toArray();
            case Column.Numbers(double[] values) when dots ->
                    Arrays.stream(layer.rows()).filter(row -> !within(wish, values[row])).toArray();
            case Column.Numbers _, Column.Texts _ -> layer.rows();
        };
    }

    /// The first moment of a daily cut is seen, as what closes a day is.
    private static boolean within(ScaleSpec wish, double at) {
        for (AxisCut cut : wish.cuts()) {
            boolean inside =
                    switch (cut) {
                        case AxisCut.Once(double from, double to, boolean time) ->
                                time ? at >= from && at < to : at > from && at < to;
                        case AxisCut.Weekly(int from, int to) ->
                                since(at - FIRST_MONDAY - from * DAY, WEEK) < days(from, to);
                        case AxisCut.Daily(double from, double to) -> {
                            double since = since(at - from * HOUR, DAY);
                            double hours = to > from ? to - from : to + AxisCut.HOURS - from;
                            yield since > 0 && since < hours * HOUR;
                        }
                    };
            if (inside) {
                return true;
            }
        }
        return false;
    }

    private static double since(double time, double every) {
        return time - Math.floor(time / every) * every;
    }
}
