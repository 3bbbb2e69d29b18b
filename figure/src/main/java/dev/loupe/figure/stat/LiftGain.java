package dev.loupe.figure.stat;

/// What share of the positives one finds in the best-scored share of rows, and how many times more that is than by chance.
///
/// Equal scores are one point, so the order of rows does not matter. Source: Witten, Frank and Hall, Data Mining, section 5.7.
///
/// @param share `[n]` of rows, ascending from 0 to 1
/// @param gain  `[n]` of positives among them, ascending from 0 to 1; NaN without positive rows
/// @param lift  `[n]` gain / share; at share 0 that of the next point
public record LiftGain(double[] share, double[] gain, double[] lift) {

    /// Rows whose score is not finite are left out. O(n log n).
    ///
    /// @throws IllegalArgumentException if the lengths differ
    public static LiftGain of(double[] score, boolean[] positive) {
        Thresholds all = Thresholds.of(score, positive).corners().fromNothing();
        double positives = all.positives();
        double rows = positives + all.others();
        int n = all.size();
        double[] share = new double[n];
        double[] gain = new double[n];
        double[] lift = new double[n];
        for (int i = 0; i < n; i++) {
            share[i] = (all.hits()[i] + all.alarms()[i]) / rows;
            gain[i] = all.hits()[i] / positives;
            lift[i] = gain[i] / share[i];
        }
        lift[0] = n > 1 ? lift[1] : Double.NaN;
        return new LiftGain(share, gain, lift);
    }
}
