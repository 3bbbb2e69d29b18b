package dev.loupe.runs.series;

/// Wall times of a series in the order of its points, in blocks of 64: the first of each block, and how far the others lie behind it. About 4 bytes a time, 8 where a block spans
/// more than 71 minutes. Holds nothing when the times go back somewhere.
public final class PackedTimes {
    private static final int SHIFT = 6;
    private static final int BLOCK = 1 << SHIFT;
    private static final long MOST_BEHIND = 0xffff_ffffL;

    private final boolean ascending;
    private final long[] firsts;
    private final int[] behind;
    private final long[] wide;
    private final int size;

    /// @param micros `[n]` microseconds since 1970 UTC
    public PackedTimes(long[] micros) {
        size = micros.length;
        ascending = ascending(micros);
        boolean fits = ascending && fits(micros);
        wide = ascending && !fits ? micros : new long[0];
        firsts = new long[fits ? size + BLOCK - 1 >> SHIFT : 0];
        behind = new int[fits ? size : 0];
        for (int i = 0; i < behind.length; i++) {
            if ((i & BLOCK - 1) == 0) {
                firsts[i >> SHIFT] = micros[i];
            }
            behind[i] = (int) (micros[i] - firsts[i >> SHIFT]);
        }
    }

    /// Whether none lies before its predecessor.
    static boolean ascending(long[] micros) {
        for (int i = 1; i < micros.length; i++) {
            if (micros[i - 1] > micros[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(long[] micros) {
        for (int start = 0; start < micros.length; start += BLOCK) {
            long span = micros[Math.min(micros.length, start + BLOCK) - 1] - micros[start];
            if (span < 0 || span > MOST_BEHIND) {
                return false;
            }
        }
        return true;
    }

    /// Whether the times of these points and of those that follow them never go back, so that the points lie in the order of time.
    public boolean ascendingWith(Column next) {
        return ascending
                && ascending(next.micros())
                && (size == 0 || next.size() == 0 || micros(size - 1) <= next.micros()[0]);
    }

    /// Only where the times ascend.
    long micros(int i) {
        return wide.length > 0 ? wide[i] : firsts[i >> SHIFT] + Integer.toUnsignedLong(behind[i]);
    }

    /// How much memory it takes.
    public long bytes() {
        return 8L * (firsts.length + wide.length) + 4L * behind.length + 64;
    }
}
