package dev.loupe.networks.weights;

/// A histogram that fills: bins of equal width from the least to the greatest of some finite numbers, the last closed. Equal numbers make one bin.
final class Bins {
    private static final int BINS = 64;
    private static final int LAST = BINS - 1;

    /// Neighbours often fall into the same bin; with counters in turn none waits for the one before it.
    private static final int TURNS = 4;

    private final double min;
    private final double scale;
    private final long[][] counts;
    private final int[] places = new int[Moments.STRETCH];

    Bins(double min, double max) {
        this.min = min;
        scale = BINS / (max - min);
        counts = new long[TURNS][min == max ? 1 : BINS];
    }

    /// Adds the first `n`, all finite, at most [Moments#STRETCH].
    void add(double[] values, int n) {
        int last = counts[0].length - 1;
        for (int i = 0; i < n; i++) {
            places[i] = Math.min((int) ((values[i] - min) * scale), last);
        }
        long[] a = counts[0];
        long[] b = counts[1];
        long[] c = counts[2];
        long[] d = counts[3];
        int whole = n - n % TURNS;
        for (int i = 0; i < whole; i += TURNS) {
            a[places[i]]++;
            b[places[i + 1]]++;
            c[places[i + 2]]++;
            d[places[i + 3]]++;
        }
        for (int i = whole; i < n; i++) {
            a[places[i]]++;
        }
    }

    /// Adds what was counted beside.
    ///
    /// @param more how many there are in the bin of which the lowest six bits of an index are the number
    void add(int[] more) {
        for (int i = 0; i < more.length; i++) {
            counts[0][i & LAST] += more[i];
        }
    }

    /// Adds one number `times` times.
    void add(double value, long times) {
        counts[0][Math.min((int) ((value - min) * scale), counts[0].length - 1)] += times;
    }

    /// The lower edge of the first.
    double min() {
        return min;
    }

    /// How many of them are as wide as 1; not finite if there is one.
    double scale() {
        return scale;
    }

    /// How far from 0 they are, in widths of all of them; not finite if there is one.
    double reach() {
        return Math.abs(min) * scale / BINS + 1;
    }

    long[] counts() {
        long[] sum = new long[counts[0].length];
        for (long[] turn : counts) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += turn[i];
            }
        }
        return sum;
    }
}
