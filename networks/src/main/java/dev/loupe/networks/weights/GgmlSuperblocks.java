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
                    entry(
                            "q2_k",
                            84,
                            16,
                            Blocks.from(0, 4),
                            GgmlSuperblocks::fours,
                            (p, at, q) -> pairs(p, at + 16, q)),
                    entry(
                            "q3_k",
                            110,
                            16,
                            Blocks.from(-4, 8),
                            GgmlSuperblocks::signedSixes,
                            GgmlSuperblocks::q3),
                    entry(
                            "q4_k",
                            144,
                            32,
                            Blocks.from(0, 16),
                            GgmlSuperblocks::sixes,
                            (p, at, q) -> nibbles(p, at + 16, q)),
                    entry(
                            "q5_k",
                            176,
                            32,
                            Blocks.from(0, 32),
                            GgmlSuperblocks::sixes,
                            GgmlSuperblocks::q5),
                    entry(
                            "q6_k",
                            210,
                            16,
                            Blocks.from(-32, 64),
                            GgmlSuperblocks::eights,
                            GgmlSuperblocks::q6),
                    entry(
                            "q8_k",
                            292,
                            ALL,
                            GgmlBlocks.bytes(),
                            GgmlSuperblocks::whole,
                            (p, at, q) -> q.take(p, at + 4)),
                    entry(
                            "iq4_xs",
                            136,
                            32,
                            GgmlBlocks.UNEVEN,
                            GgmlSuperblocks::apart,
                            GgmlSuperblocks::iq4xs),
                    entry("tq1_0", 54, 32, Blocks.from(-1, 3), one(52), GgmlSuperblocks::tq1),
                    entry("tq2_0", 66, 32, Blocks.from(-1, 4), one(64), GgmlSuperblocks::pairs));

    private GgmlSuperblocks() {}

    private static Map.Entry<String, Blocks> entry(
            String name,
            int bytes,
            int group,
            double[] levels,
            Blocks.Unpacking scaling,
            Blocks.Unpacking coding) {
        return Map.entry(name, new Blocks(ALL, bytes, group, levels, scaling, coding));
    }

    static @Nullable Blocks of(String type) {
        Blocks blocks = BY_NAME.get(type);
        return blocks == null ? GgmlCodebooks.of(type) : blocks;
    }

    /// Of each 32 bytes, the lowest two bits of all come first, then the next two.
    private static void pairs(byte[] part, int at, Quants into) {
        for (int side = 0; side < 8; side++) {
            into.pick(part, at + side / 4 * 32, 32, side % 4 * 2, 3, 32 * side);
        }
    }

    private static void nibbles(byte[] part, int at, Quants into) {
        for (int quarter = 0; quarter < 4; quarter++) {
            into.halves(part, at + 32 * quarter, 32, 64 * quarter);
        }
    }

    /// One `float16` for all.
    private static Blocks.Unpacking one(int from) {
        return (part, at, into) -> {
            double scale = Blocks.half(part, at + from);
            for (int group = 0; group < 8; group++) {
                into.scale(group, scale);
            }
        };
    }

    private static void whole(byte[] part, int at, Quants into) {
        into.scale(0, Float.intBitsToFloat(Blocks.word4(part, at)));
    }

    private static void fours(byte[] part, int at, Quants into) {
        double scale = Blocks.half(part, at + 80);
        double least = Blocks.half(part, at + 82);
        for (int group = 0; group < 16; group++) {
            int both = part[at + group];
            into.scale(group, scale * (both & 15));
            into.offset(group, -(least * (both >> 4 & 15)));
        }
    }

    private static void signedSixes(byte[] part, int at, Quants into) {
        double scale = Blocks.half(part, at + 108);
        for (int group = 0; group < 16; group++) {
            int low = part[at + 96 + group % 8] >> 4 * (group / 8) & 15;
            int high = part[at + 104 + group % 4] >> 2 * (group / 4) & 3;
            into.scale(group, scale * ((low | high << 4) - 32));
        }
    }

    /// Scales and leasts of six bits of `q4_k` and `q5_k`: of the first four groups in a byte each, of the others four bits behind them and two above the first.
    private static void sixes(byte[] part, int at, Quants into) {
        double scale = Blocks.half(part, at);
        double least = Blocks.half(part, at + 2);
        for (int group = 0; group < 4; group++) {
            int first = part[at + 4 + group];
            int second = part[at + 8 + group];
            int rest = part[at + 12 + group];
            into.scale(group, scale * (first & 63));
            into.offset(group, -(least * (second & 63)));
            into.scale(4 + group, scale * (rest & 15 | (first >> 6 & 3) << 4));
            into.offset(4 + group, -(least * (rest >> 4 & 15 | (second >> 6 & 3) << 4)));
        }
    }

    private static void eights(byte[] part, int at, Quants into) {
        double scale = Blocks.half(part, at + 208);
        for (int group = 0; group < 16; group++) {
            into.scale(group, scale * part[at + 192 + group]);
        }
    }

    private static void apart(byte[] part, int at, Quants into) {
        double scale = Blocks.half(part, at);
        int high = Blocks.word(part, at + 2);
        for (int group = 0; group < 8; group++) {
            int low = part[at + 4 + group / 2] >> group % 2 * 4 & 15;
            into.scale(group, scale * ((low | (high >> 2 * group & 3) << 4) - 32));
        }
    }

    private static void q3(byte[] part, int at, Quants into) {
        pairs(part, at + 32, into);
        for (int bit = 0; bit < 8; bit++) {
            into.join(part, at, 32, bit, 1, 2, 32 * bit);
        }
    }

    private static void q5(byte[] part, int at, Quants into) {
        nibbles(part, at + 48, into);
        for (int group = 0; group < 8; group++) {
            into.join(part, at + 16, 32, group, 1, 4, 32 * group);
        }
    }

    private static void q6(byte[] part, int at, Quants into) {
        for (int side = 0; side < 8; side++) {
            int low = at + side / 4 * 64 + side % 2 * 32;
            into.pick(part, low, 32, side % 4 / 2 * 4, 15, 32 * side);
            into.join(part, at + 128 + side / 4 * 32, 32, side % 4 * 2, 3, 4, 32 * side);
        }
    }

    private static void iq4xs(byte[] part, int at, Quants into) {
        for (int group = 0; group < 8; group++) {
            into.halves(part, at + 8 + 16 * group, 16, 32 * group);
        }
    }

    /// A byte is a fraction of 256: three times of it has a digit above it, the next times three of what is left the next.
    private static void tq1(byte[] part, int at, Quants into) {
        digits(part, at, 32, 5, into, 0);
        digits(part, at + 32, 16, 5, into, 160);
        digits(part, at + 48, 4, 4, into, 240);
    }

    private static void digits(byte[] part, int at, int bytes, int digits, Quants into, int to) {
        for (int k = 0; k < bytes; k++) {
            int left = part[at + k] & 0xff;
            for (int digit = 0; digit < digits; digit++) {
                into.code(to + digit * bytes + k, 3 * left >> 8);
                left = 3 * left & 0xff;
            }
        }
    }
}
