package dev.loupe.figure.out;

import java.util.ArrayList;
import java.util.List;

/// The ids of one SVG. They hold letters made of all that the picture is, so that different pictures in one page have different ids and
/// do not cut each other, and the same picture has the same ids each time.
///
/// Source of the hash: Fowler, Noll and Vo, FNV-1a with 64 bits.
final class SvgIds {
    /// Letters between the prefix and an id's own name: 36⁶, so that among 1,000 pictures a pair meets once in 4,000 pages.
    private static final String UNKNOWN = "000000";

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final String prefix;
    private final StringBuilder out;
    private final List<Integer> places = new ArrayList<>();

    SvgIds(String prefix, StringBuilder out) {
        this.prefix = prefix;
        this.out = out;
    }

    /// Writes an id, whose letters are known once all is written.
    ///
    /// @param name tells it from the other ids of the picture
    void append(String name) {
        places.add(out.append(prefix).length());
        out.append(UNKNOWN).append(name);
    }

    /// Puts the letters into every id; nothing is written after this.
    void settle() {
        if (places.isEmpty()) {
            return;
        }
        long hash = OFFSET;
        for (int i = 0; i < out.length(); i++) {
            hash = (hash ^ out.charAt(i)) * PRIME;
        }
        String digits = Long.toUnsignedString(hash, Character.MAX_RADIX);
        String letters = (UNKNOWN + digits).substring(digits.length());
        for (int place : places) {
            out.replace(place, place + UNKNOWN.length(), letters);
        }
    }
}
