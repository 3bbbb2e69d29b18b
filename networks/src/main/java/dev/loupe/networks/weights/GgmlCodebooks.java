package dev.loupe.networks.weights;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// ggml's blocks of 256 elements that a codebook stands for several at a time (ggml-common.h, `block_iq*`, `iq*_grid`; ggml-quants.c, `dequantize_row_iq*`). The codebooks lie in `grids.txt`.
///
/// ```
/// iq2_xxs  scale, 8 × (4 entries of 8 elements, 4 × 7 signs and 4 bits of scale)
/// iq2_xs   scale, 32 × (entry of 9 bits, 7 signs), 16 scales of 4 bits
/// iq2_s    scale, 32 entries, 256 signs, 2 upper bits of entries, 16 scales of 4 bits
/// iq3_xxs  scale, 64 entries of 4 elements, 8 × (4 × 7 signs and 4 bits of scale)
/// iq3_s    scale, 64 entries, an upper bit of each, 256 signs, 8 scales of 4 bits
/// iq1_s    scale, 32 entries of 8 elements, 8 × (4 × 3 upper bits, 3 bits of scale, sign of what is added)
/// iq1_m    32 entries, 32 × (3 upper bits, sign of what is added), 4 × (4 × 3 bits of scale, 4 bits of the scale)
/// ```
///
/// The eighth of 7 signs makes their number even.
final class GgmlCodebooks {
    private static final int ALL = 256;

    /// What is added to a code where its element is negative.
    private static final int NEGATIVE_2 = 3;

    private static final int NEGATIVE_3 = 8;
    private static final double DELTA = 0.125;
    private static final double[] TWO = {8, 25, 43, -8, -25, -43};
    private static final double[] THREE_XXS = signed(4, 12, 20, 28, 36, 44, 52, 62);
    private static final double[] THREE_S = signed(1, 3, 5, 7, 9, 11, 13, 15);

    private static final Map<String, Blocks> BY_NAME =
            Map.ofEntries(
                    entry("iq2_xxs", 66, 32, TWO, GgmlCodebooks::twoXxs),
                    entry("iq2_xs", 74, 16, TWO, GgmlCodebooks::twoXs),
                    entry("iq2_s", 82, 16, TWO, GgmlCodebooks::twoS),
                    entry("iq3_xxs", 98, 32, THREE_XXS, GgmlCodebooks::threeXxs),
                    entry("iq3_s", 110, 32, THREE_S, GgmlCodebooks::threeS),
                    entry("iq1_s", 50, 32, Blocks.from(-1, 3), GgmlCodebooks::oneS),
                    entry("iq1_m", 56, 8, Blocks.from(-1, 3), GgmlCodebooks::oneM));

    private GgmlCodebooks() {}

    /// Read when the first block is.
    private static final class Grids {
        private static final Map<String, char[]> ALL = read();
        private static final char[] TWO_XXS = of("iq2_xxs");
        private static final char[] TWO_XS = of("iq2_xs");
        private static final char[] TWO_S = of("iq2_s");
        private static final char[] THREE_XXS = of("iq3_xxs");
        private static final char[] THREE_S = of("iq3_s");
        private static final char[] ONE = of("iq1_s");

        private static char[] of(String name) {
            return Objects.requireNonNull(ALL.get(name));
        }

        private static Map<String, char[]> read() {
            Map<String, char[]> grids = new HashMap<>();
            for (String line : text().split("\n")) {
                if (!line.startsWith("#")) {
                    int space = line.indexOf(' ');
                    char[] entries = new char[(line.length() - space - 1) / 4];
                    for (int i = 0; i < entries.length; i++) {
                        int at = space + 1 + 4 * i;
                        entries[i] = (char) Integer.parseInt(line, at, at + 4, 16);
                    }
                    grids.put(line.substring(0, space), entries);
                }
            }
            return grids;
        }

