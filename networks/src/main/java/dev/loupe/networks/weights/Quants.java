package dev.loupe.networks.weights;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// One block, its bits sorted out: a code for each element, a scale and an offset for each group of them. An element is `scale · level of its code + offset`.
final class Quants {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;

    /// Of byte k bit k.
    private static final long DIAGONAL = 0x8040201008040201L;

    private static final long BUT_HIGHEST = 0x7f7f7f7f7f7f7f7fL;

    /// `[elements]` codes, those of eight bits below 0 where their highest is set.
    final byte[] codes;

    /// `[groups]`
    final double[] scales;

    /// `[groups]` −0.0 where there is none: no number changes when that is added.
    final double[] offsets;

    Quants(int elements, int groups) {
        codes = new byte[elements];
        scales = new double[groups];
        offsets = new double[groups];
        Arrays.fill(offsets, -0.0);
    }

    /// Codes from `to` on are some bits of as many bytes, eight at a time.
    ///
    /// @param n    a multiple of 8
    /// @param mask which bits after `shift`
    void pick(byte[] part, int at, int n, int shift, int mask, int to) {
        long each = mask * EACH;
        for (int k = 0; k < n; k += 8) {
            LONG.set(codes, to + k, (long) LONG.get(part, at + k) >>> shift & each);
        }
    }

    /// Those codes get some bits of as many bytes, too, above the `up` that they have.
    void join(byte[] part, int at, int n, int shift, int mask, int up, int to) {
        long each = mask * EACH;
        for (int k = 0; k < n; k += 8) {
            long more = ((long) LONG.get(part, at + k) >>> shift & each) << up;
            LONG.set(codes, to + k, (long) LONG.get(codes, to + k) | more);
        }
    }

    /// Those of the lower halves of bytes come before those of the upper ones.
    void halves(byte[] part, int at, int n, int to) {
        pick(part, at, n, 0, 15, to);
        pick(part, at, n, 4, 15, to + n);
    }

    /// The first 32 codes get a fifth bit each.
    void fifths(int bits) {
        for (int k = 0; k < 32; k += 8) {
            long own = (bits >>> k & 0xff) * EACH & DIAGONAL;
            long fifth = (own + BUT_HIGHEST & ~BUT_HIGHEST) >>> 3;
            LONG.set(codes, k, (long) LONG.get(codes, k) | fifth);
        }
    }

    /// The elements, from `to` on.
    void spread(double[] levels, double[] into, int to) {
        int group = codes.length / scales.length;
        for (int g = 0; g < scales.length; g++) {
            double scale = scales[g];
            double offset = offsets[g];
            for (int k = g * group; k < (g + 1) * group; k++) {
                into[to + k] = scale * levels[codes[k] & 0xff] + offset;
            }
        }
    }
}
