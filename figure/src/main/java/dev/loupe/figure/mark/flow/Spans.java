package dev.loupe.figure.mark.flow;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// Rows from a start to an end, each in a lane of its category so that none covers another.
///
/// @param rows  those with a category, a start and an end
/// @param lane  `[rows]` from 0
/// @param lanes how many a category has
record Spans(int[] rows, int[] lane, Map<String, Integer> lanes) {

    /// Each span, by start, goes to the first lane that is free; so there are as few lanes as spans overlap at once. O(n · lanes).
    static Spans of(Layer layer) {
        Column.Texts category = layer.texts(Channel.Y);
        double[] start = layer.numbers(Channel.START);
        double[] end = layer.numbers(Channel.END);
        int[] rows =
                Arrays.stream(layer.rows())
                        .filter(
                                r ->
                                        !category.missing(r)
                                                && Double.isFinite(start[r])
                                                && Double.isFinite(end[r]))
                        .toArray();
        Integer[] order = new Integer[rows.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> Math.min(start[rows[i]], end[rows[i]])));
        int[] lane = new int[rows.length];
        Map<String, Integer> lanes = new HashMap<>();
        Map<String, double[]> busy = new HashMap<>();
        for (int i : order) {
            String name = category.text(rows[i]);
            double from = Math.min(start[rows[i]], end[rows[i]]);
            double to = Math.max(start[rows[i]], end[rows[i]]);
            double[] until = busy.computeIfAbsent(name, n -> new double[0]);
            int free = 0;
            while (free < until.length && until[free] > from) {
                free++;
            }
            if (free == until.length) {
                until = Arrays.copyOf(until, free + 1);
                busy.put(name, until);
            }
            until[free] = to;
            lane[i] = free;
            lanes.put(name, until.length);
        }
        return new Spans(rows, lane, lanes);
    }
}
