package dev.loupe.networks.weights;

import dev.loupe.core.bytes.Bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// ggml's blocks of 32 quants after a `float16` scale: `q8_0`, a byte each, and `q4_0`, half a byte each, the first 16 in the lower halves, 8 above their value.
///
/// @param bytes a block
record QuantBlocks(int bytes) implements Decoder {
    static final QuantBlocks Q8_0 = new QuantBlocks(34);
    static final QuantBlocks Q4_0 = new QuantBlocks(18);

    private static final int QUANTS = 32;
    private static final int SCALES = 1 << 16;

    /// Blocks that are counted at a time.
    private static final int PIECE = 256;

    /// Blocks counted before an `int` could overflow.
    private static final long ROUND = 1L << 26;

    @Override
    public double at(Bytes all, long index) {
        double[] one = new double[1];
        read(all, index, one, 1);
        return one[0];
    }

    @Override
    public void read(Bytes all, long from, double[] into, int n) {
        if (n == 0) {
            return;
        }
        int before = (int) (from % QUANTS);
        int blocks = (before + n - 1) / QUANTS + 1;
        byte[] part = new byte[blocks * bytes];
        MemorySegment some = all.slice(from / QUANTS * bytes, part.length).segment();
        MemorySegment.copy(some, ValueLayout.JAVA_BYTE, 0, part, 0, part.length);
        if (before == 0 && n % QUANTS == 0) {
            decode(part, blocks, into);
            return;
        }
        double[] whole = new double[blocks * QUANTS];
        decode(part, blocks, whole);
        System.arraycopy(whole, before, into, 0, n);
    }

    private void decode(byte[] part, int blocks, double[] into) {
        for (int block = 0; block < blocks; block++) {
            int at = block * bytes;
            double scale = Float.float16ToFloat((short) (part[at] & 0xff | part[at + 1] << 8));
            if (bytes == 34) {
                whole(part, at + 2, scale, into, block * QUANTS);
            } else {
                halves(part, at + 2, scale, into, block * QUANTS);
            }
        }
    }

    private static void whole(byte[] part, int at, double scale, double[] into, int to) {
        for (int k = 0; k < QUANTS; k++) {
            into[to + k] = scale * part[at + k];
        }
    }

    private static void halves(byte[] part, int at, double scale, double[] into, int to) {
        for (int k = 0; k < QUANTS / 2; k++) {
            into[to + k] = scale * ((part[at + k] & 15) - 8);
            into[to + QUANTS / 2 + k] = scale * ((part[at + k] >> 4 & 15) - 8);
        }
    }

    /// How often each number occurs in `count` numbers of `q4_0`: of every scale that occurs there are 16.
    static Patterns halves(Bytes all, long count) {
        long blocks = count / QUANTS;
        MemorySegment segment = all.segment();
        long[] sum = new long[SCALES * QUANTS / 2];
        byte[] part = new byte[PIECE * Q4_0.bytes];
        for (long from = 0; from < blocks; from += ROUND) {
            int[] lower = new int[sum.length];
            int[] upper = new int[sum.length];
            long to = Math.min(blocks, from + ROUND);
            for (long at = from; at < to; at += PIECE) {
                int n = (int) Math.min(PIECE, to - at);
                long begin = at * Q4_0.bytes;
                MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, begin, part, 0, n * Q4_0.bytes);
                count(part, n, lower, upper);
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (long) lower[i] + upper[i];
            }
        }
        return occurring(sum);
    }

    private static void count(byte[] part, int blocks, int[] lower, int[] upper) {
        for (int block = 0; block < blocks; block++) {
            int at = block * Q4_0.bytes;
            int row = (part[at] & 0xff | (part[at + 1] & 0xff) << 8) << 4;
            for (int k = 2; k < 2 + QUANTS / 2; k++) {
                lower[row | part[at + k] & 15]++;
                upper[row | part[at + k] >> 4 & 15]++;
            }
        }
    }

    private static Patterns occurring(long[] sum) {
        int n = 0;
        for (long times : sum) {
            n += times > 0 ? 1 : 0;
        }
        double[] values = new double[n];
        long[] counts = new long[n];
        for (int i = 0, k = 0; i < sum.length; i++) {
            if (sum[i] > 0) {
                values[k] = (double) Float.float16ToFloat((short) (i >> 4)) * ((i & 15) - 8);
                counts[k++] = sum[i];
            }
        }
        return new Patterns(values, counts);
    }
}
