package dev.loupe.figure.scale;

import dev.loupe.core.NormalQuantile;

/// The map from data to the line on which pixels grow evenly.
public sealed interface Warp
        permits Warp.Linear, Warp.Time, Warp.Log, Warp.Root, Warp.Probit, Warp.Symlog, Broken {
    Warp LINEAR = new Linear();
    Warp LOG = new Log();
    Warp ROOT = new Root();
    Warp TIME = new Time();
    Warp PROBIT = new Probit();

    /// A place on the even line; NaN where the map has none.
    double forward(double value);

    double inverse(double place);

    /// As it is.
    record Linear() implements Warp {
        @Override
        public double forward(double value) {
            return value;
        }

        @Override
        public double inverse(double place) {
            return place;
        }
    }

    /// Moments in microseconds since 1970 UTC, as they are; ticks follow the calendar.
    record Time() implements Warp {
        @Override
        public double forward(double value) {
            return value;
        }

        @Override
        public double inverse(double place) {
            return place;
        }
    }

    /// Decades: only what is above 0 has a place.
    record Log() implements Warp {
        @Override
        public double forward(double value) {
            return value > 0 ? Math.log10(value) : Double.NaN;
        }

        @Override
        public double inverse(double place) {
            return Math.pow(10, place);
        }
    }

    /// Square roots, of negative values mirrored.
    record Root() implements Warp {
        @Override
        public double forward(double value) {
            return Math.signum(value) * Math.sqrt(Math.abs(value));
        }

        @Override
        public double inverse(double place) {
            return place * Math.abs(place);
        }
    }

    /// Shares by the normal quantile: only what lies strictly between 0 and 1 has a place.
    record Probit() implements Warp {
        private static final double FARTHEST = 8;

        @Override
        public double forward(double value) {
            return value > 0 && value < 1 ? NormalQuantile.of(value) : Double.NaN;
        }

        /// By halving, to about 1e-15; places farther than 8 are taken as 8.
        @Override
        public double inverse(double place) {
            double wanted = Math.clamp(place, -FARTHEST, FARTHEST);
            double low = 1e-16;
            double high = 1 - 1e-16;
            for (int i = 0; i < 200 && low < high; i++) {
                double middle = low / 2 + high / 2;
                if (NormalQuantile.of(middle) < wanted) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return high;
        }
    }

    /// Linear about 0, decades further out: `sign(v) · log10(1 + |v| / linear)`.
    ///
    /// Source: Webber, "A bi-symmetric log transformation for wide-range data", Meas. Sci. Technol. 24, 2013, equation 1.
    ///
    /// @param linear where it turns from linear to logarithmic, above 0
    record Symlog(double linear) implements Warp {
        public Symlog {
            if (!(linear > 0)) {
                throw new IllegalArgumentException(
                        "A symlog scale turns at a value above 0, but here it is " + linear + ".");
            }
        }

        @Override
        public double forward(double value) {
            return Math.signum(value) * Math.log10(1 + Math.abs(value) / linear);
        }

        @Override
        public double inverse(double place) {
            return Math.signum(place) * linear * (Math.pow(10, Math.abs(place)) - 1);
        }
    }
}
