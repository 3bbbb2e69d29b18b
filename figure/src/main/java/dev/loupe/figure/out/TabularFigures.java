package dev.loupe.figure.out;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Which glyphs of a font stand in for others where figures are to be equally wide: its feature `tnum`.
///
/// | table | read of it |
/// |---|---|
/// | `GSUB` | version, then offsets of scripts, features and lookups |
/// | feature list | the first record tagged `tnum`: its lookups |
/// | lookup | of type 1 (one glyph for another), or type 7 that leads to one |
/// | coverage | the glyphs replaced, in order |
///
/// Source: OpenType specification 1.9, chapters GSUB and Common Table Formats.
final class TabularFigures {
    private final ByteBuffer font;
    private final Map<Integer, Integer> replaced = new HashMap<>();

    private TabularFigures(byte[] font) {
        this.font = ByteBuffer.wrap(font);
    }

    /// By glyph number; empty if the font has no such feature.
    static Map<Integer, Integer> of(byte[] font) {
        var figures = new TabularFigures(font);
        figures.read();
        return figures.replaced;
    }

    private void read() {
        int gsub = table(0x47535542);
        if (gsub == 0) {
            return;
        }
        int features = gsub + u16(gsub + 6);
        int lookups = gsub + u16(gsub + 8);
        for (int f = 0; f < u16(features); f++) {
            if (font.getInt(features + 2 + 6 * f) == 0x746e756d) {
                int feature = features + u16(features + 6 + 6 * f);
                for (int l = 0; l < u16(feature + 2); l++) {
                    lookup(lookups + u16(lookups + 2 + 2 * u16(feature + 4 + 2 * l)));
                }
                return;
            }
        }
    }

    private void lookup(int at) {
        for (int s = 0; s < u16(at + 4); s++) {
            int type = u16(at);
            int table = at + u16(at + 6 + 2 * s);
            if (type == 7) {
                type = u16(table + 2);
                table += font.getInt(table + 4);
            }
            if (type == 1) {
                single(table);
            }
        }
    }

    private void single(int table) {
        int[] covered = coverage(table + u16(table + 2));
        for (int i = 0; i < covered.length; i++) {
            int other =
                    u16(table) == 1
                            ? covered[i] + font.getShort(table + 4) & 0xffff
                            : u16(table + 6 + 2 * i);
            replaced.put(covered[i], other);
        }
    }

    private int[] coverage(int at) {
        int count = u16(at + 2);
        if (u16(at) == 1) {
            int[] glyphs = new int[count];
            for (int i = 0; i < count; i++) {
                glyphs[i] = u16(at + 4 + 2 * i);
            }
            return glyphs;
        }
        var glyphs = IntStream.builder();
        for (int range = 0; range < count; range++) {
            int from = at + 4 + 6 * range;
            for (int glyph = u16(from); glyph <= u16(from + 2); glyph++) {
                glyphs.add(glyph);
            }
        }
        return glyphs.build().toArray();
    }

    private int table(int tag) {
        for (int i = 0; i < u16(4); i++) {
            if (font.getInt(12 + 16 * i) == tag) {
                return font.getInt(12 + 16 * i + 8);
            }
        }
        return 0;
    }

    private int u16(int at) {
        return font.getShort(at) & 0xffff;
    }
}
