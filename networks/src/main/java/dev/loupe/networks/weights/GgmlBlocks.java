package dev.loupe.networks.weights;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// ggml's blocks of 32 elements (ggml-common.h, `block_*`; ggml-quants.c, `dequantize_row_*`). Where an element has half a byte, the first 16 lie in the lower halves, the others in the upper ones.
///
/// ```
/// q4_0, iq4_nl   scale, 16 bytes            q5_0   scale, 32 fifth bits, 16 bytes       q8_0   scale, 32 bytes
/// q4_1           scale, least, 16 bytes     q5_1   scale, least, 32 fifth bits, 16 …    q8_1   scale, sum, 32 bytes
/// mxfp4          exponent, 16 bytes (OCP Microscaling Formats 1.0)
/// nvfp4          64 elements: four scales of seven bits as in float8_e4m3fn, four times 8 bytes
/// ```
///
/// Scales, leasts and sums are `float16`.
final class GgmlBlocks {
    private static final int HALF = 16;

    /// What the sixteen patterns of `iq4_nl` and `iq4_xs` stand for (ggml-common.h, `kvalues_iq4nl`).
    static final byte[] UNEVEN = {
        -127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113
    };

    /// Twice what the sixteen patterns of a `float4_e2m1` stand for.
    private static final byte[] NARROW = {0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12};

    private static final Map<String, Blocks> BY_NAME =
            Map.ofEntries(
                    Map.entry("q4_0", new Blocks(32, 18, GgmlBlocks::q40)),
                    Map.entry("q4_1", new Blocks(32, 20, GgmlBlocks::q41)),
                    Map.entry("q5_0", new Blocks(32, 22, GgmlBlocks::q50)),
                    Map.entry("q5_1", new Blocks(32, 24, GgmlBlocks::q51)),
                    Map.entry("q8_0", new Blocks(32, 34, (p, at, v, to) -> q8(p, at, 2, v, to))),
                    Map.entry("q8_1", new Blocks(32, 36, (p, at, v, to) -> q8(p, at, 4, v, to))),
                    Map.entry("iq4_nl", new Blocks(32, 18, GgmlBlocks::iq4nl)),
                    Map.entry("mxfp4", new Blocks(32, 17, GgmlBlocks::mxfp4)),
                    Map.entry("nvfp4", new Blocks(64, 36, GgmlBlocks::nvfp4)));

    private GgmlBlocks() {}

    /// Null for another type.
    static @Nullable Blocks of(String type) {
        Blocks blocks = BY_NAME.get(type);
        return blocks == null ? GgmlSuperblocks.of(type) : blocks;
    }

    private static void q40(byte[] part, int at, double[] into, int to) {
        double scale = Blocks.half(part, at);
        for (int k = 0; k < HALF; k++) {
            into[to + k] = scale * ((part[at + 2 + k] & 15) - 8);
            into[to + HALF + k] = scale * ((part[at + 2 + k] >> 4 & 15) - 8);
        }
    }

    private static void q41(byte[] part, int at, double[] into, int to) {
        double scale = Blocks.half(part, at);
        double least = Blocks.half(part, at + 2);
        for (int k = 0; k < HALF; k++) {
            into[to + k] = scale * (part[at + 4 + k] & 15) + least;
            into[to + HALF + k] = scale * (part[at + 4 + k] >> 4 & 15) + least;
        }
    }

    private static void q50(byte[] part, int at, double[] into, int to) {
        five(part, at + 2, Blocks.half(part, at), -HALF * Blocks.half(part, at), into, to);
    }

    private static void q51(byte[] part, int at, double[] into, int to) {
        five(part, at + 4, Blocks.half(part, at), Blocks.half(part, at + 2), into, to);
    }

    private static void five(
            byte[] part, int at, double scale, double least, double[] into, int to) {
        int fifth = Blocks.word4(part, at);
        for (int k = 0; k < HALF; k++) {
            int both = part[at + 4 + k];
            into[to + k] = scale * (both & 15 | (fifth >> k & 1) << 4) + least;
            int upper = both >> 4 & 15 | (fifth >> HALF + k & 1) << 4;
            into[to + HALF + k] = scale * upper + least;
        }
    }

    private static void q8(byte[] part, int at, int head, double[] into, int to) {
        double scale = Blocks.half(part, at);
        for (int k = 0; k < 2 * HALF; k++) {
            into[to + k] = scale * part[at + head + k];
        }
    }

    private static void iq4nl(byte[] part, int at, double[] into, int to) {
        tabled(part, at + 2, HALF, Blocks.half(part, at), UNEVEN, into, to);
    }

    private static void mxfp4(byte[] part, int at, double[] into, int to) {
        tabled(part, at + 1, HALF, Math.scalb(1.0, (part[at] & 0xff) - 128), NARROW, into, to);
    }

    private static void nvfp4(byte[] part, int at, double[] into, int to) {
        for (int group = 0; group < 4; group++) {
            int bits = part[at + group] & 0x7f;
            double scale = bits == 0x7f ? 0 : Decoder.e4m3(bits) / 2;
            tabled(part, at + 4 + 8 * group, 8, scale, NARROW, into, to + HALF * group);
        }
    }

    /// Twice as many elements as bytes, each a place in a table.
    static void tabled(
            byte[] part, int at, int bytes, double scale, byte[] table, double[] into, int to) {
        for (int k = 0; k < bytes; k++) {
            into[to + k] = scale * table[part[at + k] & 15];
            into[to + bytes + k] = scale * table[part[at + k] >> 4 & 15];
        }
    }
}
