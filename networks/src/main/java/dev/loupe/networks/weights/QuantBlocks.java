package dev.loupe.networks.weights;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// What `q8_0` and `q4_0` have in common: blocks of quants after one `float16` scale and nothing else, so that few products of scale and quant occur.
///
/// @param bytes a block
record QuantBlocks(int bytes) {
    static final QuantBlocks Q8_0 = new QuantBlocks(34);
    static final QuantBlocks Q4_0 = new QuantBlocks(18);

    /// Quants of a block.
    static final int QUANTS = 32;

    /// Null for another type.
    static @Nullable QuantBlocks of(String type) {
        return type.equals("q8_0") ? Q8_0 : type.equals("q4_0") ? Q4_0 : null;
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
