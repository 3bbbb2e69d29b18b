package dev.loupe.networks.weights;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// ggml's blocks of 256 elements with a scale, and mostly a least value, for every 16 or 32 of them, which a `float16` scales in turn (ggml-common.h, `block_*_K`; ggml-quants.c, `dequantize_row_*`).
///
/// ```
/// q2_k   16 × (scale, least of 4 bits), 64 bytes, scale, scale of leasts
/// q3_k   256 third bits, 64 bytes, 16 scales of 6 bits in 12 bytes, scale
/// q4_k   scale, scale of leasts, 8 × (scale, least of 6 bits) in 12 bytes, 128 bytes
/// q5_k   the same, 256 fifth bits before the 128 bytes
/// q6_k   128 bytes of 4 bits, 64 bytes of 2 bits, 16 scales of a byte, scale
/// q8_k   scale as float32, 256 bytes, 16 sums
/// iq4_xs scale, 8 × 2 upper bits and 8 × 4 lower bits of scales, 128 bytes, places in a table
/// tq1_0  48 bytes of five ternary digits, 4 of four, scale      tq2_0  64 bytes of four, scale
/// ```
final class GgmlSuperblocks {
    private static final int ALL = 256;
    private static final Map<String, Blocks> BY_NAME =
            Map.ofEntries(
                    Map.entry("q2_k", new Blocks(ALL, 84, GgmlSuperblocks::q2)),
                    Map.entry("q3_k", new Blocks(ALL, 110, GgmlSuperblocks::q3)),
                    Map.entry("q4_k", new Blocks(ALL, 144, GgmlSuperblocks::q4)),
                    Map.entry("q5_k", new Blocks(ALL, 176, GgmlSuperblocks::q5)),
                    Map.entry("q6_k", new Blocks(ALL, 210, GgmlSuperblocks::q6)),
                    Map.entry("q8_k", new Blocks(ALL, 292, GgmlSuperblocks::q8)),
                    Map.entry("iq4_xs", new Blocks(ALL, 136, GgmlSuperblocks::iq4xs)),
                    Map.entry("tq1_0", new Blocks(ALL, 54, GgmlSuperblocks::tq1)),
                    Map.entry("tq2_0", new Blocks(ALL, 66, GgmlSuperblocks::tq2)));

    private GgmlSuperblocks() {}

    static @Nullable Blocks of(String type) {
        return BY_NAME.get(type);
    }

    /// Of each 32 bytes, the lowest two bits of all come first, then the next two.
    private static void q2(byte[] part, int at, double[] into, int to) {
        double scale = Blocks.half(part, at + 80);
        double least = Blocks.half(part, at + 82);
        for (int group = 0; group < 16; group++) {
            int both = part[at + group];
            double d = scale * (both & 15);
            double m = least * (both >> 4 & 15);
            int from = at + 16 + group / 8 * 32 + group % 2 * 16;
            int shift = group % 8 / 2 * 2;
            for (int k = 0; k < 16; k++) {
                into[to + 16 * group + k] = d * (part[from + k] >> shift & 3) - m;
            }
        }
    }

    private static void q3(byte[] part, int at, double[] into, int to) {
        double scale = Blocks.half(part, at + 108);
        for (int group = 0; group < 16; group++) {
            int low = part[at + 96 + group % 8] >> 4 * (group / 8) & 15;
            int high = part[at + 104 + group % 4] >> 2 * (group / 4) & 3;
            double d = scale * ((low | high << 4) - 32);
            int side = group % 2 * 16;
            int from = at + 32 + group / 8 * 32 + side;
            int shift = group % 8 / 2 * 2;
            for (int k = 0; k < 16; k++) {
                int third = part[at + side + k] >> group / 2 & 1;
                into[to + 16 * group + k] = d * ((part[from + k] >> shift & 3) - 4 * (1 - third));
            }
        }
    }

    private static void q4(byte[] part, int at, double[] into, int to) {
        for (int group = 0; group < 8; group++) {
            double d = Blocks.half(part, at) * scale(part, at + 4, group);
            double m = Blocks.half(part, at + 2) * least(part, at + 4, group);
            int from = at + 16 + group / 2 * 32;
            int shift = group % 2 * 4;
            for (int k = 0; k < 32; k++) {
                into[to + 32 * group + k] = d * (part[from + k] >> shift & 15) - m;
            }
        }
    }

