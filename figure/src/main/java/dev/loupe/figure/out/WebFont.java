package dev.loupe.figure.out;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Path2D;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A part of a face as a font file of its own, for pages that bring their letters along.
///
/// Figures are the tabular ones without asking. Kerning is that of the pairs in some texts. Ligatures and forms that depend on
/// neighbours are left out.
///
/// | table | holds |
/// |---|---|
/// | `CFF ` | outlines, as in PDF |
/// | `cmap` | format 12: which letter is which glyph |
/// | `GPOS` | pairs that stand nearer or farther |
/// | `head`, `hhea`, `hmtx`, `maxp`, `OS/2`, `name`, `post` | measures and names |
///
/// Source: OpenType specification 1.9, chapters of these tables.
final class WebFont {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final int EM = 1000;
    private static final int ASCENT = 969;
    private static final int DESCENT = -242;

    private final Face face;
    private final Font font;
    private final List<byte[]> outlines = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final SortedMap<Integer, Integer> numbers = new TreeMap<>();

    private WebFont(Face face) {
        this.face = face;
        font = face.font().deriveFont((float) EM);
        outlines.add(CharString.of(new Path2D.Double(), EM / 2));
        widths.add(EM / 2);
    }

    /// @param weight  400, 500 or 600
    /// @param letters code points; those that the face lacks are left out
    /// @param texts   whose neighbours are kerned
    static byte[] of(Face face, int weight, SortedSet<Integer> letters, Iterable<String> texts) {
        WebFont made = new WebFont(face);
        letters.forEach(made::add);
        return made.file(weight, texts);
    }

    private void add(int letter) {
        if (face.font().canDisplay(letter)) {
            int glyph = glyphs(Character.toString(letter)).getGlyphCode(0);
            int shown = face.tabular().getOrDefault(glyph, glyph);
            int width = Glyphs.width(face, shown);
            numbers.put(letter, outlines.size());
            outlines.add(CharString.of(Glyphs.outline(face, shown), width));
            widths.add(width);
        }
    }

    private GlyphVector glyphs(String letters) {
        return font.createGlyphVector(EXACT, letters);
    }

