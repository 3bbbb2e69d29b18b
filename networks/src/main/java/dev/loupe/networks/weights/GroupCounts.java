package dev.loupe.networks.weights;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// How often each code occurs in groups of quants of at most sixteen levels. The bits of a group's codes are gathered by their place in a code, a word for each place; those of one code are then what the words, or their
/// complements, have in common.
final class GroupCounts {
    /// Levels of the types whose codes are counted so.
    static final int MOST = 16;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST = 0x1111111111111111L;

    private final int group;

    /// `[4][groups]` where the lower two bits of a group's codes are 0 to 3.
    private final long[][] low;

    /// `[codes / 4][groups]` where those above are.
    private final long[][] high;

    /// `[codes · stride]` of code c and group g at `c · stride + g`.
    final int[] counts;

    final int stride;

    GroupCounts(Blocks kind, int groups) {
        int levels = kind.levels().length;
        group = kind.group();
        stride = groups;
        low = new long[4][groups];
        high = new long[levels <= 4 ? 1 : levels <= 8 ? 2 : 4][groups];
        counts = new int[groups * low.length * high.length];
    }

    /// How many codes are counted; those above the levels are none.
    int codes() {
        return low.length * high.length;
    }

    /// Of the first `groups`.
    void count(byte[] codes, int groups) {
        long all = group == 32 ? 3 * LOWEST : group == 16 ? LOWEST : 0x0101010101010101L;
        for (int g = 0; g < groups; g++) {
            gather(codes, g, all);
        }
        for (int code = 0; code < codes(); code++) {
            count(low[code % 4], high[code / 4], code * stride, groups);
        }
    }

    private void count(long[] these, long[] those, int to, int groups) {
        for (int g = 0; g < groups; g++) {
            counts[to + g] = Long.bitCount(these[g] & those[g]);
        }
    }

    /// A half byte for each code, two of 32; eight codes lie in every other one.
    private void gather(byte[] codes, int to, long all) {
        int k = to * group;
        long x = (long) LONG.get(codes, k);
        long y = 0;
        if (group > 8) {
            x |= (long) LONG.get(codes, k + 8) << 4;
        }
        if (group > 16) {
            y = (long) LONG.get(codes, k + 16) | (long) LONG.get(codes, k + 24) << 4;
        }
        split(bits(x, y, 0), bits(x, y, 1), all, low, to);
        if (high.length == 4) {
            split(bits(x, y, 2), bits(x, y, 3), all, high, to);
        } else if (high.length == 2) {
            long bits = bits(x, y, 2);
            high[0][to] = all & ~bits;
            high[1][to] = bits;
        } else {
            high[0][to] = all;
        }
    }

    private static void split(long a, long b, long all, long[][] into, int to) {
        long both = a & b;
        into[0][to] = all & ~(a | b);
        into[1][to] = a ^ both;
        into[2][to] = b ^ both;
        into[3][to] = both;
    }

    /// Those of one place of half a byte's four.
    private static long bits(long x, long y, int place) {
        return x >>> place & LOWEST | (y >>> place & LOWEST) << 1;
    }
}
