package dev.loupe.networks.weights;

import java.util.Arrays;

/// Sums of numbers that come in stretches. Each place of a quarter of a stretch has sums of its own, so that the loops have no order to keep and run several numbers at a time; added up at the end.
/// Squares are summed about the first number, so that nothing cancels (Chan, Golub and LeVeque, 1983).
final class Moments {
    /// The longest stretch.
    static final int STRETCH = 512;

    private static final int QUARTER = STRETCH / 4;

    private final double[] sum = new double[QUARTER];
    private final double[] squares = new double[QUARTER];
    private final double[] own = new double[QUARTER];
    private final double[] least = new double[QUARTER];
    private final double[] most = new double[QUARTER];
    private final double[] folded = new double[QUARTER];
    private long count;
    private long nan;
    private long infinite;
    private long zeros;
    private double shift = Double.NaN;
    private int turn;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    Moments() {
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
    }

    /// Adds the first `n` of `values`, which may come back in another order.
    void add(double[] values, int n) {
        int finite = n;
        if (!plain(values, n)) {
            finite = finite(values, n);
            long none = Arrays.stream(values, finite, n).filter(Double::isNaN).count();
            nan += none;
            infinite += n - finite - none;
            count += n - finite;
        }
        if (finite > 0) {
            spread(values, finite);
            zeros += finite == STRETCH ? zeros(values) : zeros(values, 0, finite);
            addPowers(values, finite);
        }
    }

    /// Adds the first `n` of `values`, all finite, of which more is known.
    void add(double[] values, int n, double smallest, double greatest, int none) {
        least[0] = Math.min(least[0], smallest);
        most[0] = Math.max(most[0], greatest);
        zeros += none;
        addPowers(values, n);
    }

    /// Whether an extreme beyond those so far lies in this range.
    boolean widens(double smallest, double greatest) {
        return smallest < low || greatest > high;
    }

    /// Takes a number that is added as one of a group into the extremes.
    void widen(double value) {
        low = Math.min(low, value);
        high = Math.max(high, value);
    }

    /// Adds groups of `n` finite numbers, each `scale · q + offset`; the extremes are told by [#widen].
    ///
    /// @param firsts  of each group the sum of all q
    /// @param seconds the sum of their squares
    /// @param from    the first group, of `groups`
    void add(
            int n,
            double[] scales,
            double[] offsets,
            float[] firsts,
            float[] seconds,
            int from,
            int groups) {
        shift = Double.isNaN(shift) ? offsets[from] : shift;
        double sums = 0;
        double squared = 0;
        double owned = 0;
        for (int g = from; g < from + groups; g++) {
            double scale = scales[g];
            double offset = offsets[g];
            double q = scale * firsts[g];
            double square = scale * scale * seconds[g];
            double off = offset - shift;
            sums += q + n * off;
            squared += square + off * (2 * q + n * off);
            owned += square + offset * (2 * q + n * offset);
        }
        int place = turn++ & QUARTER - 1;
        sum[place] += sums;
        squares[place] += squared;
        own[place] += owned;
        count += (long) n * groups;
    }

    /// Takes some of what was added to be zeros.
    void addZeros(long more) {
        zeros += more;
    }

    private void addPowers(double[] values, int n) {
        count += n;
        shift = Double.isNaN(shift) ? values[0] : shift;
        powers(values, n);
    }

    /// Whether all are finite and not huge.
    private boolean plain(double[] values, int n) {
        if (n < STRETCH) {
            return Arrays.stream(values, 0, n).allMatch(Double::isFinite);
        }
        for (int i = 0; i < QUARTER; i++) {
            folded[i] =
                    values[i]
                            + values[i + QUARTER]
                            + (values[i + 2 * QUARTER] + values[i + 3 * QUARTER]);
        }
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = 0; i < QUARTER; i += 4) {
            a += folded[i];
            b += folded[i + 1];
            c += folded[i + 2];
            d += folded[i + 3];
        }
        return Double.isFinite(a + b + (c + d));
    }

    /// Brings the finite ones to the front, in their order.
    ///
    /// @return how many they are
    static int finite(double[] values, int n) {
        int kept = 0;
        for (int i = 0; i < n; i++) {
            double v = values[i];
            if (Double.isFinite(v)) {
                values[i] = values[kept];
                values[kept++] = v;
            }
        }
        return kept;
    }

    /// How many of those from `from` until before `to` are 0.
    static int zeros(double[] values, int from, int to) {
        int zeros = 0;
        for (int i = from; i < to; i++) {
            zeros += values[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /// Of a whole stretch of finite ones.
    private int zeros(double[] values) {
        for (int i = 0; i < QUARTER; i++) {
            folded[i] =
                    Math.abs(Math.signum(values[i]))
                            + Math.abs(Math.signum(values[i + QUARTER]))
                            + Math.abs(Math.signum(values[i + 2 * QUARTER]))
                            + Math.abs(Math.signum(values[i + 3 * QUARTER]));
        }
        double others = 0;
        for (int i = 0; i < QUARTER; i += 4) {
            others += folded[i] + folded[i + 1] + (folded[i + 2] + folded[i + 3]);
        }
        return STRETCH - (int) others;
    }

    private void spread(double[] values, int n) {
        if (n == STRETCH) {
            for (int i = 0; i < QUARTER; i++) {
                double a = values[i];
                double b = values[i + QUARTER];
                double c = values[i + 2 * QUARTER];
                double d = values[i + 3 * QUARTER];
                least[i] = Math.min(least[i], Math.min(Math.min(a, b), Math.min(c, d)));
                most[i] = Math.max(most[i], Math.max(Math.max(a, b), Math.max(c, d)));
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            least[0] = Math.min(least[0], values[i]);
            most[0] = Math.max(most[0], values[i]);
        }
    }

    private void powers(double[] values, int n) {
        if (n == STRETCH) {
            powers(values);
            return;
        }
        for (int i = 0; i < n; i++) {
            double off = values[i] - shift;
            sum[i % QUARTER] += off;
            squares[i % QUARTER] += off * off;
            own[i % QUARTER] += values[i] * values[i];
        }
    }

    private void powers(double[] values) {
        for (int i = 0; i < QUARTER; i++) {
            double a = values[i];
            double b = values[i + QUARTER];
            double c = values[i + 2 * QUARTER];
            double d = values[i + 3 * QUARTER];
            own[i] += a * a + b * b + (c * c + d * d);
            a -= shift;
            b -= shift;
            c -= shift;
            d -= shift;
            sum[i] += a + b + (c + d);
            squares[i] += a * a + b * b + (c * c + d * d);
        }
    }

    /// How many of what was added are finite.
    long finite() {
        return count - nan - infinite;
    }

    /// Whether all that was added is finite.
    boolean sound() {
        return finite() == count;
    }

    double min() {
        return Math.min(low, Arrays.stream(least).min().orElse(Double.NaN));
    }

    double max() {
        return Math.max(high, Arrays.stream(most).max().orElse(Double.NaN));
    }

    /// What they are like.
    ///
    /// @param counts the histogram
    TensorStats stats(long[] counts) {
        long n = finite();
        if (n == 0) {
            return TensorStats.none(count, nan, infinite);
        }
        double mean = Arrays.stream(sum).sum() / n;
        double variance = Arrays.stream(squares).sum() / n - mean * mean;
        return new TensorStats(
                count,
                nan,
                infinite,
                zeros,
                min(),
                max(),
                shift + mean,
                Math.sqrt(Math.max(0, variance)),
                Math.sqrt(Arrays.stream(own).sum()),
                counts);
    }
}
