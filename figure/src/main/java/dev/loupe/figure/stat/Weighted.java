package dev.loupe.figure.stat;

import java.util.Arrays;

/// Finite values with shares that sum to 1.
///
/// @param effective `(Σ w)² / Σ w²`, the number of equal rows that would scatter as much; Kish, Survey Sampling (1965)
record Weighted(double[] value, double[] share, double effective) {

    /// Rows with a value or weight that is not finite, or without weight, are left out.
    static Weighted of(double[] values, double[] weights) {
        Finite.sameLength(values.length, weights.length);
        double[] value = new double[values.length];
        double[] share = new double[values.length];
        int n = 0;
        double total = 0;
        double squares = 0;
        for (int row = 0; row < values.length; row++) {
            double w = weights[row];
            if (w < 0) {
                throw new IllegalArgumentException(
                        "weight " + row + " must be at least 0, but is " + w);
            }
            if (w > 0 && Double.isFinite(w) && Double.isFinite(values[row])) {
                value[n] = values[row];
                share[n++] = w;
                total += w;
                squares += w * w;
            }
        }
        for (int i = 0; i < n; i++) {
            share[i] /= total;
        }
        return new Weighted(
                Arrays.copyOf(value, n), Arrays.copyOf(share, n), total * total / squares);
    }

    double mean() {
        double mean = 0;
        for (int i = 0; i < value.length; i++) {
            mean += share[i] * value[i];
        }
        return mean;
    }

    /// The standard deviation of a sample under these weights, unbiased for weights that state reliability, as `numpy.cov(aweights=…)`.
    double sd() {
        return Math.sqrt(covariance(this));
    }

    /// The covariance with a column of the same rows and shares; divisor `1 − Σ share²`.
    double covariance(Weighted other) {
        double mine = mean();
        double its = other.mean();
        double sum = 0;
        for (int i = 0; i < value.length; i++) {
            sum += share[i] * (value[i] - mine) * (other.value[i] - its);
        }
        return sum / (1 - 1 / effective);
    }
}
