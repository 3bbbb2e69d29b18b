package dev.loupe.figure.mark.xy;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One area: a group with its lower and upper edge over some places along x.
///
/// @param rows     a row at each place, in the order of x
/// @param low,high data
record Piled(Group group, int[] rows, double[] low, double[] high) {
    private static final int MOST_CORNERS = 500_000;

    /// Each group by itself, from 0.
    static List<Piled> apart(Layer layer) {
        List<Piled> all = new ArrayList<>();
        for (Group group : layer.groups()) {
            Group ordered = Ordered.by(layer, Channel.X, group);
            double[] y = layer.numbers(Channel.Y, ordered.rows());
            all.add(new Piled(ordered, ordered.rows(), new double[y.length], y));
        }
        return all;
    }

    /// The groups on each other, over the places of all of them. Where a group has no row it is interpolated between its neighbours, and 0 beyond its ends
    /// and among texts.
    static List<Piled> stacked(Layer layer, Stacking.Base base) {
        Column x = layer.column(Channel.X);
        double[] keys = keys(layer, x);
        double[] values = layer.numbers(Channel.Y);
        TreeMap<Double, Integer> places = new TreeMap<>();
        for (int row : layer.rows()) {
            if (Double.isFinite(keys[row]) && Double.isFinite(values[row])) {
                places.putIfAbsent(keys[row], row);
            }
        }
        int[] rows = places.values().stream().mapToInt(i -> i).toArray();
        int next = 0;
        for (Map.Entry<Double, Integer> entry : places.entrySet()) {
            entry.setValue(next++);
        }
        List<Group> groups = layer.groups();
        if ((long) groups.size() * rows.length > MOST_CORNERS) {
            throw new IllegalArgumentException(
                    "The mark area can stack "
                            + MOST_CORNERS
                            + " corners, but "
                            + groups.size()
                            + " groups over "
                            + rows.length
                            + " places of x have more; give stack none.");
        }
        double[][] heights = new double[groups.size()][];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = heights(groups.get(i), keys, values, places, x instanceof Column.Texts);
        }
        Stacking pile = Stacking.of(heights, base);
        List<Piled> all = new ArrayList<>();
        for (int i = 0; i < heights.length; i++) {
            all.add(new Piled(groups.get(i), rows, pile.low()[i], pile.high()[i]));
        }
        return all;
    }

    private static double[] keys(Layer layer, Column x) {
        if (x instanceof Column.Texts texts) {
            double[] keys = new double[texts.codes().length];
            for (int row = 0; row < keys.length; row++) {
                keys[row] = texts.codes()[row] < 0 ? Double.NaN : texts.codes()[row];
            }
            return keys;
        }
        return layer.numbers(Channel.X);
    }

    private static double[] heights(
            Group group,
            double[] keys,
            double[] values,
            TreeMap<Double, Integer> places,
            boolean texts) {
        double[] heights = new double[places.size()];
        boolean[] known = new boolean[heights.length];
        for (int row : group.rows()) {
            Integer place = Double.isFinite(values[row]) ? places.get(keys[row]) : null;
            if (place != null) {
                heights[place] += values[row];
                known[place] = true;
            }
        }
        double[] at = places.keySet().stream().mapToDouble(k -> k).toArray();
        int before = -1;
        for (int i = 0; i < heights.length && !texts; i++) {
            if (known[i]) {
                for (int k = before + 1; before >= 0 && k < i; k++) {
                    double share = (at[k] - at[before]) / (at[i] - at[before]);
                    heights[k] = heights[before] * (1 - share) + heights[i] * share;
                }
                before = i;
            }
        }
        return heights;
    }
}
