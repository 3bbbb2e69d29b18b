package dev.loupe.core;

/// Shares of the standard normal distribution.
///
/// Source: Marsaglia, Evaluating the Normal Distribution, Journal of Statistical Software 11(4), 2004: a Taylor series about 0.
public final class NormalShare {
    private static final double FAR = 8.5;

    private NormalShare() {}

    /// The share below `z`, with an error below 1e-14; 0 and 1 from 8.5 deviations on, NaN for NaN.
    public static double below(double z) {
        if (Double.isNaN(z)) {
            return z;
        }
        if (Math.abs(z) > FAR) {
            return z < 0 ? 0 : 1;
        }
        double sum = z;
        double term = z;
        double before = 0;
        for (int i = 3; sum != before; i += 2) {
            before = sum;
            term *= z * z / i;
            sum += term;
        }
        double share = 0.5 + sum * Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
        return Math.clamp(share, 0, 1);
    }
}
