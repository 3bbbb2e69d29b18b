package dev.loupe.networks.weights;

import dev.loupe.core.bytes.Bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Elements that are stored in blocks, each with what scales them.
///
/// @param elements of a block
/// @param bytes    of a block
record Blocks(int elements, int bytes, Unpacking unpacking) implements Decoder {
    /// How one block becomes numbers.
    @FunctionalInterface
    interface Unpacking {
        /// @param part holds the block from `at` on
        /// @param into gets its elements from `to` on
        void unpack(byte[] part, int at, double[] into, int to);
    }

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
        int before = (int) (from % elements);
        int blocks = (before + n - 1) / elements + 1;
        byte[] part = new byte[blocks * bytes];
        MemorySegment some = all.slice(from / elements * bytes, part.length).segment();
        MemorySegment.copy(some, ValueLayout.JAVA_BYTE, 0, part, 0, part.length);
        if (before == 0 && n % elements == 0) {
            unpack(part, blocks, into);
            return;
        }
        double[] whole = new double[blocks * elements];
        unpack(part, blocks, whole);
        System.arraycopy(whole, before, into, 0, n);
    }

    private void unpack(byte[] part, int blocks, double[] into) {
        for (int block = 0; block < blocks; block++) {
            unpacking.unpack(part, block * bytes, into, block * elements);
        }
    }

    /// A `float16` at a place.
    static double half(byte[] part, int at) {
        return Float.float16ToFloat((short) word(part, at));
    }

    /// A `uint16` at a place.
    static int word(byte[] part, int at) {
        return part[at] & 0xff | (part[at + 1] & 0xff) << 8;
    }

    /// A word of 32 bits at a place.
    static int word4(byte[] part, int at) {
        return word(part, at) | word(part, at + 2) << 16;
    }
}
