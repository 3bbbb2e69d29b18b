package dev.loupe.runs.series;

/// Ways to smooth a series. Computed on all points, before any reduction, so that a picture does not depend on its zoom.
///
/// NaN and infinities pass through unchanged and do not enter the averages. O(n) time, except the gaussian: O(n · window).
public sealed interface Smoothing {
    /// @param x `[n]` ascending
    /// @param y `[n]`
    /// @return `[n]` smoothed values at the same x
    double[] of(double[] x, double[] y);

    /// As it is.
    record None() implements Smoothing {
        @Override
        public double[] of(double[] x, double[] y) {
            return y;
        }
    }

    /// Exponential moving average with its start corrected: `s ← s·w + (1 − w)·y`, shown as `s / (1 − wⁿ)` after n numbers.
    ///
    /// Source: TensorBoard, `data_transformer.ts` of its line chart; the correction is that of Adam (Kingma and Ba, 2015, section 3).
    ///
    /// @param weight `[0, 1)`
    record Ema(double weight) implements Smoothing {
        @Override
        public double[] of(double[] x, double[] y) {
            return start().of(y);
        }

        /// The average before the first point.
        State start() {
            return new State(weight);
        }

        /// How the average stands after some points.
        public static final class State {
            /// What is less changes no bit of `1 − power`; and numbers near 0 are slow to multiply.
            private static final double NOTHING = 0x1p-60;

            private final double weight;
            double sum;
            double power = 1;

            private State(double weight) {
                this.weight = weight;
            }

            /// Takes the next value. @return what is shown for it
            double next(double y) {
                if (!Double.isFinite(y)) {
                    return y;
                }
                sum = sum * weight + (1 - weight) * y;
                power = power < NOTHING ? 0 : power * weight;
                return power == 0 ? sum : sum / (1 - power);
            }

            /// Takes the next values.
            public double[] of(double[] y) {
                double[] smooth = new double[y.length];
                for (int i = 0; i < y.length; i++) {
                    smooth[i] = next(y[i]);
                }
                return smooth;
            }
        }
    }

    /// Exponential moving average whose memory fades with x, not with the number of points: after a step of `d` the old average weighs
    /// `w^(d · 1000 / (range of x))` with `w = min(√weight, 0.999)`. Denser points therefore do not smooth less.
    ///
    /// Source: the time-weighted EMA of Weights & Biases' line plots (documentation of smoothing, formula there).
    ///
    /// @param weight `[0, 1)`
    record TimeWeighted(double weight) implements Smoothing {
        private static final double VIEWPORT = 1_000;

        @Override
        public double[] of(double[] x, double[] y) {
            double[] smooth = new double[y.length];
            double range = x.length == 0 ? 0 : x[x.length - 1] - x[0];
            double root = Math.min(Math.sqrt(weight), 0.999);
            double sum = 0;
            double mass = 0;
            double before = Double.NaN;
            for (int i = 0; i < y.length; i++) {
                if (Double.isFinite(y[i])) {
                    double change =
                            range > 0 && !Double.isNaN(before)
                                    ? (x[i] - before) / range * VIEWPORT
                                    : 1;
                    double keep = Math.pow(root, change);
                    sum = sum * keep + y[i];
                    mass = mass * keep + 1;
                    smooth[i] = sum / mass;
                    before = x[i];
                } else {
                    smooth[i] = y[i];
                }
            }
            return smooth;
        }
    }

    /// Mean of the neighbours under a bell of standard deviation `sigma` points, cut at three of them.
    ///
    /// @param sigma in points, above 0
    record Gaussian(double sigma) implements Smoothing {
        @Override
        public double[] of(double[] x, double[] y) {
            int reach = (int) Math.ceil(3 * sigma);
            double[] bell = new double[reach + 1];
            for (int d = 0; d <= reach; d++) {
                bell[d] = Math.exp(-0.5 * d * d / (sigma * sigma));
            }
            double[] smooth = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                double sum = 0;
                double mass = 0;
                for (int j = Math.max(0, i - reach); j <= Math.min(y.length - 1, i + reach); j++) {
                    if (Double.isFinite(y[j])) {
                        sum += bell[Math.abs(i - j)] * y[j];
                        mass += bell[Math.abs(i - j)];
                    }
                }
                smooth[i] = Double.isFinite(y[i]) ? sum / mass : y[i];
            }
            return smooth;
        }
    }

    /// Mean of the `window` points around each, fewer at the ends. Sums are kept within blocks of `window` points and never subtracted, so that
    /// one huge value does not spoil its distant neighbours.
    ///
    /// @param window in points, at least 1
    record RunningMean(int window) implements Smoothing {
        @Override
        public double[] of(double[] x, double[] y) {
            int before = (window - 1) / 2;
            int after = window / 2;
            double[] smooth = new double[y.length];
            double[] ahead = new double[y.length];
            double[] behind = new double[y.length];
            int[] counts = new int[y.length + 1];
            for (int i = 0; i < y.length; i++) {
                boolean finite = Double.isFinite(y[i]);
                behind[i] = (i % window == 0 ? 0 : behind[i - 1]) + (finite ? y[i] : 0);
                counts[i + 1] = counts[i] + (finite ? 1 : 0);
            }
            for (int i = y.length - 1; i >= 0; i--) {
                boolean last = i == y.length - 1 || (i + 1) % window == 0;
                ahead[i] = (last ? 0 : ahead[i + 1]) + (Double.isFinite(y[i]) ? y[i] : 0);
            }
            for (int i = 0; i < y.length; i++) {
                int from = Math.max(0, i - before);
                int to = Math.min(y.length, i + after + 1);
                boolean oneBlock = from / window == (to - 1) / window;
                double sum =
                        !oneBlock
                                ? ahead[from] + behind[to - 1]
                                : from % window == 0 ? behind[to - 1] : ahead[from];
                smooth[i] = Double.isFinite(y[i]) ? sum / (counts[to] - counts[from]) : y[i];
            }
            return smooth;
        }
    }

    /// The smoothing of that name.
    ///
    /// @param amount weight in `[0, 1)` for `ema` and `twema`; for `gaussian` and `mean` points, or a share of 100 points when below 1
    /// @throws IllegalArgumentException for an unknown name or an amount out of range
    static Smoothing named(String kind, double amount) {
        if (!(amount >= 0) || (kind.endsWith("ema") && amount >= 1)) {
            throw new IllegalArgumentException(
                    "the amount of smoothing must be in [0, 1), but is " + amount);
        }
        double points = amount < 1 ? amount * 100 : amount;
        return switch (kind) {
            case "none", "" -> new None();
            case "ema" -> new Ema(amount);
            case "twema" -> new TimeWeighted(amount);
            case "gaussian" -> points == 0 ? new None() : new Gaussian(Math.min(points, 1_000));
            case "mean" -> new RunningMean((int) Math.max(1, Math.round(points)));
            default ->
                    throw new IllegalArgumentException(
                            "smoothing must be none, ema, twema, gaussian or mean, but is '"
                                    + kind
                                    + "'");
        };
    }
}