    private static void q5(byte[] part, int at, double[] into, int to) {
        for (int group = 0; group < 8; group++) {
            double d = Blocks.half(part, at) * scale(part, at + 4, group);
            double m = Blocks.half(part, at + 2) * least(part, at + 4, group);
            int from = at + 48 + group / 2 * 32;
            int shift = group % 2 * 4;
            for (int k = 0; k < 32; k++) {
                int fifth = part[at + 16 + k] >> group & 1;
                int quant = part[from + k] >> shift & 15 | fifth << 4;
                into[to + 32 * group + k] = d * quant - m;
            }
        }
    }

    /// Six bits of the `group`th scale of `q4_k` and `q5_k`: of the first four in a byte each, of the others four bits behind them and two above the first.
    private static int scale(byte[] part, int at, int group) {
        return group < 4
                ? part[at + group] & 63
                : part[at + 4 + group] & 15 | (part[at + group - 4] >> 6 & 3) << 4;
    }

    private static int least(byte[] part, int at, int group) {
        return group < 4
                ? part[at + 4 + group] & 63
                : part[at + 4 + group] >> 4 & 15 | (part[at + group] >> 6 & 3) << 4;
    }

    private static void q6(byte[] part, int at, double[] into, int to) {
        double scale = Blocks.half(part, at + 208);
        for (int group = 0; group < 16; group++) {
            double d = scale * part[at + 192 + group];
            int half = group / 8;
            int side = group % 2 * 16;
            int quarter = group % 8 / 2;
            int low = at + half * 64 + quarter % 2 * 32 + side;
            int high = at + 128 + half * 32 + side;
            for (int k = 0; k < 16; k++) {
                int quant =
                        part[low + k] >> quarter / 2 * 4 & 15
                                | (part[high + k] >> 2 * quarter & 3) << 4;
                into[to + 16 * group + k] = d * (quant - 32);
            }
        }
    }

    private static void q8(byte[] part, int at, double[] into, int to) {
        double scale = Float.intBitsToFloat(Blocks.word4(part, at));
        for (int k = 0; k < ALL; k++) {
            into[to + k] = scale * part[at + 4 + k];
        }
    }

    private static void iq4xs(byte[] part, int at, double[] into, int to) {
        double scale = Blocks.half(part, at);
        int high = Blocks.word(part, at + 2);
        for (int group = 0; group < 8; group++) {
            int low = part[at + 4 + group / 2] >> group % 2 * 4 & 15;
            double d = scale * ((low | (high >> 2 * group & 3) << 4) - 32);
            int from = at + 8 + 16 * group;
            GgmlBlocks.tabled(part, from, 16, d, GgmlBlocks.UNEVEN, into, to + 32 * group);
        }
    }

    /// A byte is a fraction of 256: three times of it has a digit above it, the next times three of what is left the next.
    private static void tq1(byte[] part, int at, double[] into, int to) {
        double scale = Blocks.half(part, at + 52);
        digits(part, at, 32, 5, scale, into, to);
        digits(part, at + 32, 16, 5, scale, into, to + 160);
        digits(part, at + 48, 4, 4, scale, into, to + 240);
    }

    private static void digits(
            byte[] part, int at, int bytes, int digits, double scale, double[] into, int to) {
        for (int k = 0; k < bytes; k++) {
            int left = part[at + k] & 0xff;
            for (int digit = 0; digit < digits; digit++) {
                into[to + digit * bytes + k] = scale * ((3 * left >> 8) - 1);
                left = 3 * left & 0xff;
            }
        }
    }

    private static void tq2(byte[] part, int at, double[] into, int to) {
        double scale = Blocks.half(part, at + 64);
        for (int k = 0; k < ALL; k++) {
            int packed = part[at + k / 128 * 32 + k % 32];
            into[to + k] = scale * ((packed >> k % 128 / 32 * 2 & 3) - 1);
        }
    }
}
