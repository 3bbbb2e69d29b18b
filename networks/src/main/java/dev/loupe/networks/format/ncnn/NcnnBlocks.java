package dev.loupe.networks.format.ncnn;

import org.jspecify.annotations.Nullable;

/// How weights are quantised in blocks along their rows, as a layer's `quantize_term` says: `100 · bits + 10 · input scales + code of the size` (docs/developer-guide/operators.md, since 2026). An element is its
/// quant, divided by the scale of its block.
///
/// @param bits        4, 6 or 8 an element, signed, of each row from its lowest bit on
/// @param inputScales whether each column has a scale, too
/// @param size        elements a block: 32, 64 or 128
record NcnnBlocks(int bits, boolean inputScales, int size) {
    /// Terms below are other ways to quantise.
    static final int FIRST = 400;

    /// Null for other terms.
    static @Nullable NcnnBlocks of(long term) {
        int bits = (int) Math.min(term / 100, 9);
        int code = (int) (term % 10);
        int scales = (int) (term / 10 % 10);
        boolean known = bits == 4 || bits == 6 || bits == 8;
        return term < FIRST || !known || scales > 1 || code > 2
                ? null
                : new NcnnBlocks(bits, scales == 1, 32 << code);
    }

    /// Blocks of a row.
    long count(long columns) {
        return Math.ceilDiv(columns, size);
    }
}
