package dev.loupe.networks.weights;

import dev.loupe.core.bytes.Bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// ggml's blocks of 32 quants after a `float16` scale: `q8_0`, a byte each, and `q4_0`, half a byte each, the first 16 in the lower halves, 8 above their value.
///
/// @param bytes a block
record QuantBlocks(int bytes) implements Decoder {
    static final QuantBlocks Q8_0 = new QuantBlocks(34);
    static final QuantBlocks Q4_0 = new QuantBlocks(18);

    private static final int QUANTS = 32;
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

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
        long first = from / QUANTS;
        long blocks = (from + n - 1) / QUANTS - first + 1;
        MemorySegment part = all.slice(first * bytes, blocks * bytes).segment();
        int done = 0;
        for (int block = 0; block < blocks; block++) {
            int begin = block == 0 ? (int) (from % QUANTS) : 0;
            int end = Math.min(QUANTS, begin + n - done);
            long at = (long) block * bytes;
            float scale = Float.float16ToFloat(part.get(SHORT, at));
            for (int k = begin; k < end; k++) {
                into[done++] = (double) scale * quant(part, at + 2, k);
            }
        }
    }

    private int quant(MemorySegment part, long at, int k) {
        if (bytes == 34) {
            return part.get(ValueLayout.JAVA_BYTE, at + k);
        }
        int packed = part.get(ValueLayout.JAVA_BYTE, at + (k & 15));
        return (packed >> (k >> 4 << 2) & 15) - 8;
    }
}
