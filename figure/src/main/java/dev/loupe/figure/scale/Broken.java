package dev.loupe.figure.scale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Another map with stretches taken out. A stretch shrinks to nothing, or to a narrow gap in which a sign of the cut has room.
///
/// @param base   the whole map
/// @param from   `[n]` where stretches begin, as places of `base`, ascending
/// @param to     `[n]` where they end, each before the next begins
/// @param before `[n]` how much is taken out before each
/// @param gap    how wide a stretch remains, as a place of the line; 0 for nothing
public record Broken(Warp base, double[] from, double[] to, double[] before, double gap)
        implements Warp {
    /// The gap as a share of what is seen.
    private static final double SHARE = 0.03;

    /// @param low,high places of `base` at the ends of the axis
    /// @param gaps     whether a gap remains of each
    public static Broken of(
            Warp base, double[] from, double[] to, double low, double high, boolean gaps) {
        double seen = high - low;
        for (int i = 0; i < from.length; i++) {
            seen -= Math.max(0, Math.min(to[i], high) - Math.max(from[i], low));
        }
        double gap = gaps ? SHARE * seen : 0;
        double[] before = new double[from.length];
        double taken = 0;
        for (int i = 0; i < from.length; i++) {
            before[i] = taken;
            taken += Math.max(0, to[i] - from[i] - gap);
        }
        return new Broken(base, from, to, before, gap);
    }

    private double width(int i) {
        return Math.min(gap, to[i] - from[i]);
    }

    @Override
    public double forward(double value) {
        double place = base.forward(value);
        if (Double.isNaN(place)) {
            return place;
        }
        int found = Arrays.binarySearch(from, place);
        int i = found >= 0 ? found : -found - 2;
        if (i < 0) {
            return place;
        }
        double start = from[i] - before[i];
        return place >= to[i]
                ? start + width(i) + place - to[i]
                : start + width(i) * (place - from[i]) / (to[i] - from[i]);
    }

    /// Of a stretch that shrank to nothing, its end.
    @Override
    public double inverse(double place) {
        int i = from.length - 1;
        while (i >= 0 && place < from[i] - before[i]) {
            i--;
        }
        if (i < 0) {
            return base.inverse(place);
        }
        double beyond = place - (from[i] - before[i]);
        return base.inverse(
                beyond >= width(i)
                        ? to[i] + beyond - width(i)
                        : from[i] + beyond / width(i) * (to[i] - from[i]));
    }

    /// The stretches between two values, as data.
    public List<double[]> gaps(double low, double high) {
        List<double[]> found = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            if (from[i] > base.forward(low) && to[i] < base.forward(high)) {
                found.add(new double[] {base.inverse(from[i]), base.inverse(to[i])});
            }
        }
        return found;
    }

    /// The end of the stretch that holds a value, which may lie at its beginning; the value itself if none does.
    double after(double value) {
        double place = base.forward(value);
        int found = Arrays.binarySearch(from, place);
        int i = found >= 0 ? found : -found - 2;
        return i >= 0 && place < to[i] ? base.inverse(to[i]) : value;
    }

    /// Round values on each part that is seen, in proportion to its length.
    List<Tick> ticks(double low, double high, int about) {
        if (base instanceof Time) {
            return TimeTicks.of(low, high, about, this);
        }
        List<Tick> ticks = new ArrayList<>();
        double whole = forward(high) - forward(low);
        double start = low;
        List<double[]> gaps = new ArrayList<>(gaps(low, high));
        gaps.add(new double[] {high, high});
        for (double[] next : gaps) {
            double share = (forward(next[0]) - forward(start)) / whole;
            if (next[0] > start && share > 0) {
                int some = (int) Math.max(1, Math.rint(about * share));
                ticks.addAll(Ticks.of(base, start, next[0], some));
            }
            start = next[1];
        }
        return ticks;
    }
}
