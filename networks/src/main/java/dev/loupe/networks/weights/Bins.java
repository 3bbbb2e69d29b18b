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

    /// Where one level falls in each of `n` groups from `from` on; of those that are not finite anywhere.
    void places(Quants quants, int from, int n, double level, int[] into, int to) {
        int last = counts[0].length - 1;
        double[] scales = quants.scales;
        double[] offsets = quants.offsets;
        for (int g = 0; g < n; g++) {
            double value = scales[from + g] * level + offsets[from + g];
            into[to + g] = Math.min((int) ((value - min) * scale), last);
        }
    }

    /// Adds numbers by their codes.
    ///
    /// @param codes  of the numbers, not negative
    /// @param n      of them from `from` on, a multiple of 4
    /// @param places in which bin a number of code `c` is, at `first + c · step`
    void add(byte[] codes, int from, int n, int[] places, int first, int step) {
        long[] a = counts[0];
        long[] b = counts[1];
        long[] c = counts[2];
        long[] d = counts[3];
        for (int k = from; k < from + n; k += TURNS) {
            a[places[first + codes[k] * step]]++;
            b[places[first + codes[k + 1] * step]]++;
            c[places[first + codes[k + 2] * step]]++;
            d[places[first + codes[k + 3] * step]]++;
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