    private byte[] file(int weight, Iterable<String> texts) {
        String style = face.name().replaceAll("[^A-Za-z0-9-]", "");
        SortedMap<String, byte[]> tables = new TreeMap<>();
        tables.put("CFF ", CffFont.of(style, outlines));
        tables.put("OS/2", os2(weight));
        tables.put("cmap", cmap());
        tables.put("head", head());
        tables.put("hhea", hhea());
        tables.put("hmtx", hmtx());
        tables.put("maxp", bytes(6).putInt(0x00005000).putShort((short) outlines.size()).array());
        tables.put("name", name(style));
        tables.put("post", bytes(32).putInt(0x00030000).array());
        SortedMap<Integer, SortedMap<Integer, Integer>> pairs = pairs(texts);
        if (!pairs.isEmpty()) {
            tables.put("GPOS", KerningTable.of(pairs));
        }
        return OpenType.file(tables);
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size);
    }

    private static ByteBuffer shorts(int... values) {
        ByteBuffer out = bytes(2 * values.length);
        for (int value : values) {
            out.putShort((short) value);
        }
        return out;
    }

    private byte[] head() {
        ByteBuffer out = bytes(54).putInt(0x00010000).putInt(0x00010000);
        out.putInt(0).putInt(0x5f0f3cf5).putShort((short) 3).putShort((short) EM);
        out.putLong(0).putLong(0);
        return out.put(shorts(-200, -300, 1800, 1400, 0, 3, 2, 0, 0).array()).array();
    }

    private byte[] hhea() {
        int widest = widths.stream().mapToInt(w -> w).max().orElse(0);
        ByteBuffer out = bytes(36).putInt(0x00010000);
        out.put(shorts(ASCENT, DESCENT, 0, widest, 0, 0, widest, 1, 0, 0, 0, 0, 0, 0, 0).array());
        return out.putShort((short) widths.size()).array();
    }

    private byte[] hmtx() {
        ByteBuffer out = bytes(4 * widths.size());
        widths.forEach(width -> out.putShort((short) (int) width).putShort((short) 0));
        return out.array();
    }

    private byte[] cmap() {
        ByteBuffer out = bytes(28 + 12 * numbers.size());
        out.put(shorts(0, 1, 3, 10).array()).putInt(12);
        out.putShort((short) 12).putShort((short) 0).putInt(16 + 12 * numbers.size());
        out.putInt(0).putInt(numbers.size());
        numbers.forEach((letter, number) -> out.putInt(letter).putInt(letter).putInt(number));
        return out.array();
    }

    private byte[] os2(int weight) {
        ByteBuffer out = bytes(96);
        out.put(shorts(4, EM / 2, weight, 5, 0).array());
        out.position(58).put("LOUP".getBytes(StandardCharsets.US_ASCII));
        int first = numbers.isEmpty() ? 0 : Math.min(0xffff, numbers.firstKey());
        int last = numbers.isEmpty() ? 0 : Math.min(0xffff, numbers.lastKey());
        out.put(shorts(0x40, first, last, ASCENT, DESCENT, 0, ASCENT, -DESCENT).array());
        out.putInt(1).putInt(0);
        return out.put(shorts(546, 727, 0, 32, 2).array()).array();
    }

    private static byte[] name(String style) {
        Map<Integer, String> names = new TreeMap<>(Map.of(1, "Inter", 2, "Regular"));
        names.putAll(Map.of(4, style, 6, style));
        ByteBuffer text = bytes(1 << 10);
        ByteBuffer out = bytes(6 + 12 * names.size());
        out.put(shorts(0, names.size(), 6 + 12 * names.size()).array());
        names.forEach(
                (id, said) -> {
                    byte[] utf16 = said.getBytes(StandardCharsets.UTF_16BE);
                    int at = text.position();
                    out.put(shorts(3, 1, 0x409, id, utf16.length, at).array());
                    text.put(utf16);
                });
        return bytes(out.capacity() + text.position())
                .put(out.array())
                .put(text.array(), 0, text.position())
                .array();
    }

    /// By first and second glyph; no pair is 0.
    private SortedMap<Integer, SortedMap<Integer, Integer>> pairs(Iterable<String> texts) {
        Set<String> known = new HashSet<>();
        SortedMap<Integer, SortedMap<Integer, Integer>> pairs = new TreeMap<>();
        for (String text : texts) {
            int[] letters = text.codePoints().toArray();
            for (int i = 0; i + 1 < letters.length && known.size() < KerningTable.MOST; i++) {
                Integer left = numbers.get(letters[i]);
                Integer right = numbers.get(letters[i + 1]);
                String pair = new String(letters, i, 2);
                int by = left == null || right == null || !known.add(pair) ? 0 : nearer(pair);
                if (left != null && right != null && by != 0) {
                    pairs.computeIfAbsent(left, _ -> new TreeMap<>()).put(right, by);
                }
            }
        }
        return pairs;
    }

    /// By how much two letters are moved apart, in thousandths of an em; 0 after figures, which are equally wide.
    private int nearer(String pair) {
        char[] letters = pair.toCharArray();
        GlyphVector set =
                font.layoutGlyphVector(
                        EXACT, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT);
        GlyphVector plain = glyphs(pair);
        if (set.getNumGlyphs() != 2
                || plain.getNumGlyphs() != 2
                || set.getGlyphCode(0) != plain.getGlyphCode(0)
                || set.getGlyphCode(1) != plain.getGlyphCode(1)
                || face.tabular().containsKey(set.getGlyphCode(0))) {
            return 0;
        }
        double advance = set.getGlyphPosition(1).getX();
        double own = plain.getGlyphMetrics(0).getAdvanceX();
        return (int) Math.round(face.wider() * (advance - own));
    }

    /// The printable letters of ASCII, which words and numbers beside a picture are made of.
    static SortedSet<Integer> latin() {
        SortedSet<Integer> letters = new TreeSet<>();
        for (int letter = ' '; letter <= '~'; letter++) {
            letters.add(letter);
        }
        return letters;
    }
}
