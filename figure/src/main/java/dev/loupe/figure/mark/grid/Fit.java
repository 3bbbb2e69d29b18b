package dev.loupe.figure.mark.grid;

import dev.loupe.figure.mark.Options;
import dev.loupe.figure.stat.Logistic;
import dev.loupe.figure.stat.Lowess;
import dev.loupe.figure.stat.Regression;

import java.util.Arrays;

/// A curve through rows, with the band in which its mean lies.
///
/// @param x         ascending
/// @param fit       `[x.length]`
/// @param low,high  `[x.length]` the band; NaN where there is none
record Fit(double[] x, double[] fit, double[] low, double[] high) {
    private static final int STEPS = 100;

    /// @param options `method`, `degree`, `level`
    static Fit of(double[] x, double[] y, Options options) {
        double level = options.number("level", 0.95);
        return switch (options.word("method")) {
            case "lowess" -> lowess(Lowess.of(x, y));
            case "logistic" -> logistic(x, y, level);
            case "log" -> polynomial(x, y, 1, true, level);
            default -> polynomial(x, y, options.count("degree", 1), false, level);
        };
    }

    private static Fit lowess(Lowess lowess) {
        double[] none = new double[lowess.x().length];
        Arrays.fill(none, Double.NaN);
        return new Fit(lowess.x(), lowess.y(), none, none);
    }

    private static Fit polynomial(double[] x, double[] y, int degree, boolean logX, double level) {
        Regression regression = Regression.of(x, y, degree, logX);
        double[] at = places(x, logX);
        double[] fit = new double[at.length];
        double[] low = new double[at.length];
        double[] high = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            fit[i] = regression.at(at[i]);
            double half = regression.band(at[i], level);
            low[i] = fit[i] - half;
            high[i] = fit[i] + half;
        }
        return new Fit(at, fit, low, high);
    }

    private static Fit logistic(double[] x, double[] y, double level) {
        Logistic logistic = Logistic.of(x, y);
        double[] at = places(x, false);
        double[] fit = new double[at.length];
        double[] low = new double[at.length];
        double[] high = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            fit[i] = logistic.at(at[i]);
            double[] band = logistic.band(at[i], level);
            low[i] = band[0];
            high[i] = band[1];
        }
        return new Fit(at, fit, low, high);
    }

    /// A hundred places from the least x to the greatest.
    private static double[] places(double[] x, boolean positive) {
        double[] range =
                Arrays.stream(x)
                        .filter(v -> Double.isFinite(v) && (!positive || v > 0))
                        .sorted()
                        .toArray();
        if (range.length == 0) {
            return new double[0];
        }
        double low = range[0];
        double high = range[range.length - 1];
        double[] places = new double[low == high ? 1 : STEPS];
        for (int i = 0; i < places.length; i++) {
            double share = i / (double) Math.max(1, STEPS - 1);
            places[i] = low * (1 - share) + high * share;
        }
        return places;
    }
}
