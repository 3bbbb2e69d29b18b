package dev.loupe.figure.out;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A CFF font program with glyphs numbered from 0, as PDF embeds it for text of any script.
///
/// | part | holds |
/// |---|---|
/// | header | 1 0 4 4 |
/// | name, top dictionary, strings, global subroutines | one index each |
/// | charset | format 2: glyph `i` has identifier `i` |
/// | FDSelect | format 3: all glyphs in font dictionary 0 |
/// | charstrings | an index, one entry a glyph |
/// | font dictionaries | an index of one, which points to the private dictionary |
/// | private dictionary | widths count from 0 |
///
/// Source: Adobe Technical Note 5176, sections 4 to 19.
final class CffFont {
    private static final int ADOBE = 391;
    private static final int IDENTITY = 392;

    private CffFont() {}

    static byte[] of(String name, List<byte[]> glyphs) {
        byte[] names = index(List.of(ascii(name)));
        byte[] strings = index(List.of(ascii("Adobe"), ascii("Identity")));
        byte[] charset = {2, 0, 1, (byte) (glyphs.size() - 2 >> 8), (byte) (glyphs.size() - 2)};
        byte[] select = {3, 0, 1, 0, 0, 0, (byte) (glyphs.size() >> 8), (byte) glyphs.size()};
        byte[] charStrings = index(glyphs);
        byte[] inner = new Dictionary().put(0, 20).put(0, 21).bytes();
        int top = index(List.of(top(glyphs.size(), 0, 0, 0, 0))).length;
        int charsetAt = 4 + names.length + top + strings.length + 2;
        int selectAt = charsetAt + charset.length;
        int charStringsAt = selectAt + select.length;
        int fontsAt = charStringsAt + charStrings.length;
        int fonts = index(List.of(font(inner.length, 0))).length;
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {1, 0, 4, 4});
        out.writeBytes(names);
        byte[] root = top(glyphs.size(), charsetAt, selectAt, charStringsAt, fontsAt);
        out.writeBytes(index(List.of(root)));
        out.writeBytes(strings);
        out.writeBytes(new byte[] {0, 0});
        out.writeBytes(charset);
        out.writeBytes(select);
        out.writeBytes(charStrings);
        out.writeBytes(index(List.of(font(inner.length, fontsAt + fonts))));
        out.writeBytes(inner);
        return out.toByteArray();
    }

    private static byte[] top(int glyphs, int charset, int select, int charStrings, int fonts) {
        return new Dictionary()
                .number(ADOBE)
                .number(IDENTITY)
                .put(0, 0x0c1e)
                .put(glyphs, 0x0c22)
                .put(charset, 15)
                .put(charStrings, 17)
                .put(fonts, 0x0c24)
                .put(select, 0x0c25)
                .bytes();
    }

    private static byte[] font(int size, int offset) {
        return new Dictionary().number(size).put(offset, 18).bytes();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Count, size of offsets (4), offsets from 1, data.
    private static byte[] index(List<byte[]> entries) {
        var out = new ByteArrayOutputStream();
        out.write(entries.size() >> 8);
        out.write(entries.size());
        out.write(4);
        int offset = 1;
        word(out, offset);
        for (byte[] entry : entries) {
            offset += entry.length;
            word(out, offset);
        }
        entries.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static void word(ByteArrayOutputStream out, int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(value >> shift);
        }
    }

    /// Numbers before operators, each number in five bytes, so that sizes do not depend on offsets.
    private static final class Dictionary {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Dictionary number(int value) {
            out.write(29);
            word(out, value);
            return this;
        }

        /// @param operator two bytes if above 255
        Dictionary put(int value, int operator) {
            number(value);
            if (operator > 255) {
                out.write(operator >> 8);
            }
            out.write(operator);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
