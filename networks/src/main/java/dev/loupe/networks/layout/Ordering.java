package dev.loupe.networks.layout;

import java.util.Arrays;

/// The order of points within each layer: sweeps down and up by medians of neighbours, the order with the fewest crossings kept.
///
/// Source: Gansner, Koutsofios, North and Vo, *A Technique for Drawing Directed Graphs* (1993), section 3, without exchanges of neighbours; crossings are counted as by Barth, Jünger and Mutzel (2002).
final class Ordering {
    /// Sweeps that find nothing better before the search ends.
    private static final int PATIENCE = 3;

    private static final int SWEEPS = 12;

    private final Strands strands;
    private final Adjacency below;
    private final Adjacency above;

    /// `[layers][points of the layer]`.
    final int[][] layers;

    private final int[] place;
    private final double[] wish;

    Ordering(Strands strands) {
        this.strands = strands;
        below = Adjacency.of(strands.points(), strands.upper, strands.lower);
        above = Adjacency.of(strands.points(), strands.lower, strands.upper);
        layers = new int[strands.layers][];
        place = new int[strands.points()];
        wish = new double[strands.points()];
        begin();
        search();
    }

    /// Points as a walk down from the first boxes meets them.
    private void begin() {
        int n = strands.points();
        int[] size = new int[strands.layers];
        for (int r : strands.rank) {
            size[r]++;
        }
        for (int r = 0; r < layers.length; r++) {
            layers[r] = new int[size[r]];
        }
        Arrays.fill(size, 0);
        boolean[] met = new boolean[n];
        int[] stack = new int[n + strands.upper.length + 1];
        for (int root = 0; root < n; root++) {
            int depth = 0;
            stack[depth++] = root;
            while (depth > 0) {
                int at = stack[--depth];
                if (met[at]) {
                    continue;
                }
                met[at] = true;
                int r = strands.rank[at];
                layers[r][size[r]++] = at;
                for (int i = below.end(at) - 1; i >= below.start(at); i--) {
                    int to = strands.lower[below.edge(i)];
                    if (!met[to]) {
                        stack[depth++] = to;
                    }
                }
            }
        }
        for (int[] layer : layers) {
            number(layer);
        }
    }

    private void number(int[] layer) {
        for (int i = 0; i < layer.length; i++) {
            place[layer[i]] = i;
        }
    }

    private void search() {
        long best = crossings();
        int[][] kept = copy();
        int stale = 0;
        for (int sweep = 0; sweep < SWEEPS && best > 0 && stale < PATIENCE; sweep++) {
            if (sweep % 2 == 0) {
                for (int r = 1; r < layers.length; r++) {
                    arrange(layers[r], above, strands.upper);
                }
            } else {
                for (int r = layers.length - 2; r >= 0; r--) {
                    arrange(layers[r], below, strands.lower);
                }
            }
            long now = crossings();
            if (now < best) {
                best = now;
                kept = copy();
                stale = 0;
            } else {
                stale++;
            }
        }
        for (int r = 0; r < layers.length; r++) {
            layers[r] = kept[r];
            number(layers[r]);
        }
    }

    private int[][] copy() {
        int[][] copy = new int[layers.length][];
        for (int r = 0; r < copy.length; r++) {
            copy[r] = layers[r].clone();
        }
        return copy;
    }

    /// Sorts by the median place of neighbours; points without any stay where they are.
    private void arrange(int[] layer, Adjacency side, int[] other) {
        if (layer.length < 2) {
            return;
        }
        long[] keys = new long[layer.length];
        int movable = 0;
        for (int point : layer) {
            if (side.start(point) < side.end(point)) {
                wish[point] = median(point, side, other);
                keys[movable] = (long) (wish[point] * 4) << 32 | (long) movable;
                movable++;
            }
        }
        int[] moving = new int[movable];
        int filled = 0;
        for (int point : layer) {
            if (side.start(point) < side.end(point)) {
                moving[filled++] = point;
            }
        }
        Arrays.sort(keys, 0, movable);
        int next = 0;
        for (int i = 0; i < layer.length; i++) {
            if (side.start(layer[i]) < side.end(layer[i])) {
                layer[i] = moving[(int) keys[next++]];
            }
        }
        number(layer);
    }

    private double median(int point, Adjacency side, int[] other) {
        int count = side.end(point) - side.start(point);
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = place[other[side.edge(side.start(point) + i)]];
        }
        Arrays.sort(places);
        return count % 2 == 1
                ? places[count / 2]
                : (places[count / 2 - 1] + places[count / 2]) / 2.0;
    }

    private long crossings() {
        long sum = 0;
        for (int r = 0; r + 1 < layers.length; r++) {
            if (layers[r].length > 1 && layers[r + 1].length > 1) {
                sum += crossings(layers[r], layers[r + 1].length);
            }
        }
        return sum;
    }

    private long crossings(int[] layer, int beneath) {
        int size = Integer.highestOneBit(Math.max(1, beneath - 1)) * 2;
        int[] tree = new int[2 * size];
        long crossings = 0;
        for (int point : layer) {
            int count = below.end(point) - below.start(point);
            int[] ends = new int[count];
            for (int i = 0; i < count; i++) {
                ends[i] = place[strands.lower[below.edge(below.start(point) + i)]];
            }
            for (int end : ends) {
                for (int at = end + size; at > 1; at >>= 1) {
                    crossings += (at & 1) == 0 ? tree[at + 1] : 0;
                }
            }
            for (int end : ends) {
                for (int at = end + size; at > 0; at >>= 1) {
                    tree[at]++;
                }
            }
        }
        return crossings;
    }
}
