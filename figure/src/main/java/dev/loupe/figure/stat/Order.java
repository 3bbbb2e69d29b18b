package dev.loupe.figure.stat;

import java.util.Arrays;

/// Orders and ranks of rows without boxing.
final class Order {
    private Order() {}

    /// The rows in ascending order of `key[row]`, equal keys in the order given. O(n log n).
    ///
    /// @param rows which rows; their keys are finite
    static int[] ascending(double[] key, int[] rows) {
        int n = rows.length;
        int[] from = rows.clone();
        if (n < 2) {
            return from;
        }
        int[] to = new int[n];
        for (int width = 1; width < n; width = width > n / 2 ? n : width * 2) {
            for (int start = 0; start < n; start += Math.min(2 * width, n)) {
                int middle = Math.min(start + width, n);
                int end = (int) Math.min((long) start + 2L * width, n);
                merge(key, from, to, start, middle, end);
                if (end == n) {
                    break;
                }
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static void merge(double[] key, int[] from, int[] to, int start, int middle, int end) {
        if (middle == end || key[from[middle - 1]] <= key[from[middle]]) {
            System.arraycopy(from, start, to, start, end - start);
            return;
        }
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            to[at] =
                    right >= end || (left < middle && key[from[left]] <= key[from[right]])
                            ? from[left++]
                            : from[right++];
        }
    }

    /// All rows of `key` in ascending order; every key is finite.
    static int[] ascending(double[] key) {
        int[] rows = new int[key.length];
        Arrays.setAll(rows, i -> i);
        return ascending(key, rows);
    }

    /// Ranks from 1, equal values sharing the mean of theirs, as scipy.stats.rankdata. O(n log n).
    static double[] ranks(double[] values) {
        int[] order = ascending(values);
        double[] ranks = new double[values.length];
        for (int i = 0; i < order.length; ) {
            int j = i;
            while (j < order.length && values[order[j]] == values[order[i]]) {
                j++;
            }
            for (int k = i; k < j; k++) {
                ranks[order[k]] = (i + 1 + j) / 2.0;
            }
            i = j;
        }
        return ranks;
    }
}
