package dev.loupe.networks.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Layers of points: boxes, and a bend in every layer that an edge passes. Edges of one strand share their bends.
final class Strands {
    private static final double TO_BEND = 1;
    private static final double BETWEEN_BOXES = 4;
    private static final double BETWEEN_BENDS = 8;
    private static final double CRITICAL = 40;
    private static final double TRUNK = 200;

    /// `[points]` the layer; boxes first, then bends.
    final int[] rank;

    /// `[segments]` the points that a stretch between neighbouring layers joins.
    final int[] upper;

    final int[] lower;

    /// `[segments]` how far from the middles of its points each stretch begins and ends.
    final double[] upperOff;

    final double[] lowerOff;

    /// `[segments]` how much each should be straight.
    final double[] weight;

    /// `[m]` the points on the way of each edge, from the upper box to the lower; empty for a loop.
    final int[][] ways;

    final int boxes;
    final int layers;

    Strands(Wires wires, Ranks ranks) {
        boxes = wires.boxes();
        List<int[]> chains = new ArrayList<>();
        Map<Long, Integer> known = new HashMap<>();
        int m = wires.edges();
        int[] chainOf = new int[m];
        int[] longest = new int[m];
        Arrays.fill(chainOf, -1);
        for (int e = 0; e < m; e++) {
            int span = ranks.loop(e) ? 0 : ranks.rank[ranks.lower(e)] - ranks.rank[ranks.upper(e)];
            if (span > 1) {
                long key =
                        (ranks.turned[e] ? (long) (e + 1) << 33 : 0)
                                | (long) wires.strand()[e] << 1
                                | (ranks.turned[e] ? 1 : 0);
                int chain = known.computeIfAbsent(key, k -> known.size());
                chainOf[e] = chain;
                longest[chain] = Math.max(longest[chain], span - 1);
            }
        }
        int[] start = new int[known.size()];
        int points = boxes;
        for (int c = 0; c < start.length; c++) {
            start[c] = points;
            points += longest[c];
        }
        rank = Arrays.copyOf(ranks.rank, points);
        Segments segments = new Segments(m + points - boxes);
        boolean[] drawn = new boolean[points];
        ways = new int[m][];
        for (int e = 0; e < m; e++) {
            if (ranks.loop(e)) {
                ways[e] = new int[0];
                continue;
            }
            int top = ranks.upper(e);
            int bottom = ranks.lower(e);
            int bends = ranks.rank[bottom] - ranks.rank[top] - 1;
            double leave = ranks.turned[e] ? wires.enter()[e] : wires.leave()[e];
            double enter = ranks.turned[e] ? wires.leave()[e] : wires.enter()[e];
            int[] way = new int[bends + 2];
            way[0] = top;
            way[bends + 1] = bottom;
            for (int i = 0; i < bends; i++) {
                int bend = start[chainOf[e]] + i;
                way[i + 1] = bend;
                if (!drawn[bend]) {
                    drawn[bend] = true;
                    rank[bend] = ranks.rank[top] + 1 + i;
                    segments.add(
                            way[i], bend, i == 0 ? leave : 0, 0, i == 0 ? TO_BEND : BETWEEN_BENDS);
                }
            }
            double direct = ranks.trunk(e) ? TRUNK : ranks.critical(e) ? CRITICAL : BETWEEN_BOXES;
            double straight = bends > 0 ? TO_BEND : direct;
            segments.add(way[bends], bottom, bends == 0 ? leave : 0, enter, straight);
            ways[e] = way;
        }
        upper = segments.upper();
        lower = segments.lower();
        upperOff = Arrays.copyOf(segments.fromOff, upper.length);
        weight = Arrays.copyOf(segments.weights, upper.length);
        lowerOff = Arrays.copyOf(segments.toOff, upper.length);
        int most = -1;
        for (int r : rank) {
            most = Math.max(most, r);
        }
        layers = most + 1;
    }

    int points() {
        return rank.length;
    }

    boolean bend(int point) {
        return point >= boxes;
    }

    private static final class Segments {
        private int[] from;
        private int[] to;
        private double[] fromOff;
        private double[] toOff;
        private double[] weights;
        private int count;

        Segments(int expected) {
            from = new int[Math.max(8, expected)];
            to = new int[from.length];
            fromOff = new double[from.length];
            toOff = new double[from.length];
            weights = new double[from.length];
        }

        void add(int upper, int lower, double leave, double enter, double straight) {
            if (count == from.length) {
                from = Arrays.copyOf(from, 2 * count);
                to = Arrays.copyOf(to, 2 * count);
                fromOff = Arrays.copyOf(fromOff, 2 * count);
                toOff = Arrays.copyOf(toOff, 2 * count);
                weights = Arrays.copyOf(weights, 2 * count);
            }
            fromOff[count] = leave;
            toOff[count] = enter;
            weights[count] = straight;
            from[count] = upper;
            to[count++] = lower;
        }

        int[] upper() {
            return Arrays.copyOf(from, count);
        }

        int[] lower() {
            return Arrays.copyOf(to, count);
        }
    }
}
