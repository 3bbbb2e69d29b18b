package dev.loupe.figure.stat;

import dev.loupe.core.NormalQuantile;

import java.util.Arrays;

/// Misses against false alarms; detection error tradeoff, Martin and others, Eurospeech 1997. Drawn over normal quantiles of both.
///
/// Points are scikit-learn's `det_curve` (drop_intermediate) in reverse order.
///
/// @param falsePositives `[n]` ascending: share of other rows at or above the threshold
/// @param falseNegatives `[n]` descending: share of positive rows below it
/// @param threshold      `[n]` descending, at first infinity where even the greatest score is a false alarm
public record DetCurve(double[] falsePositives, double[] falseNegatives, double[] threshold) {

    /// Rows whose score is not finite are left out; with only one kind of row the curve is empty. O(n log n).
    ///
    /// @throws IllegalArgumentException if the lengths differ
    public static DetCurve of(double[] score, boolean[] positive) {
        Thresholds kept = Thresholds.of(score, positive).fromNothing().hitChanges();
        double positives = kept.positives();
        double others = kept.others();
        if (positives == 0 || others == 0) {
            return new DetCurve(new double[0], new double[0], new double[0]);
        }
        int first = 0;
        while (first + 1 < kept.size() && kept.alarms()[first + 1] == 0) {
            first++;
        }
        int last = first;
        while (kept.hits()[last] < positives) {
            last++;
        }
        double[] misses = Arrays.copyOfRange(kept.hits(), first, last + 1);
        for (int i = 0; i < misses.length; i++) {
            misses[i] = positives - misses[i];
        }
        return new DetCurve(
                Thresholds.share(Arrays.copyOfRange(kept.alarms(), first, last + 1), others),
                Thresholds.share(misses, positives),
                Arrays.copyOfRange(kept.threshold(), first, last + 1));
    }

    /// Shares as normal quantiles, the scale of a DET plot; 0 and 1 become infinite.
    public static double[] quantiles(double[] shares) {
        return Arrays.stream(shares).map(NormalQuantile::of).toArray();
    }

    /// The error rate where misses and false alarms are equally frequent, linear between points; NaN for an empty curve.
    public double equalErrorRate() {
        for (int i = 0; i < threshold.length; i++) {
            double over = falsePositives[i] - falseNegatives[i];
            if (over >= 0) {
                if (i == 0) {
                    return falsePositives[0];
                }
                double under = falsePositives[i - 1] - falseNegatives[i - 1];
                double t = under / (under - over);
                return falsePositives[i - 1] + t * (falsePositives[i] - falsePositives[i - 1]);
            }
        }
        return threshold.length == 0 ? Double.NaN : falsePositives[threshold.length - 1];
    }
}
