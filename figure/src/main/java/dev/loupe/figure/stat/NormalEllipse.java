package dev.loupe.figure.stat;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Where equal densities of the normal distribution with the moments of two columns lie.
///
/// Source: the squared distance of Mahalanobis of two normal variables has the χ² distribution with two degrees of freedom, whose
/// quantile at p is −2 ln(1 − p).
///
/// @param x,y their means and standard deviations (divisor n − 1)
/// @param r   Pearson's correlation; 0 where a column does not vary
public record NormalEllipse(Moments x, Moments y, double r) {
    /// Of the rows where both are finite.
    ///
    /// @throws IllegalArgumentException if the lengths differ
    public static NormalEllipse of(double[] x, double[] y) {
        double r = Correlation.of(x, y, Correlation.Kind.PEARSON);
        int[] rows =
                IntStream.range(0, x.length)
                        .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
                        .toArray();
        return new NormalEllipse(
                Moments.of(Arrays.stream(rows).mapToDouble(i -> x[i]).toArray()),
                Moments.of(Arrays.stream(rows).mapToDouble(i -> y[i]).toArray()),
                Double.isNaN(r) ? 0 : r);
    }

    /// Whether there are rows enough to speak of a spread: three.
    public boolean known() {
        return x.count() > 2;
    }

    /// Points around the ellipse that holds a share of the distribution, `[2][count]`, the first not repeated.
    ///
    /// @param share above 0 and below 1
    public double[][] around(double share, int count) {
        double radius = Math.sqrt(-2 * Math.log1p(-share));
        double across = Math.sqrt(Math.max(0, 1 - r * r));
        double[][] points = new double[2][count];
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * i / count;
            double cos = Math.cos(angle);
            points[0][i] = x.mean() + radius * x.sd() * cos;
            points[1][i] = y.mean() + radius * y.sd() * (r * cos + across * Math.sin(angle));
        }
        return points;
    }
}
