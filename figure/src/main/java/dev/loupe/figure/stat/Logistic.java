package dev.loupe.figure.stat;

import dev.loupe.core.NormalQuantile;

/// The probability of an outcome along one variable: `p(x) = 1 / (1 + exp(−(intercept + slope · x)))`, fitted by maximum likelihood.
///
/// Iteratively reweighted least squares over x moved to mean 0 and deviation 1; McCullagh and Nelder, Generalized Linear Models, section 2.5. Where one
/// value of x parts the outcomes the likelihood has no maximum; the steep curve of the last round is kept then and `separated` is true.
public final class Logistic {
    private static final int MOST_ROUNDS = 60;

    private final int count;
    private final double centre;
    private final double scale;
    private final double a;
    private final double b;
    private final double[] covariance;
    private final boolean separated;

    private Logistic(
            int count,
            double centre,
            double scale,
            double a,
            double b,
            double[] covariance,
            boolean separated) {
        this.count = count;
        this.centre = centre;
        this.scale = scale;
        this.a = a;
        this.b = b;
        this.covariance = covariance;
        this.separated = separated;
    }

    /// Rows in which a number is not finite are left out. O(n · rounds), mostly 4 to 10 rounds.
    ///
    /// @param outcome 0 or 1 in each row
    /// @throws IllegalArgumentException for another outcome, or if the lengths differ
    public static Logistic of(double[] x, double[] outcome) {
        int[] rows = Finite.rows(x, outcome);
        double[] xs = Finite.at(rows, x);
        double[] ys = Finite.at(rows, outcome);
        for (int i = 0; i < ys.length; i++) {
            if (ys[i] != 0 && ys[i] != 1) {
                throw new IllegalArgumentException(
                        "outcome " + rows[i] + " must be 0 or 1, but is " + ys[i]);
            }
        }
        Moments moments = Moments.of(xs);
        double scale = moments.sd() > 0 ? moments.sd() : 1;
        double a = 0;
        double b = 0;
        double[] covariance = {Double.NaN, Double.NaN, Double.NaN};
        boolean separated = false;
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double g0 = 0;
            double g1 = 0;
            double deviance = 0;
            for (int i = 0; i < xs.length; i++) {
                double z = (xs[i] - moments.mean()) / scale;
                double eta = a + b * z;
                double p = probability(eta);
                double w = p * (1 - p);
                s0 += w;
                s1 += w * z;
                s2 += w * z * z;
                g0 += ys[i] - p;
                g1 += (ys[i] - p) * z;
                deviance += 2 * Math.log1p(Math.exp(ys[i] == 1 ? -eta : eta));
            }
            double determinant = s0 * s2 - s1 * s1;
            separated = deviance < 1e-6 * xs.length;
            if (separated || !(s0 > 0)) {
                break;
            }
            if (determinant > 1e-12 * s0 * s2) {
                covariance = new double[] {s2 / determinant, -s1 / determinant, s0 / determinant};
                a += covariance[0] * g0 + covariance[1] * g1;
                b += covariance[1] * g0 + covariance[2] * g1;
            } else {
                a += g0 / s0;
            }
            if (Math.abs(before - deviance) <= 1e-14 * (deviance + 0.1)) {
                break;
            }
            before = deviance;
        }
        return new Logistic(xs.length, moments.mean(), scale, a, b, covariance, separated);
    }

    private static double probability(double eta) {
        return 1 / (1 + Math.exp(-eta));
    }

    /// The probability at `x`, in `[0, 1]`.
    public double at(double x) {
        return probability(a + b * (x - centre) / scale);
    }

    /// The edges of the band that holds the probability at `x` with probability `level`: symmetric in log odds. NaN where the fit is separated or x does not vary.
    ///
    /// @return low and high
    public double[] band(double x, double level) {
        double z = (x - centre) / scale;
        double half =
                NormalQuantile.of(0.5 + level / 2)
                        * Math.sqrt(covariance[0] + 2 * z * covariance[1] + z * z * covariance[2]);
        double eta = a + b * z;
        return separated
                ? new double[] {Double.NaN, Double.NaN}
                : new double[] {probability(eta - half), probability(eta + half)};
    }

    /// The log odds at x = 0.
    public double intercept() {
        return a - b * centre / scale;
    }

    /// The change of log odds per unit of x.
    public double slope() {
        return b / scale;
    }

    /// Rows of the fit.
    public int count() {
        return count;
    }

    /// Whether a value of x parts the outcomes, so that the curve is as steep as one likes.
    public boolean separated() {
        return separated;
    }
}
