package dev.loupe.networks.weights;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// What `q8_0`, `q4_0`, `q5_0` and `iq4_nl` have in common: blocks of quants after one `float16` scale and no offset, so that few products of scale and quant occur.
///
/// @param packed whether a byte after the scale holds the codes of two quants, and nothing else is there; else codes are bytes, or are made so
record QuantBlocks(Blocks kind, boolean packed) {
    /// Quants of a block.
    static final int QUANTS = 32;

    /// Null for another type.
    static @Nullable QuantBlocks of(String type) {
        Blocks kind = GgmlBlocks.of(type);
        return kind == null
                ? null
                : switch (type) {
                    case "q8_0", "q5_0" -> new QuantBlocks(kind, false);
                    case "q4_0", "iq4_nl" -> new QuantBlocks(kind, true);
                    default -> null;
                };
    }

    /// How many quants there are.
    int values() {
        return kind.levels().length;
    }

    /// What the scale is multiplied by, of the `q`th.
    double quant(int q) {
        return kind.levels()[q];
    }

    /// From how often each byte occurs to how often each quant does.
    ///
    /// @param bytes  `[256]`
    /// @param quants `[values()]`, overwritten
    void spread(long[] bytes, long[] quants) {
        if (!packed) {
            System.arraycopy(bytes, 0, quants, 0, quants.length);
            return;
        }
        Arrays.fill(quants, 0);
        for (int b = 0; b < bytes.length; b++) {
            quants[b & 15] += bytes[b];
            quants[b >> 4] += bytes[b];
        }
    }
}
