package dev.loupe.figure.type;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// How far each character of Inter moves the pen, read from the font's `head`, `hhea`, `hmtx` and `cmap` tables.
///
/// Characters that Inter lacks count one em when they are wide (CJK, Hangul, kana, emoji) 0.82 em when they are signs of mathematics and 0.6 em when not, which is what the
/// fonts that browsers and systems put in their place take. Kerning is left out; figures count as tabular ones, as they are drawn.
///
/// Source: OpenType specification 1.9, chapters of these tables.
public final class Typeface {
    private static final String FOLDER = "/com/formdev/flatlaf/fonts/inter/";
    private static final Typeface REGULAR = new Typeface("Inter-Regular.otf");
    private static final int TABLED = 0x3000;

    /// The advance of Inter's tabular figures, `zero.tf` to `nine.tf`.
    private static final float TABULAR = 0.648f;

    /// Advances in em for the characters below 0x3000; NaN for those the font lacks.
    private final float[] advances = new float[TABLED];

    private Typeface(String file) {
        try (@Nullable InputStream in = Typeface.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("The font " + file + " is not on the class path.");
            }
            read(ByteBuffer.wrap(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Width of a line of text in pixels.
    ///
    /// Formulas count as they are set.
    ///
    /// @param size   of the font, in pixels
    /// @param weight 400, 500 or 600; heavier text is up to 6 % wider
    public static double width(String text, double size, int weight) {
        Formula formula = Formula.of(text);
        return formula == null
                ? plainWidth(text, size, weight)
                : formula.width() * size * wider(weight);
    }

    /// Width of a line that is set as it is written, dollar signs and all.
    static double plainWidth(String text, double size, int weight) {
        double em = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            em += advance(c);
        }
        return em * size * wider(weight);
    }

    private static double wider(int weight) {
        return weight >= 600 ? 1.06 : weight >= 500 ? 1.03 : 1;
    }

    private static double advance(int c) {
        if (c < TABLED) {
            float known = REGULAR.advances[c];
            if (!Float.isNaN(known)) {
                return known;
            }
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        boolean mathematical = c >= 0x2190 && c <= 0x23ff || c >= 0x27c0 && c <= 0x2aff;
        return wide(c) ? 1 : mathematical ? 0.82 : 0.6;
    }

    private static boolean wide(int c) {
        return c >= 0x1100 && c <= 0x115f
                || c >= 0x2e80 && c <= 0xd7ff
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0xfe30 && c <= 0xfe6f
                || c >= 0xff01 && c <= 0xff60
                || c >= 0x1f000;
    }

    private void read(ByteBuffer font) {
        double em = font.getShort(table(font, "head") + 18);
        int metrics = font.getShort(table(font, "hhea") + 34) & 0xffff;
        int widths = table(font, "hmtx");
        int cmap = table(font, "cmap");
        int map = characterMap(font, cmap);
        Arrays.fill(advances, Float.NaN);
        int groups = font.getInt(map + 12);
        for (int g = 0; g < groups; g++) {
            int at = map + 16 + 12 * g;
            int first = font.getInt(at);
            int last = Math.min(font.getInt(at + 4), TABLED - 1);
            for (int c = first; c <= last; c++) {
                int glyph = Math.min(font.getInt(at + 8) + c - first, metrics - 1);
                advances[c] = (float) ((font.getShort(widths + 4 * glyph) & 0xffff) / em);
            }
        }
        for (char digit = '0'; digit <= '9'; digit++) {
            advances[digit] = TABULAR;
        }
    }

    private static int table(ByteBuffer font, String name) {
        byte[] tag = name.getBytes(StandardCharsets.US_ASCII);
        int wanted = ByteBuffer.wrap(tag).getInt();
        int tables = font.getShort(4);
        for (int i = 0; i < tables; i++) {
            int at = 12 + 16 * i;
            if (font.getInt(at) == wanted) {
                return font.getInt(at + 8);
            }
        }
        throw new IllegalStateException("The font has no table " + name + ".");
    }

    /// The subtable of format 12, which every character beyond the first plane needs.
    private static int characterMap(ByteBuffer font, int cmap) {
        int maps = font.getShort(cmap + 2);
        for (int i = 0; i < maps; i++) {
            int at = cmap + font.getInt(cmap + 4 + 8 * i + 4);
            if (font.getShort(at) == 12) {
                return at;
            }
        }
        throw new IllegalStateException("The font has no character map of format 12.");
    }
}
