package dev.loupe.networks.weights;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Some blocks, their bits sorted out one after another: a code for each element, a scale and an offset for each group of them. An element is `scale · level of its code + offset`.
final class Quants {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;

    /// Of byte k bit k.
    private static final long DIAGONAL = 0x8040201008040201L;

    private static final long BUT_HIGHEST = 0x7f7f7f7f7f7f7f7fL;

    /// `[blocks · elements]` codes, those of eight bits below 0 where their highest is set.
    final byte[] codes;

    /// `[blocks · groups]`
    final double[] scales;

    /// `[blocks · groups]` −0.0 where there is none: no number changes when that is added.
    final double[] offsets;

    private final Blocks kind;
    private int element;
    private int group;

    Quants(Blocks kind, int blocks) {
        this.kind = kind;
        codes = new byte[blocks * kind.elements()];
        scales = new double[codes.length / kind.group()];
        offsets = new double[scales.length];
        Arrays.fill(offsets, -0.0);
    }

    /// Sorts out `blocks` of them, from the beginning of `part` on.
    void unpack(byte[] part, int blocks) {
        for (int block = 0; block < blocks; block++) {
            unpack(part, block, block);
        }
    }

    /// Sorts out one of them.
    ///
    /// @param block which of `part`
    /// @param place where it comes to lie
    void unpack(byte[] part, int block, int place) {
        begin(place);
        kind.scaling().unpack(part, block * kind.bytes(), this);
        kind.coding().unpack(part, block * kind.bytes(), this);
    }

    /// Sorts out the scales and offsets of `blocks` of them; codes are left as they are, or are those of the same blocks.
    void unpackScales(byte[] part, int blocks) {
        for (int block = 0; block < blocks; block++) {
            begin(block);
            kind.scaling().unpack(part, block * kind.bytes(), this);
        }
    }

    private void begin(int place) {
        element = place * kind.elements();
        group = element / kind.group();
    }

    /// Of a group of the block that is being sorted out.
    void scale(int of, double scale) {
        scales[group + of] = scale;
    }

    /// Likewise.
    void offset(int of, double offset) {
        offsets[group + of] = offset;
    }

    /// Codes of the block that is being sorted out are the bytes from `at` on.
    void take(byte[] part, int at) {
        System.arraycopy(part, at, codes, element, kind.elements());
    }

    /// One of the block's codes.
    void code(int of, int code) {
        codes[element + of] = (byte) code;
    }

    /// The block's codes from `to` on are some bits of as many bytes, eight at a time.
    ///
    /// @param n    a multiple of 8
    /// @param mask which bits after `shift`
    void pick(byte[] part, int at, int n, int shift, int mask, int to) {
        long each = mask * EACH;
        for (int k = 0; k < n; k += 8) {
            LONG.set(codes, element + to + k, (long) LONG.get(part, at + k) >>> shift & each);
        }
    }

    /// Those codes get some bits of as many bytes, too, above the `up` that they have.
    void join(byte[] part, int at, int n, int shift, int mask, int up, int to) {
        long each = mask * EACH;
        for (int k = 0; k < n; k += 8) {
            long more = ((long) LONG.get(part, at + k) >>> shift & each) << up;
            int place = element + to + k;
            LONG.set(codes, place, (long) LONG.get(codes, place) | more);
        }
    }

    /// Those of the lower halves of bytes come before those of the upper ones.
    void halves(byte[] part, int at, int n, int to) {
        pick(part, at, n, 0, 15, to);
        pick(part, at, n, 4, 15, to + n);
    }

    /// The block's first 32 codes get a fifth bit each.
    void fifths(int bits) {
        for (int k = 0; k < 32; k += 8) {
            long own = (bits >>> k & 0xff) * EACH & DIAGONAL;
            long fifth = (own + BUT_HIGHEST & ~BUT_HIGHEST) >>> 3;
            LONG.set(codes, element + k, (long) LONG.get(codes, element + k) | fifth);
        }
    }

    /// The elements of the first `blocks`, from `to` on.
    void spread(int blocks, double[] into, int to) {
        int groups = blocks * kind.elements() / kind.group();
        for (int g = 0; g < groups; g++) {
            group(g, into, to + g * kind.group());
        }
    }

    /// Whether the elements of a group are finite; else none of them is.
    boolean finite(int g) {
        return Double.isFinite(scales[g] + offsets[g]);
    }

    /// The elements of one group, from `to` on.
    void group(int g, double[] into, int to) {
        double[] levels = kind.levels();
        double scale = scales[g];
        double offset = offsets[g];
        int n = kind.group();
        for (int k = 0; k < n; k++) {
            into[to + k] = scale * levels[codes[g * n + k] & 0xff] + offset;
        }
    }
}
