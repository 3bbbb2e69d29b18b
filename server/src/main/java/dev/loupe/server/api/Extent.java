package dev.loupe.server.api;

/// Least and greatest finite number of a column; NaN twice when there is none.
final class Extent {
    private Extent() {}

    static double[] of(double[] column) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : column) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        return least > greatest
                ? new double[] {Double.NaN, Double.NaN}
                : new double[] {least, greatest};
    }
}
