package dev.loupe.networks.layout;

import java.util.Arrays;

/// Where points lie across the layers: as near as may be to the weighted median of their neighbours, in order and apart.
///
/// Each layer in turn is the best answer under the order, by pooling neighbours that would collide (isotonic regression in the first norm; Robertson and Wright, 1980); sweeps go down and up, the last one down, so that chains follow where they come from. Longest paths weigh
/// most, so that they are straight whatever joins them and runs beside them, then stretches between bends, so that long edges are. At last what stands late moves to what takes it, while all else stays.
final class Placing {
    private static final double BOX_GAP = 22;
    private static final double BEND_GAP = 12;
    private static final int SWEEPS = 9;
    private static final double IDLE = 0.01;
    private static final double FIXED = 1e6;

    /// Up to so many neighbours that collide keep to the median of their wishes; more, to the mean, which is found faster.
    private static final int POOLED = 64;

    private final Wires wires;
    private final Strands strands;
    private final boolean[] late;
    private final int[][] layers;
    private final Adjacency below;
    private final Adjacency above;

    /// `[points]` the middle of each.
    final double[] x;

    private double[] sorted = new double[16];
    private double[] weights = new double[16];

    /// @param late `[boxes]` whether a box stands lower than its longest path asks
    Placing(Wires wires, Strands strands, boolean[] late, int[][] layers) {
        this.wires = wires;
        this.strands = strands;
        this.late = late;
        this.layers = layers;
        below = Adjacency.of(strands.points(), strands.upper, strands.lower);
        above = Adjacency.of(strands.points(), strands.lower, strands.upper);
        x = new double[strands.points()];
        pack();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            if (sweep % 2 == 0) {
                for (int[] layer : layers) {
                    settle(layer, true, false);
                }
            } else {
                upwards(false);
            }
        }
        upwards(true);
    }

    private void upwards(boolean lateOnly) {
        for (int r = layers.length - 1; r >= 0; r--) {
            settle(layers[r], false, lateOnly);
        }
    }

    private double width(int point) {
        return strands.bend(point) ? 0 : wires.width()[point];
    }

    private double apart(int left, int right) {
        double gap = strands.bend(left) || strands.bend(right) ? BEND_GAP : BOX_GAP;
        return width(left) / 2 + gap + width(right) / 2;
    }

    private void pack() {
        for (int[] layer : layers) {
            double at = 0;
            for (int i = 0; i < layer.length; i++) {
                at += i == 0 ? 0 : apart(layer[i - 1], layer[i]);
                x[layer[i]] = at;
            }
            for (int point : layer) {
                x[point] -= at / 2;
            }
        }
    }

    private void settle(int[] layer, boolean down, boolean lateOnly) {
        int n = layer.length;
        double[] wish = new double[n];
        double[] own = new double[n];
        double[] mean = new double[n];
        double[] weight = new double[n];
        double[] offset = new double[n];
        int[] size = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            offset[i] = i == 0 ? 0 : offset[i - 1] + apart(layer[i - 1], layer[i]);
            boolean fixed = lateOnly && (strands.bend(layer[i]) || !late[layer[i]]);
            double w = fixed ? 0 : gather(layer[i], down);
            wish[i] = (w > 0 ? wishOf : x[layer[i]]) - offset[i];
            own[i] = fixed ? FIXED : Math.max(w, IDLE);
            mean[blocks] = wish[i];
            weight[blocks] = own[i];
            size[blocks++] = 1;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                int a = blocks - 2;
                int b = blocks - 1;
                double both = weight[a] + weight[b];
                size[a] += size[b];
                mean[a] =
                        size[a] > POOLED
                                ? (mean[a] * weight[a] + mean[b] * weight[b]) / both
                                : pooled(wish, own, i + 1 - size[a], size[a]);
                weight[a] = both;
                blocks--;
            }
        }
        int i = 0;
        for (int block = 0; block < blocks; block++) {
            for (int k = 0; k < size[block]; k++, i++) {
                x[layer[i]] = mean[block] + offset[i];
            }
        }
    }

    /// The weighted median of the wishes of neighbours that would collide.
    private double pooled(double[] wish, double[] own, int from, int count) {
        room(count);
        found = count;
        System.arraycopy(wish, from, sorted, 0, count);
        System.arraycopy(own, from, weights, 0, count);
        return median();
    }

    private int found;
    private double wishOf;

    /// Sets [#wishOf] to the weighted median of the neighbours' middles, those above on the way down; where there are none, those on the other side.
    ///
    /// @return their weight, 0 if there are none
    private double gather(int point, boolean down) {
        found = 0;
        boolean up = above.start(point) < above.end(point);
        boolean under = below.start(point) < below.end(point);
        if (down ? up : up && !under) {
            collect(point, above, strands.upper, strands.upperOff, strands.lowerOff);
        } else if (under) {
            collect(point, below, strands.lower, strands.lowerOff, strands.upperOff);
        } else {
            return 0;
        }
        double all = 0;
        for (int i = 0; i < found; i++) {
            all += weights[i];
        }
        wishOf = median();
        return all;
    }

    /// Of the values gathered; between two when both halves weigh the same.
    private double median() {
        sort();
        double all = 0;
        for (int i = 0; i < found; i++) {
            all += weights[i];
        }
        double sum = 0;
        for (int i = 0; i < found; i++) {
            sum += weights[i];
            if (sum > all / 2 + 1e-9) {
                return sorted[i];
            }
            if (sum > all / 2 - 1e-9 && i + 1 < found) {
                return (sorted[i] + sorted[i + 1]) / 2;
            }
        }
        return sorted[found - 1];
    }

    private void room(int count) {
        if (count > sorted.length) {
            sorted = Arrays.copyOf(sorted, 2 * count);
            weights = Arrays.copyOf(weights, sorted.length);
        }
    }

    private void collect(int point, Adjacency side, int[] other, double[] theirs, double[] ours) {
        int count = side.end(point) - side.start(point);
        room(found + count);
        for (int i = side.start(point); i < side.end(point); i++) {
            int segment = side.edge(i);
            int neighbour = other[segment];
            sorted[found] = x[neighbour] + theirs[segment] - ours[segment];
            weights[found++] = strands.weight[segment];
        }
    }

    /// By insertion where few, by merging halves where many.
    private void sort() {
        if (found > 24) {
            long[] keys = new long[found];
            double[] values = Arrays.copyOf(sorted, found);
            double[] heavy = Arrays.copyOf(weights, found);
            Integer[] order = new Integer[found];
            for (int i = 0; i < found; i++) {
                order[i] = i;
            }
            Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
            for (int i = 0; i < keys.length; i++) {
                sorted[i] = values[order[i]];
                weights[i] = heavy[order[i]];
            }
            return;
        }
        for (int i = 1; i < found; i++) {
            double value = sorted[i];
            double heavy = weights[i];
            int k = i - 1;
            for (; k >= 0 && sorted[k] > value; k--) {
                sorted[k + 1] = sorted[k];
                weights[k + 1] = weights[k];
            }
            sorted[k + 1] = value;
            weights[k + 1] = heavy;
        }
    }
}
