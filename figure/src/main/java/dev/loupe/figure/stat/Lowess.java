package dev.loupe.figure.stat;

import java.util.Arrays;

/// A smooth line through scattered rows: at each x a straight line fitted to the nearest rows, which weigh less the farther they lie and the worse they fit.
///
/// Cleveland, Journal of the American Statistical Association 74 (1979), section 2; the numbers are `statsmodels.nonparametric.lowess`'s, except that
/// where all neighbours have one x the line passes through their mean.
///
/// @param x ascending
/// @param y `[x.length]` the smoothed value
public record Lowess(double[] x, double[] y) {
    private static final int EXACT_ROWS = 2_000;

    /// Two thirds of the rows as neighbours and 3 robust rounds. Above 2,000 rows lines are fitted a hundredth of the range apart and joined in between,
    /// as Cleveland advises: about 300 · n · rounds steps, below that n² · rounds.
    public static Lowess of(double[] x, double[] y) {
        int[] rows = Finite.rows(x, y);
        double[] kept = Finite.at(rows, x);
        double apart =
                rows.length <= EXACT_ROWS
                        ? 0
                        : 0.01
                                * (Arrays.stream(kept).max().getAsDouble()
                                        - Arrays.stream(kept).min().getAsDouble());
        return of(x, y, 2.0 / 3, 3, apart);
    }

    /// Rows in which a number is not finite are left out.
    ///
    /// @param share  of rows that are neighbours, in (0, 1]
    /// @param rounds of weighting down rows that fit badly, at least 0
    /// @param apart  x closer together than this are joined by straight lines, at least 0
    public static Lowess of(double[] x, double[] y, double share, int rounds, double apart) {
        if (!(share > 0 && share <= 1) || rounds < 0 || !(apart >= 0)) {
            throw new IllegalArgumentException(
                    "lowess needs a share in (0, 1], rounds ≥ 0 and apart ≥ 0, but has "
                            + share
                            + ", "
                            + rounds
                            + " and "
                            + apart);
        }
        int[] order = Order.ascending(x, Finite.rows(x, y));
        double[] xs = Finite.at(order, x);
        double[] ys = Finite.at(order, y);
        int n = xs.length;
        double[] trust = new double[n];
        Arrays.fill(trust, 1);
        double[] fit = ys.clone();
        int near = Math.min(n, Math.max(2, (int) (share * n + 1e-10)));
        for (int round = 0; round <= rounds && n > 2; round++) {
            fit = fit(xs, ys, trust, near, apart);
            if (round < rounds) {
                weighDown(ys, fit, trust);
            }
        }
        return new Lowess(xs, fit);
    }

    private static double[] fit(double[] x, double[] y, double[] trust, int near, double apart) {
        int n = x.length;
        double[] fit = new double[n];
        double[] weights = new double[near];
        int left = 0;
        int last = -1;
        int i = 0;
        while (last < n - 1) {
            while (left + near < n && x[i] > (x[left] + x[left + near]) / 2) {
                left++;
            }
            fit[i] = local(x, y, trust, left, near, i, weights);
            for (int j = last + 1; j < i; j++) {
                double a = (x[j] - x[last]) / (x[i] - x[last]);
                fit[j] = a * fit[i] + (1 - a) * fit[last];
            }
            last = i;
            double until = x[i] + apart;
            int k = i + 1;
            while (k < n && x[k] <= until) {
                if (x[k] == x[last]) {
                    fit[k] = fit[last];
                    last = k;
                }
                k++;
            }
            i = Math.max(Math.min(k, n - 1) - 1, last + 1);
        }
        return fit;
    }

    private static double local(
            double[] x, double[] y, double[] trust, int left, int near, int at, double[] w) {
        double radius = Math.max(x[at] - x[left], x[left + near - 1] - x[at]);
        double sum = 0;
        double meanX = 0;
        int weighing = 0;
        for (int k = 0; k < near; k++) {
            double d = radius > 0 ? Math.abs(x[left + k] - x[at]) / radius : 0;
            double t = 1 - d * d * d;
            w[k] = t * t * t * trust[left + k];
            sum += w[k];
            meanX += w[k] * x[left + k];
            weighing += w[k] > 1e-12 ? 1 : 0;
        }
        if (weighing < 2) {
            return y[at];
        }
        meanX /= sum;
        double spread = 0;
        double meanY = 0;
        double product = 0;
        for (int k = 0; k < near; k++) {
            double dx = x[left + k] - meanX;
            spread += w[k] * dx * dx;
            product += w[k] * dx * y[left + k];
            meanY += w[k] * y[left + k];
        }
        double least = 1e-12 * radius * radius;
        return meanY / sum
                + (radius > 0
                        ? (x[at] - meanX) * (product / sum) / Math.max(spread / sum, least)
                        : 0);
    }

    /// Tukey's biweight of residuals over six times their median.
    private static void weighDown(double[] y, double[] fit, double[] trust) {
        double[] off = new double[y.length];
        for (int i = 0; i < off.length; i++) {
            off[i] = Math.abs(y[i] - fit[i]);
        }
        double[] sorted = off.clone();
        Arrays.sort(sorted);
        double scale = 6 * Quantiles.median(sorted);
        for (int i = 0; i < off.length; i++) {
            double d = scale == 0 ? (off[i] > 0 ? 1 : 0) : Math.min(1, off[i] / scale);
            trust[i] = (1 - d * d) * (1 - d * d);
        }
    }
}
