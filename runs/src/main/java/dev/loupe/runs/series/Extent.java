package dev.loupe.runs.series;

/// The least and the greatest finite number of many; NaN twice when there is none.
public record Extent(double least, double greatest) {
    /// Of no number.
    public static final Extent NONE = new Extent(Double.NaN, Double.NaN);

    public static Extent of(double[] numbers) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                least = Math.min(least, number);
                greatest = Math.max(greatest, number);
            }
        }
        return least > greatest ? NONE : new Extent(least, greatest);
    }

    /// Of both.
    public Extent and(Extent other) {
        if (Double.isNaN(least)) {
            return other;
        }
        return Double.isNaN(other.least)
                ? this
                : new Extent(Math.min(least, other.least), Math.max(greatest, other.greatest));
    }
}
