package dev.loupe.networks.weights;

/// A histogram that fills: bins of equal width from the least to the greatest of some finite numbers, the last closed. Equal numbers make one bin.
final class Bins {
    private static final int BINS = 64;

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

    /// Adds finite numbers, each `scale · level of its code + offset`.
    ///
    /// @param codes of the numbers, not negative
    /// @param n     of them from `from` on, a multiple of 4
    void add(byte[] codes, int from, int n, double[] levels, double scale, double offset) {
        int last = counts[0].length - 1;
        boolean few = levels.length <= n;
        if (few) {
            for (int code = 0; code < levels.length; code++) {
                double value = scale * levels[code] + offset;
                places[code] = Math.min((int) ((value - min) * this.scale), last);
            }
        } else {
            for (int i = 0; i < n; i++) {
                double value = scale * levels[codes[from + i]] + offset;
                places[i] = Math.min((int) ((value - min) * this.scale), last);
            }
        }
        long[] a = counts[0];
        long[] b = counts[1];
        long[] c = counts[2];
        long[] d = counts[3];
        for (int i = 0; i < n; i += TURNS) {
            int k = from + i;
            a[places[few ? codes[k] : i]]++;
            b[places[few ? codes[k + 1] : i + 1]]++;
            c[places[few ? codes[k + 2] : i + 2]]++;
            d[places[few ? codes[k + 3] : i + 3]]++;
        }
    }

    /// Adds one number `times` times.
    void add(double value, long times) {
        counts[0][Math.min((int) ((value - min) * scale), counts[0].length - 1)] += times;
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
