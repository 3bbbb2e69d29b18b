package dev.loupe.networks.weights;

import dev.loupe.core.bytes.Bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// ggml's blocks of 32 quants after a `float16` scale: `q8_0`, a byte each, and `q4_0`, half a byte each, the first 16 in the lower halves, 8 above their value.
///
/// @param bytes a block
record QuantBlocks(int bytes) implements Decoder {
    static final QuantBlocks Q8_0 = new QuantBlocks(34);
    static final QuantBlocks Q4_0 = new QuantBlocks(18);

    /// Quants of a block.
    static final int QUANTS = 32;

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

    /// How many quants there are.
    int values() {
        return bytes == 34 ? 256 : 16;
    }

    /// What the scale is multiplied by, of the `q`th.
    int quant(int q) {
        return bytes == 34 ? (byte) q : q - 8;
    }

    /// From how often each byte occurs to how often each quant does.
    ///
    /// @param bytes  `[256]`
    /// @param quants `[values()]`, overwritten
    void spread(long[] bytes, long[] quants) {
        if (quants.length == bytes.length) {
            System.arraycopy(bytes, 0, quants, 0, bytes.length);
            return;
        }
        Arrays.fill(quants, 0);
        for (int b = 0; b < bytes.length; b++) {
            quants[b & 15] += bytes[b];
            quants[b >> 4] += bytes[b];
        }
    }
}
