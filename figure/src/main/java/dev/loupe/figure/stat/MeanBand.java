package dev.loupe.figure.stat;

import dev.loupe.core.StudentT;

/// A mean and the interval drawn around it: what bars with error bars and lines with bands show.
///
/// @param count finite values
/// @param mean  NaN when there are none
/// @param low   lower edge; the mean itself where one value does not define a spread
/// @param high  upper edge
public record MeanBand(int count, double mean, double low, double high) {

    /// What the interval means.
    public sealed interface Spread {
        /// Mean ± t · sd / √n: holds the true mean with probability `level`.
        record Confidence(double level) implements Spread {
            public Confidence {
                inside(level);
            }
        }

        /// Mean ± `times` standard deviations of the sample.
        record Deviations(double times) implements Spread {}

        /// Mean ± `times` standard errors.
        record Errors(double times) implements Spread {}

        /// The middle share `level` of the values themselves.
        record Middle(double level) implements Spread {
            public Middle {
                inside(level);
            }
        }

        /// Least and greatest value.
        record Extremes() implements Spread {}

        private static void inside(double level) {
            if (!(level > 0 && level < 1)) {
                throw new IllegalArgumentException(
                        "the level of an interval must be between 0 and 1, but is " + level);
            }
        }
    }

    /// With the 95 % interval of the mean.
    public static MeanBand of(double[] values) {
        return of(values, new Spread.Confidence(0.95));
    }

    /// NaN and infinities are left out. O(n), for shares O(n log n).
    public static MeanBand of(double[] values, Spread spread) {
        Moments m = Moments.of(values);
        return switch (spread) {
            case Spread.Confidence(double level) ->
                    around(
                            m,
                            m.count() < 2
                                    ? 0
                                    : m.se() * StudentT.quantile(0.5 + level / 2, m.count() - 1));
            case Spread.Deviations(double times) -> around(m, m.count() < 2 ? 0 : times * m.sd());
            case Spread.Errors(double times) -> around(m, m.count() < 2 ? 0 : times * m.se());
            case Spread.Middle(double level) -> between(m, values, 0.5 - level / 2);
            case Spread.Extremes() -> between(m, values, 0);
        };
    }

    private static MeanBand around(Moments m, double half) {
        return new MeanBand(m.count(), m.mean(), m.mean() - half, m.mean() + half);
    }

    private static MeanBand between(Moments m, double[] values, double share) {
        double[] sorted = Quantiles.sorted(values);
        return new MeanBand(
                m.count(), m.mean(), Quantiles.of(sorted, share), Quantiles.of(sorted, 1 - share));
    }
}
