package dev.loupe.networks.weights;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
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
    /// What the sixteen codes of `iq4_nl` and `iq4_xs` stand for (ggml-common.h, `kvalues_iq4nl`).
    static final double[] UNEVEN = {
        -127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113
    };

    /// Twice what the sixteen codes of a `float4_e2m1` stand for.
    private static final double[] NARROW = {
        0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12
    };

    private static final Map<String, Blocks> BY_NAME =
            Map.ofEntries(
                    entry("q4_0", 18, Blocks.from(-8, 16), GgmlBlocks::scale, halves(2)),
                    entry("q4_1", 20, Blocks.from(0, 16), GgmlBlocks::scaleAndLeast, halves(4)),
                    entry("q5_0", 22, Blocks.from(-16, 32), GgmlBlocks::scale, fifths(2)),
                    entry("q5_1", 24, Blocks.from(0, 32), GgmlBlocks::scaleAndLeast, fifths(4)),
                    entry("q8_0", 34, bytes(), GgmlBlocks::scale, (p, at, q) -> q.take(p, at + 2)),
                    entry("q8_1", 36, bytes(), GgmlBlocks::scale, (p, at, q) -> q.take(p, at + 4)),
                    entry("iq4_nl", 18, UNEVEN, GgmlBlocks::scale, halves(2)),
                    entry("mxfp4", 17, NARROW, GgmlBlocks::exponent, halves(1)),
                    Map.entry(
                            "nvfp4",
                            new Blocks(
                                    64,
                                    36,
                                    16,
                                    NARROW,
                                    GgmlBlocks::fourScales,
                                    GgmlBlocks::fourHalves)));

    private GgmlBlocks() {}

    private static Map.Entry<String, Blocks> entry(
            String name,
            int bytes,
            double[] levels,
            Blocks.Unpacking scaling,
            Blocks.Unpacking coding) {
        return Map.entry(name, new Blocks(32, bytes, 32, levels, scaling, coding));
    }

    /// Null for another type.
    static @Nullable Blocks of(String type) {
        Blocks blocks = BY_NAME.get(type);
        return blocks == null ? GgmlSuperblocks.of(type) : blocks;
    }

    /// Levels of codes that are signed bytes.
    static double[] bytes() {
        double[] levels = new double[256];
        Arrays.setAll(levels, code -> (byte) code);
        return levels;
    }

    private static void scale(byte[] part, int at, Quants into) {
        into.scale(0, Blocks.half(part, at));
    }

    private static void scaleAndLeast(byte[] part, int at, Quants into) {
        into.scale(0, Blocks.half(part, at));
        into.offset(0, Blocks.half(part, at + 2));
    }

    private static void exponent(byte[] part, int at, Quants into) {
        into.scale(0, Math.scalb(1.0, (part[at] & 0xff) - 128));
    }

    private static Blocks.Unpacking halves(int from) {
        return (part, at, into) -> into.halves(part, at + from, 16, 0);
    }

    /// The fifth bits lie before the halves.
    private static Blocks.Unpacking fifths(int from) {
        return (part, at, into) -> {
            into.halves(part, at + from + 4, 16, 0);
            into.fifths(Blocks.word4(part, at + from));
        };
    }

    private static void fourScales(byte[] part, int at, Quants into) {
        for (int group = 0; group < 4; group++) {
            int bits = part[at + group] & 0x7f;
            into.scale(group, bits == 0x7f ? 0 : Decoder.e4m3(bits) / 2);
        }
    }

    private static void fourHalves(byte[] part, int at, Quants into) {
        for (int group = 0; group < 4; group++) {
            into.halves(part, at + 4 + 8 * group, 8, 16 * group);
        }
    }
}
