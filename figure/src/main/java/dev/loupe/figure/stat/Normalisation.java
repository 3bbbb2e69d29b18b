package dev.loupe.figure.stat;

import java.util.Arrays;
import java.util.Locale;

/// What values are divided by, and counted from, so that series of different sizes can be compared.
public enum Normalisation {
    NONE,
    /// By the first finite value, which becomes 1.
    FIRST,
    /// By the greatest size of a value, which becomes 1 or −1.
    MAX,
    /// By the mean, which becomes 1.
    MEAN,
    /// From the least value, which becomes 0, to the greatest, which becomes 1.
    RANGE,
    /// From the mean, in standard deviations of n − 1.
    DEVIATION;

    public static Normalisation of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `value ↦ (value − from) / by`.
    public record Map(double from, double by) {
        /// NaN where `by` is 0 or nothing is finite.
        public double at(double value) {
            return by == 0 ? Double.NaN : (value - from) / by;
        }
    }

    /// @param values in their order; NaN and infinities do not count
    public Map map(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return new Map(0, Double.NaN);
        }
        double least = Arrays.stream(finite).min().orElseThrow();
        double most = Arrays.stream(finite).max().orElseThrow();
        Moments moments = Moments.of(finite);
        return switch (this) {
            case NONE -> new Map(0, 1);
            case FIRST -> new Map(0, finite[0]);
            case MAX -> new Map(0, Math.max(Math.abs(least), Math.abs(most)));
            case MEAN -> new Map(0, moments.mean());
            case RANGE -> new Map(least, most - least);
            case DEVIATION -> new Map(moments.mean(), moments.sd());
        };
    }
}
