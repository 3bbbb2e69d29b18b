package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.scale.Tick;
import dev.loupe.figure.scale.Ticks;
import dev.loupe.figure.scale.Warp;
import dev.loupe.figure.stat.BinEdges;

import java.util.Arrays;
import java.util.List;

/// Edges of bins of moments at round places of the calendar: hours, days, months, years.
final class CalendarEdges {
    private CalendarEdges() {}

    /// @param micros finite
    /// @param about  how many bins are wanted
    static double[] of(double[] micros, int about) {
        double low = Arrays.stream(micros).min().orElse(0);
        double high = Arrays.stream(micros).max().orElse(1);
        List<Tick> ticks = low < high ? Ticks.of(Warp.TIME, low, high, about) : List.of();
        if (ticks.size() < 2) {
            return BinEdges.of(micros, Math.max(1, about));
        }
        double[] edges = new double[ticks.size() + 2];
        for (int i = 0; i < ticks.size(); i++) {
            edges[i + 1] = ticks.get(i).value();
        }
        int last = edges.length - 1;
        edges[0] = Math.min(low, edges[1] - (edges[2] - edges[1]));
        edges[last] = Math.max(high, edges[last - 1] + (edges[last - 1] - edges[last - 2]));
        boolean needFirst = low < edges[1];
        boolean needLast = high > edges[last - 1];
        return Arrays.copyOfRange(edges, needFirst ? 0 : 1, needLast ? last + 1 : last);
    }
}
