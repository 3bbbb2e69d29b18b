package dev.loupe.figure.stat;

import java.util.Arrays;

/// Rows counted at or above each distinct score, from the greatest score down: what all curves over scores are made of.
///
/// @param threshold `[n]` distinct scores, descending
/// @param hits      `[n]` positive rows with a score at or above the threshold
/// @param alarms    `[n]` other rows there
record Thresholds(double[] threshold, double[] hits, double[] alarms) {

    /// Rows whose score is not finite are left out. O(n log n).
    ///
    /// @throws IllegalArgumentException if the lengths differ
    static Thresholds of(double[] score, boolean[] positive) {
        Finite.sameLength(score.length, positive.length);
        int[] order = Order.ascending(score, Finite.rows(score));
        int n = order.length;
        double[] threshold = new double[n];
        double[] hits = new double[n];
        double[] alarms = new double[n];
        int kept = 0;
        int hit = 0;
        for (int i = n - 1; i >= 0; i--) {
            hit += positive[order[i]] ? 1 : 0;
            if (i == 0 || score[order[i - 1]] != score[order[i]]) {
                threshold[kept] = score[order[i]];
                hits[kept] = hit;
                alarms[kept++] = n - i - hit;
            }
        }
        return new Thresholds(
                Arrays.copyOf(threshold, kept),
                Arrays.copyOf(hits, kept),
                Arrays.copyOf(alarms, kept));
    }

    int size() {
        return threshold.length;
    }

    double positives() {
        return size() == 0 ? 0 : hits[size() - 1];
    }

    double others() {
        return size() == 0 ? 0 : alarms[size() - 1];
    }

    /// The same with a first threshold of infinity, which no row reaches.
    Thresholds fromNothing() {
        int n = size();
        double[] t = new double[n + 1];
        double[] h = new double[n + 1];
        double[] a = new double[n + 1];
        t[0] = Double.POSITIVE_INFINITY;
        System.arraycopy(threshold, 0, t, 1, n);
        System.arraycopy(hits, 0, h, 1, n);
        System.arraycopy(alarms, 0, a, 1, n);
        return new Thresholds(t, h, a);
    }

    /// Without points in the middle of evenly spaced straight runs, as scikit-learn's roc_curve.
    Thresholds corners() {
        boolean[] keep = new boolean[size()];
        for (int i = 0; i < keep.length; i++) {
            keep[i] =
                    i == 0
                            || i == keep.length - 1
                            || hits[i + 1] - hits[i] != hits[i] - hits[i - 1]
                            || alarms[i + 1] - alarms[i] != alarms[i] - alarms[i - 1];
        }
        return only(keep);
    }

    /// Without points between others of equally many hits, which lie on one straight line.
    Thresholds hitChanges() {
        boolean[] keep = new boolean[size()];
        for (int i = 0; i < keep.length; i++) {
            keep[i] =
                    i == 0
                            || i == keep.length - 1
                            || hits[i + 1] != hits[i]
                            || hits[i] != hits[i - 1];
        }
        return only(keep);
    }

    private Thresholds only(boolean[] keep) {
        int[] rows = new int[keep.length];
        int n = 0;
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                rows[n++] = i;
            }
        }
        rows = Arrays.copyOf(rows, n);
        return new Thresholds(
                Finite.at(rows, threshold), Finite.at(rows, hits), Finite.at(rows, alarms));
    }

    static double[] share(double[] counts, double of) {
        double[] share = new double[counts.length];
        for (int i = 0; i < share.length; i++) {
            share[i] = counts[i] / of;
        }
        return share;
    }
}
