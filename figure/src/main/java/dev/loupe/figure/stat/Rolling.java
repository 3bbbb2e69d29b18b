package dev.loupe.figure.stat;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/// A number of each window that rolls over an array, as pandas' `Series.rolling`.
///
/// Sums and extremes combine running totals from both ends of blocks as long as the window (van Herk, Pattern Recognition Letters 13 (1992)), so a huge
/// value spoils no window that it is not in; medians count ranks in a Fenwick tree.
public final class Rolling {
    /// What is said of each window.
    public enum Kind {
        MEAN,
        MEDIAN,
        MIN,
        MAX
    }

    private Rolling() {}

    /// Windows are cut at the ends; NaN and infinities do not count. O(n), for medians O(n log n).
    ///
    /// @param window  rows, at least 1
    /// @param centred whether the window is around its row (of even windows one row more lies before) or ends there
    /// @param least   how many finite values a window needs, at least 1
    /// @return        `[values.length]`, NaN where a window has fewer than `least`
    public static double[] of(double[] values, int window, Kind kind, boolean centred, int least) {
        if (window < 1 || least < 1) {
            throw new IllegalArgumentException(
                    "a rolling window must be at least 1 with at least 1 value, but is "
                            + window
                            + " with "
                            + least);
        }
        int n = values.length;
        int width = Math.min(window, 2 * n + 1);
        int ahead = centred ? (width - 1) / 2 : 0;
        double[] counts = new double[n];
        for (int i = 0; i < n; i++) {
            counts[i] = Double.isFinite(values[i]) ? 1 : 0;
        }
        double[] count = blocks(counts, width, ahead, 0, Double::sum);
        double[] out =
                switch (kind) {
                    case MEAN -> {
                        double[] sums = blocks(finiteOr(values, 0), width, ahead, 0, Double::sum);
                        for (int i = 0; i < n; i++) {
                            sums[i] /= count[i];
                        }
                        yield sums;
                    }
                    case MIN -> {
                        double most = Double.POSITIVE_INFINITY;
                        yield blocks(finiteOr(values, most), width, ahead, most, Math::min);
                    }
                    case MAX -> {
                        double most = Double.NEGATIVE_INFINITY;
                        yield blocks(finiteOr(values, most), width, ahead, most, Math::max);
                    }
                    case MEDIAN -> medians(values, width, ahead);
                };
        for (int i = 0; i < n; i++) {
            if (count[i] < least) {
                out[i] = Double.NaN;
            }
        }
        return out;
    }

    private static double[] finiteOr(double[] values, double other) {
        double[] out = values.clone();
        for (int i = 0; i < out.length; i++) {
            if (!Double.isFinite(out[i])) {
                out[i] = other;
            }
        }
        return out;
    }

    private static double[] blocks(
            double[] values, int width, int ahead, double neutral, DoubleBinaryOperator join) {
        int n = values.length;
        int length = n + 2 * width;
        double[] from = new double[length];
        double[] until = new double[length];
        for (int i = 0; i < length; i++) {
            double v = i < width || i >= n + width ? neutral : values[i - width];
            until[i] = i % width == 0 ? v : join.applyAsDouble(until[i - 1], v);
        }
        for (int i = length - 1; i >= 0; i--) {
            double v = i < width || i >= n + width ? neutral : values[i - width];
            from[i] =
                    i % width == width - 1 || i == length - 1
                            ? v
                            : join.applyAsDouble(v, from[i + 1]);
        }
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            int last = i + width + ahead;
            int first = last - width + 1;
            out[i] =
                    first % width == 0 ? until[last] : join.applyAsDouble(from[first], until[last]);
        }
        return out;
    }

    private static double[] medians(double[] values, int width, int ahead) {
        int n = values.length;
        int[] order = Order.ascending(values, Finite.rows(values));
        int[] rank = new int[n];
        Arrays.fill(rank, -1);
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i + 1;
        }
        int[] tree = new int[Math.max(1, Integer.highestOneBit(Math.max(1, order.length)) * 2)];
        int inside = 0;
        double[] out = new double[n];
        for (int i = -ahead; i < n; i++) {
            int in = i + ahead;
            int gone = in - width;
            if (in < n && rank[in] > 0) {
                add(tree, rank[in], 1);
                inside++;
            }
            if (gone >= 0 && gone < n && rank[gone] > 0) {
                add(tree, rank[gone], -1);
                inside--;
            }
            if (i >= 0 && inside > 0) {
                double low = values[order[kth(tree, (inside + 1) / 2) - 1]];
                double high = values[order[kth(tree, inside / 2 + 1) - 1]];
                out[i] = low / 2 + high / 2;
            }
        }
        return out;
    }

    private static void add(int[] tree, int rank, int change) {
        for (int i = rank; i < tree.length; i += i & -i) {
            tree[i] += change;
        }
    }

    private static int kth(int[] tree, int k) {
        int at = 0;
        int left = k;
        for (int bit = Integer.highestOneBit(tree.length); bit > 0; bit /= 2) {
            if (at + bit < tree.length && tree[at + bit] < left) {
                at += bit;
                left -= tree[at];
            }
        }
        return at + 1;
    }
}
