package dev.loupe.figure.stat;

import java.util.Arrays;

/// A histogram in one dimension: how much weight lies in each bin.
///
/// Bin `b` holds `[edges[b], edges[b + 1])`; the last also holds its upper edge. Values outside all bins, NaN and infinities are left out and counted.
///
/// @param edges  `[bins + 1]` ascending
/// @param weight `[bins]` rows in the bin, or the sum of their weights
/// @param left   rows that are in no bin
public record Bins(double[] edges, double[] weight, int left) {

    /// Bins on round numbers, as many as [BinEdges.Rule#AUTO] wants. O(n log n).
    public static Bins of(double[] values) {
        return of(values, BinEdges.nice(values, BinEdges.Rule.AUTO));
    }

    /// Counts of rows per bin. O(n log bins).
    ///
    /// @throws IllegalArgumentException if the edges are fewer than 2 or do not ascend
    public static Bins of(double[] values, double[] edges) {
        check(edges);
        double[] weight = new double[edges.length - 1];
        int left = 0;
        for (double value : values) {
            int bin = bin(edges, value);
            if (bin < 0) {
                left++;
            } else {
                weight[bin]++;
            }
        }
        return new Bins(edges, weight, left);
    }

    /// Sums of weights per bin; a row whose weight is not finite is left out.
    public static Bins of(double[] values, double[] edges, double[] weights) {
        check(edges);
        Finite.sameLength(values.length, weights.length);
        double[] weight = new double[edges.length - 1];
        int left = 0;
        for (int row = 0; row < values.length; row++) {
            int bin = bin(edges, values[row]);
            if (bin < 0 || !Double.isFinite(weights[row])) {
                left++;
            } else {
                weight[bin] += weights[row];
            }
        }
        return new Bins(edges, weight, left);
    }

    /// The bin that holds `value`, or −1. O(log bins), in the common case of even bins O(1).
    public static int bin(double[] edges, double value) {
        int last = edges.length - 1;
        if (!(value >= edges[0] && value <= edges[last])) {
            return -1;
        }
        int guess = (int) Math.min(last - 1, (value - edges[0]) / (edges[last] - edges[0]) * last);
        if (edges[guess] <= value && value < edges[guess + 1]) {
            return guess;
        }
        int place = Arrays.binarySearch(edges, value + 0.0);
        if (place < 0) {
            return -place - 2;
        }
        while (place < last && edges[place + 1] == value) {
            place++;
        }
        return Math.min(place, last - 1);
    }

    static void check(double[] edges) {
        if (edges.length < 2) {
            throw new IllegalArgumentException(
                    "bins need at least 2 edges, but got " + edges.length);
        }
        for (int i = 0; i < edges.length; i++) {
            if (!Double.isFinite(edges[i]) || (i > 0 && edges[i] <= edges[i - 1])) {
                throw new IllegalArgumentException(
                        "edges of bins must ascend, but edge " + i + " is " + edges[i]);
            }
        }
    }

    /// The weight of all bins.
    public double total() {
        double total = 0;
        for (double w : weight) {
            total += w;
        }
        return total;
    }

    /// Each bin's share of the total; sums to 1.
    public double[] share() {
        double total = total();
        double[] share = weight.clone();
        for (int b = 0; b < share.length; b++) {
            share[b] /= total;
        }
        return share;
    }

    /// Share per unit of x: the area of all bins is 1.
    public double[] density() {
        double[] density = share();
        for (int b = 0; b < density.length; b++) {
            density[b] /= edges[b + 1] - edges[b];
        }
        return density;
    }

    /// The weight in this bin and all before it.
    public double[] cumulative() {
        double[] sum = weight.clone();
        for (int b = 1; b < sum.length; b++) {
            sum[b] += sum[b - 1];
        }
        return sum;
    }
}
