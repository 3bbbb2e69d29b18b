package dev.loupe.figure.out;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;

/// Pairs of glyphs that stand nearer or farther than others, as a `GPOS` table of one lookup. (Chromium paid no heed to the older `kern` table.)
///
/// | part | holds |
/// |---|---|
/// | scripts, features | all scripts have feature `kern`, which has the one lookup |
/// | lookup | type 2, pair adjustment in format 1: advances of first glyphs |
/// | coverage | format 1: the first glyphs |
///
/// Source: OpenType specification 1.9, chapter GPOS.
final class KerningTable {
    /// As many pairs fit where offsets have 16 bits.
    static final int MOST = 10_000;

    private static final int SCRIPTS = 10;
    private static final int FEATURES = SCRIPTS + 20;
    private static final int LOOKUPS = FEATURES + 14;
    private static final int SUBTABLE = LOOKUPS + 12;

    private KerningTable() {}

    /// @param pairs by the first glyph, then by the second: by how much, in thousandths of an em; at least one and at most `MOST`
    static byte[] of(SortedMap<Integer, SortedMap<Integer, Integer>> pairs) {
        int firsts = pairs.size();
        int all = pairs.values().stream().mapToInt(SortedMap::size).sum();
        int sets = 10 + 2 * firsts;
        int coverage = sets + 2 * firsts + 4 * all;
        ByteBuffer out = ByteBuffer.allocate(SUBTABLE + coverage + 4 + 2 * firsts);
        put(out, 1, 0, SCRIPTS, FEATURES, LOOKUPS);
        put(out.putShort((short) 1).put(tag("DFLT")), 8, 4, 0, 0, 0xffff, 1, 0);
        put(out.putShort((short) 1).put(tag("kern")), 8, 0, 1, 0);
        put(out, 1, 4, 2, 0, 1, 8, 1, coverage, 4, 0, firsts);
        int at = sets;
        for (SortedMap<Integer, Integer> seconds : pairs.values()) {
            put(out, at);
            at += 2 + 4 * seconds.size();
        }
        for (SortedMap<Integer, Integer> seconds : pairs.values()) {
            put(out, seconds.size());
            seconds.forEach((second, by) -> put(out, second, by));
        }
        put(out, 1, firsts);
        pairs.keySet().forEach(first -> put(out, first));
        return out.array();
    }

    private static byte[] tag(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(ByteBuffer out, int... values) {
        for (int value : values) {
            out.putShort((short) value);
        }
    }
}
