package dev.loupe.figure.stat;

/// How clean the rows above a threshold are for how many positives they hold.
///
/// Precision, recall and average precision `Σ (Rᵢ − Rᵢ₋₁) · Pᵢ` are scikit-learn's `precision_recall_curve` (drop_intermediate, in reverse order) and
/// `average_precision_score`.
///
/// @param recall    `[n]` ascending from 0 to 1: share of positive rows found; 1 throughout without positive rows
/// @param precision `[n]` share of positives among rows at or above the threshold; 1 at recall 0
/// @param threshold `[n]` descending from infinity
/// @param average   average precision; NaN without positive rows
/// @param baseline  share of positives among all rows: the precision of chance
public record PrecisionRecall(
        double[] recall, double[] precision, double[] threshold, double average, double baseline) {

    /// Rows whose score is not finite are left out. O(n log n).
    ///
    /// @param score    `[n]` greater for rows held more likely positive
    /// @param positive `[n]`
    /// @throws IllegalArgumentException if the lengths differ
    public static PrecisionRecall of(double[] score, boolean[] positive) {
        Thresholds all = Thresholds.of(score, positive);
        double positives = all.positives();
        double average = 0;
        double before = 0;
        for (int i = 0; i < all.size(); i++) {
            double hits = all.hits()[i];
            average += (hits - before) * hits / (hits + all.alarms()[i]);
            before = hits;
        }
        Thresholds kept = all.hitChanges().fromNothing();
        double[] recall = new double[kept.size()];
        double[] precision = new double[kept.size()];
        for (int i = 0; i < recall.length; i++) {
            double hits = kept.hits()[i];
            precision[i] = i == 0 ? 1 : hits / (hits + kept.alarms()[i]);
            recall[i] = i == 0 ? 0 : positives == 0 ? 1 : hits / positives;
        }
        return new PrecisionRecall(
                recall,
                precision,
                kept.threshold(),
                average / positives,
                positives / (positives + all.others()));
    }
}