        private static String text() {
            try (InputStream in = GgmlCodebooks.class.getResourceAsStream("grids.txt")) {
                return new String(
                        Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static Map.Entry<String, Blocks> entry(
            String name, int bytes, int group, double[] levels, Blocks.Unpacking unpacking) {
        return Map.entry(name, new Blocks(ALL, bytes, group, levels, unpacking));
    }

    private static double[] signed(int... levels) {
        double[] both = new double[2 * levels.length];
        for (int i = 0; i < levels.length; i++) {
            both[i] = levels[i];
            both[levels.length + i] = -levels[i];
        }
        return both;
    }

    static @Nullable Blocks of(String type) {
        return BY_NAME.get(type);
    }

    private static int u8(byte[] part, int at) {
        return part[at] & 0xff;
    }

    private static int nibble(byte[] part, int at, int index) {
        return part[at + index / 2] >> 4 * (index % 2) & 15;
    }

    private static int signs(int seven) {
        int own = seven & 0x7f;
        return own | (Integer.bitCount(own) & 1) << 7;
    }

    private static void eight(Quants into, int to, int entry, int signs) {
        for (int k = 0; k < 8; k++) {
            into.code(to + k, (entry >> 2 * k & 3) + NEGATIVE_2 * (signs >> k & 1));
        }
    }

    private static void four(Quants into, int to, int entry, int signs) {
        for (int k = 0; k < 4; k++) {
            into.code(to + k, (entry >> 4 * k & 15) + NEGATIVE_3 * (signs >> k & 1));
        }
    }

    private static void twoXxs(byte[] part, int at, Quants into) {
        double scale = Blocks.half(part, at);
        for (int group = 0; group < 8; group++) {
            int from = at + 2 + 8 * group;
            int rest = Blocks.word4(part, from + 4);
            into.scale(group, scale * (0.5 + (rest >>> 28)) / 4);
            for (int k = 0; k < 4; k++) {
                char entry = Grids.TWO_XXS[u8(part, from + k)];
                eight(into, 32 * group + 8 * k, entry, signs(rest >>> 7 * k));
            }
        }
    }

    private static void twoXs(byte[] part, int at, Quants into) {
        double scale = Blocks.half(part, at);
        for (int group = 0; group < 16; group++) {
            into.scale(group, scale * (0.5 + nibble(part, at + 66, group)) / 4);
        }
        for (int k = 0; k < 32; k++) {
            int word = Blocks.word(part, at + 2 + 2 * k);
            eight(into, 8 * k, Grids.TWO_XS[word & 511], signs(word >> 9));
        }
    }

    private static void twoS(byte[] part, int at, Quants into) {
        double scale = Blocks.half(part, at);
        for (int group = 0; group < 16; group++) {
            into.scale(group, scale * (0.5 + nibble(part, at + 74, group)) / 4);
        }
        for (int k = 0; k < 32; k++) {
            int high = u8(part, at + 66 + k / 4) >> 2 * (k % 4) & 3;
            char entry = Grids.TWO_S[u8(part, at + 2 + k) | high << 8];
            eight(into, 8 * k, entry, u8(part, at + 34 + k));
        }
    }

    private static void threeXxs(byte[] part, int at, Quants into) {
        double scale = Blocks.half(part, at);
        for (int group = 0; group < 8; group++) {
            int rest = Blocks.word4(part, at + 66 + 4 * group);
            into.scale(group, scale * (0.5 + (rest >>> 28)) / 2);
            for (int k = 0; k < 8; k++) {
                char entry = Grids.THREE_XXS[u8(part, at + 2 + 8 * group + k)];
                int signs = signs(rest >>> 7 * (k / 2)) >> 4 * (k % 2);
                four(into, 32 * group + 4 * k, entry, signs);
            }
        }
    }

    private static void threeS(byte[] part, int at, Quants into) {
        double scale = Blocks.half(part, at);
        for (int group = 0; group < 8; group++) {
            into.scale(group, scale * (1 + 2 * nibble(part, at + 106, group)));
            for (int k = 0; k < 8; k++) {
                int high = u8(part, at + 66 + group) >> k & 1;
                char entry = Grids.THREE_S[u8(part, at + 2 + 8 * group + k) | high << 8];
                int signs = u8(part, at + 74 + 4 * group + k / 2) >> 4 * (k % 2);
                four(into, 32 * group + 4 * k, entry, signs);
            }
        }
    }

    private static void oneS(byte[] part, int at, Quants into) {
        double scale = Blocks.half(part, at);
        for (int group = 0; group < 8; group++) {
            int word = Blocks.word(part, at + 34 + 2 * group);
            double own = scale * (2 * (word >> 12 & 7) + 1);
            into.scale(group, own);
            into.offset(group, own * ((word & 0x8000) == 0 ? DELTA : -DELTA));
            for (int k = 0; k < 4; k++) {
                int entry = u8(part, at + 2 + 4 * group + k) | (word >> 3 * k & 7) << 8;
                eight(into, 32 * group + 8 * k, Grids.ONE[entry], 0);
            }
        }
    }

    private static void oneM(byte[] part, int at, Quants into) {
        int bits = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            bits |= (Blocks.word(part, at + 48 + 2 * quarter) >> 12) << 4 * quarter;
        }
        double scale = Float.float16ToFloat((short) bits);
        for (int group = 0; group < 32; group++) {
            int word = Blocks.word(part, at + 48 + group / 8 * 2);
            int rest = nibble(part, at + 32, group);
            double own = scale * (2 * (word >> 3 * (group / 2 % 4) & 7) + 1);
            into.scale(group, own);
            into.offset(group, own * ((rest & 8) == 0 ? DELTA : -DELTA));
            eight(into, 8 * group, Grids.ONE[u8(part, at + group) | (rest & 7) << 8], 0);
        }
    }
}
