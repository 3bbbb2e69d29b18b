package dev.loupe.figure.stat;

import java.util.Arrays;

/// How far the scores of positive and other rows lie apart: the greatest distance of their distributions.
///
/// @param positives distribution of positive rows' scores
/// @param others    distribution of the other rows' scores
/// @param statistic the greatest distance, in `[0, 1]`, as `scipy.stats.ks_2samp`; NaN when there is only one kind of row
/// @param at        the least score at which the distance is reached
public record KolmogorovSmirnov(Ecdf positives, Ecdf others, double statistic, double at) {

    /// Rows whose score is not finite are left out. O(n log n).
    ///
    /// @throws IllegalArgumentException if the lengths differ
    public static KolmogorovSmirnov of(double[] score, boolean[] positive) {
        Finite.sameLength(score.length, positive.length);
        Ecdf yes = Ecdf.of(only(score, positive, true));
        Ecdf no = Ecdf.of(only(score, positive, false));
        double most = yes.count() == 0 || no.count() == 0 ? Double.NaN : 0;
        double at = Double.NaN;
        int i = 0;
        int j = 0;
        while (i < yes.x().length && j < no.x().length) {
            double x = Math.min(yes.x()[i], no.x()[j]);
            i += yes.x()[i] == x ? 1 : 0;
            j += no.x()[j] == x ? 1 : 0;
            double distance =
                    Math.abs((i == 0 ? 0 : yes.share()[i - 1]) - (j == 0 ? 0 : no.share()[j - 1]));
            if (distance > most) {
                most = distance;
                at = x;
            }
        }
        return new KolmogorovSmirnov(yes, no, most, at);
    }

    private static double[] only(double[] score, boolean[] positive, boolean kind) {
        double[] out = new double[score.length];
        int n = 0;
        for (int i = 0; i < score.length; i++) {
            if (positive[i] == kind) {
                out[n++] = score[i];
            }
        }
        return Arrays.copyOf(out, n);
    }
}
