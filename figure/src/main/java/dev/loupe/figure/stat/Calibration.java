package dev.loupe.figure.stat;

import java.util.Arrays;

/// Whether stated probabilities come true: in bins of stated probability, how often the outcome was positive.
///
/// Points are scikit-learn's `calibration_curve`; the expected calibration error is `Σ (rows in bin / n) · |stated − observed|`, Naeini, Cooper and
/// Hauskrecht, AAAI 2015. Bin b holds `(edge b, edge b + 1]`, the first also its lower edge; empty bins are not listed.
///
/// @param stated   `[bins]` mean probability in the bin, ascending
/// @param observed `[bins]` share of positive rows
/// @param count    `[bins]` rows
/// @param error    expected calibration error, in `[0, 1]`; NaN without rows
/// @param most     the greatest gap of a bin; NaN without rows
public record Calibration(
        double[] stated, double[] observed, int[] count, double error, double most) {

    /// How bins are cut.
    public enum Cut {
        /// All of one width.
        UNIFORM,
        /// All of about one number of rows.
        QUANTILE
    }

    /// Rows whose probability is NaN or infinite are left out. O(n log n).
    ///
    /// @param probability `[n]` of the positive class, in `[0, 1]`
    /// @param positive    `[n]`
    /// @param bins        in `[1, 1000]`; 10 is customary
    /// @throws IllegalArgumentException if a probability is out of range, the number of bins is, or the lengths differ
    public static Calibration of(double[] probability, boolean[] positive, int bins, Cut cut) {
        Finite.sameLength(probability.length, positive.length);
        if (bins < 1 || bins > 1_000) {
            throw new IllegalArgumentException(
                    "bins of calibration must be in [1, 1000], but are " + bins);
        }
        double[] sorted = Quantiles.sorted(probability);
        double[] inner = new double[bins - 1];
        for (int b = 1; b < bins; b++) {
            double share = (double) b / bins;
            inner[b - 1] = cut == Cut.UNIFORM ? share : Quantiles.of(sorted, share);
        }
        double[] stated = new double[bins];
        double[] observed = new double[bins];
        int[] count = new int[bins];
        for (int row : Finite.rows(probability)) {
            double p = probability[row];
            if (p < 0 || p > 1) {
                throw new IllegalArgumentException(
                        "probability " + row + " must be in [0, 1], but is " + p);
            }
            int bin = below(inner, p);
            count[bin]++;
            stated[bin] += p;
            observed[bin] += positive[row] ? 1 : 0;
        }
        int kept = 0;
        double error = 0;
        double most = sorted.length == 0 ? Double.NaN : 0;
        for (int b = 0; b < bins; b++) {
            if (count[b] > 0) {
                double gap = Math.abs(stated[b] - observed[b]);
                error += gap;
                most = Math.max(most, gap / count[b]);
                stated[kept] = stated[b] / count[b];
                observed[kept] = observed[b] / count[b];
                count[kept++] = count[b];
            }
        }
        return new Calibration(
                Arrays.copyOf(stated, kept),
                Arrays.copyOf(observed, kept),
                Arrays.copyOf(count, kept),
                error / sorted.length,
                most);
    }

    /// How many of the ascending edges lie below p.
    private static int below(double[] edges, double p) {
        int low = 0;
        int high = edges.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edges[middle] < p) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
