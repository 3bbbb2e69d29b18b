package dev.loupe.networks.weights;

import dev.loupe.core.bytes.Bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Elements that are stored in blocks, as codes in groups, each group with what scales it.
///
/// @param elements of a block
/// @param bytes    of a block
/// @param group    elements of a group
/// @param levels   what each code stands for before it is scaled: whole numbers from −128 to 127
/// @param scaling  gives the scales of a block, and its offsets if the type has any
/// @param coding   gives its codes, where `scaling` does not give those too
record Blocks(
        int elements, int bytes, int group, double[] levels, Unpacking scaling, Unpacking coding)
        implements Decoder {
    /// How bits of one block are sorted out.
    @FunctionalInterface
    interface Unpacking {
        /// @param part holds the block from `at` on
        /// @param into gets them
        void unpack(byte[] part, int at, Quants into);
    }

    /// Those whose scales are told only where the codes are.
    Blocks(int elements, int bytes, int group, double[] levels, Unpacking unpacking) {
        this(elements, bytes, group, levels, unpacking, (part, at, into) -> {});
    }

    /// Levels that follow each other.
    static double[] from(int least, int count) {
        double[] levels = new double[count];
        Arrays.setAll(levels, code -> least + code);
        return levels;
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
        copy(all, from / elements, blocks, part);
        if (before == 0 && n % elements == 0) {
            unpack(part, blocks, into);
            return;
        }
        double[] whole = new double[blocks * elements];
        unpack(part, blocks, whole);
        System.arraycopy(whole, before, into, 0, n);
    }

    /// The bytes of some blocks.
    void copy(Bytes all, long from, int blocks, byte[] part) {
        int length = blocks * bytes;
        MemorySegment some = all.slice(from * bytes, length).segment();
        MemorySegment.copy(some, ValueLayout.JAVA_BYTE, 0, part, 0, length);
    }

    private void unpack(byte[] part, int blocks, double[] into) {
        Quants quants = new Quants(this, 1);
        for (int block = 0; block < blocks; block++) {
            quants.unpack(part, block, 0);
            quants.spread(1, into, block * elements);
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
