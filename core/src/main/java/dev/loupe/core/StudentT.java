package dev.loupe.core;

/// Student's t distribution: how wide an interval around a mean must be.
public final class StudentT {
    private static final double MANY_DEGREES = 1e5;
    private static final int MOST_ROUNDS = 200;

    private StudentT() {}

    /// The value that a share `p` lies below; relative error below 1e-11. About a microsecond.
    ///
    /// Newton's iteration on the logarithms of tail (or, near the middle, of central) probability and of t, in which the distribution is concave; above
    /// 100,000 degrees by the expansion of Abramowitz and Stegun 26.7.5.
    ///
    /// @param p       in `[0, 1]`; the ends give infinities
    /// @param degrees of freedom, any real number above 0; infinity is the normal distribution
    /// @throws IllegalArgumentException if p or the degrees are out of range
    public static double quantile(double p, double degrees) {
        if (!(degrees > 0)) {
            throw new IllegalArgumentException(
                    "degrees of freedom must be above 0, but are " + degrees);
        }
        if (degrees > MANY_DEGREES || p == 0 || p == 1 || p == 0.5 || Double.isNaN(p)) {
            return expansion(NormalQuantile.of(p), degrees);
        }
        if (p < 0 || p > 1) {
            throw new IllegalArgumentException("a probability must be in [0, 1], but is " + p);
        }
        double ratio = gammaRatio(degrees / 2);
        double t =
                Math.abs(p - 0.5) < 0.25
                        ? central(2 * Math.abs(p - 0.5), degrees, ratio)
                        : tail(Math.min(p, 1 - p), degrees, ratio);
        return p < 0.5 ? -t : t;
    }

    /// The share that lies above `t`.
    ///
    /// @param t       any number
    /// @param degrees above 0 and at most 100,000
    static double above(double t, double degrees) {
        double a = degrees / 2;
        double ratio = gammaRatio(a);
        double x = degrees / (degrees + t * t);
        double half = 0.5 * incompleteBeta(a, 0.5, x, 1 - x, ratio);
        return t >= 0 ? half : 1 - half;
    }

    private static double central(double share, double degrees, double ratio) {
        double log = Math.log(share) - Math.log(2 * density(0, degrees, ratio));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double t = Math.exp(log);
            double y = t * t / (degrees + t * t);
            double found = incompleteBeta(0.5, degrees / 2, y, degrees / (degrees + t * t), ratio);
            double step = Math.log(share / found) * found / (2 * density(t, degrees, ratio) * t);
            log += step;
            if (Math.abs(step) < 1e-14) {
                break;
            }
        }
        return Math.exp(log);
    }

    private static double tail(double share, double degrees, double ratio) {
        double log = Math.log(Math.abs(NormalQuantile.of(share)));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double t = Math.exp(log);
            double x = 1 / (1 + t * t / degrees);
            double found = 0.5 * incompleteBeta(degrees / 2, 0.5, x, t * t / degrees * x, ratio);
            double step = Math.log(found / share) * found / (density(t, degrees, ratio) * t);
            log += step;
            if (Math.abs(step) < 1e-14) {
                break;
            }
        }
        return Math.exp(log);
    }

    private static double density(double t, double degrees, double ratio) {
        return ratio
                / Math.sqrt(degrees * Math.PI)
                * Math.exp(-(degrees + 1) / 2 * Math.log1p(t * t / degrees));
    }

    private static double expansion(double z, double n) {
        if (Double.isInfinite(z) || Double.isInfinite(n)) {
            return z;
        }
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        return z
                + (z3 + z) / (4 * n)
                + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
    }

    /// `Γ(a + ½) / Γ(a)`, by its asymptotic series (from NIST DLMF 5.11.13) after moving `a` above 20 with `Γ(a + 1) = a Γ(a)`.
    private static double gammaRatio(double a) {
        double factor = 1;
        while (a < 20) {
            factor *= a / (a + 0.5);
            a++;
        }
        double r = 1 / a;
        double r2 = r * r;
        double log = -r / 8 * (1 - r2 / 24 + r2 * r2 / 80 - 17 * r2 * r2 * r2 / 1792);
        return factor * Math.sqrt(a) * Math.exp(log);
    }

    /// The regularized incomplete beta function where one of a and b is ½, by Lentz's evaluation of its continued fraction, NIST DLMF 8.17.22.
    private static double incompleteBeta(double a, double b, double x, double rest, double ratio) {
        if (x <= 0) {
            return 0;
        }
        if (rest <= 0) {
            return 1;
        }
        double front =
                Math.exp(a * logOf(x, rest) + b * logOf(rest, x)) * ratio / Math.sqrt(Math.PI);
        return x < (a + 1) / (a + b + 2)
                ? front * fraction(a, b, x) / a
                : 1 - front * fraction(b, a, rest) / b;
    }

    private static double logOf(double x, double rest) {
        return x > 0.5 ? Math.log1p(-rest) : Math.log(x);
    }

    private static double fraction(double a, double b, double x) {
        double least = 1e-300;
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1), least);
        double h = d;
        for (int m = 1; m < 10_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d, least);
            c = away(1 + even / c, least);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d, least);
            c = away(1 + odd / c, least);
            double change = d * c;
            h *= change;
            if (Math.abs(change - 1) < 1e-16) {
                break;
            }
        }
        return h;
    }

    private static double away(double value, double least) {
        return Math.abs(value) < least ? least : value;
    }
}
