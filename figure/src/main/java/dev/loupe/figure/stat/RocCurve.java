package dev.loupe.figure.stat;

/// How many positives a score finds for how many false alarms; receiver operating characteristic, Fawcett, Pattern Recognition Letters 27 (2006).
///
/// Points, thresholds and area are scikit-learn's `roc_curve` and `roc_auc_score`.
///
/// @param falsePositives `[n]` ascending from 0 to 1: share of other rows at or above the threshold; NaN without such rows
/// @param truePositives  `[n]` ascending from 0 to 1: share of positive rows found; NaN without positive rows
/// @param threshold      `[n]` descending from infinity
/// @param area           under the curve, in `[0, 1]`; 0.5 is chance; NaN when there is only one kind of row
public record RocCurve(
        double[] falsePositives, double[] truePositives, double[] threshold, double area) {

    /// Rows whose score is not finite are left out. O(n log n).
    ///
    /// @param score    `[n]` greater for rows held more likely positive
    /// @param positive `[n]`
    /// @throws IllegalArgumentException if the lengths differ
    public static RocCurve of(double[] score, boolean[] positive) {
        Thresholds all = Thresholds.of(score, positive);
        double area = 0;
        double hits = 0;
        double alarms = 0;
        for (int i = 0; i < all.size(); i++) {
            area += (all.alarms()[i] - alarms) * (all.hits()[i] + hits) / 2;
            hits = all.hits()[i];
            alarms = all.alarms()[i];
        }
        Thresholds corners = all.corners().fromNothing();
        return new RocCurve(
                Thresholds.share(corners.alarms(), alarms),
                Thresholds.share(corners.hits(), hits),
                corners.threshold(),
                area / (alarms * hits));
    }
}
