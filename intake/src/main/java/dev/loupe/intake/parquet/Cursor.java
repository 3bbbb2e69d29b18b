package dev.loupe.intake.parquet;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import org.jspecify.annotations.Nullable;

/// Moves over the entries of one column of one row group, a page at a time.
final class Cursor {
    private static final int PLAIN = 0, PLAIN_DICTIONARY = 2, RLE = 3, RLE_DICTIONARY = 8;

    private final Bytes file;
    private final Leaf leaf;
    private final Footer.Chunk chunk;
    private final long end;
    private long at;
    private long left;
    private int inPage;
    private @Nullable Runs repeats;
    private @Nullable Runs defines;
    private @Nullable Runs keys;
    private Bytes values = Bytes.of(new byte[0]);
    private long place;
    private int bit;
    private Bytes[] dictionary = {};
    private int repetition;
    private int definition;
    private Bytes value = values;
    private boolean flag;

    Cursor(Bytes file, Leaf leaf, Footer.Chunk chunk) {
        this.file = file;
        this.leaf = leaf;
        this.chunk = chunk;
        this.at = chunk.from();
        this.end = chunk.from() + chunk.length();
        this.left = chunk.values();
    }

    boolean more() {
        return left > 0;
    }

    /// Moves to the next entry.
    void next() {
        if (left-- <= 0) {
            throw new Broken(file.start() + at, "another value of " + leaf.path(), "the end");
        }
        while (inPage == 0) {
            page();
        }
        inPage--;
        Runs repeated = repeats;
        Runs defined = defines;
        repetition = repeated == null ? 0 : repeated.next();
        definition = defined == null ? leaf.definitions() : defined.next();
        if (definition == leaf.definitions()) {
            take();
        }
    }

    int repetition() {
        return repetition;
    }

    int definition() {
        return definition;
    }

    /// The bytes of the value at hand, if there is one.
    Bytes value() {
        return value;
    }

    boolean flag() {
        return flag;
    }

    private void page() {
        if (at >= end) {
            throw new Broken(file.start() + at, "another page of " + leaf.path(), "the end");
        }
        Page page = Page.read(file, at, end, chunk.codec());
        at = page.next();
        if (page.type() == Page.DICTIONARY) {
            dictionary(page);
            return;
        }
        if (page.type() != Page.DATA && page.type() != Page.DATA_2) {
            return;
        }
        Bytes rest = page.bytes();
        if (leaf.repetitions() > 0) {
            Bytes levels = levels(rest, page.repetitions());
            repeats = new Runs(levels, Runs.width(leaf.repetitions()));
            rest = rest.from(levels.start() + levels.length() - rest.start());
        }
        if (leaf.definitions() > 0) {
            Bytes levels = levels(rest, page.definitions());
            defines = new Runs(levels, Runs.width(leaf.definitions()));
            rest = rest.from(levels.start() + levels.length() - rest.start());
        }
        inPage = page.values();
        begin(rest, page.encoding());
    }

    /// @param length of the levels; -1 where it stands before them
    private static Bytes levels(Bytes from, int length) {
        return length >= 0 ? from.slice(0, length) : from.slice(4, from.u32(0));
    }

    private void begin(Bytes rest, int encoding) {
        place = 0;
        bit = 0;
        keys = null;
        values = rest;
        switch (encoding) {
            case PLAIN -> {}
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                if (rest.length() > 0) {
                    int width = rest.u8(0);
                    if (width > 32) {
                        throw new Broken(rest.start(), "keys of at most 32 bits", width + " bits");
                    }
                    keys = new Runs(rest.from(1), width);
                }
            }
            case RLE -> keys = new Runs(levels(rest, -1), 1);
            default ->
                    throw new Broken(
                            file.start() + at,
                            "values of " + leaf.path() + " in a known encoding",
                            "number " + encoding);
        }
    }

    private void dictionary(Page page) {
        values = page.bytes();
        place = 0;
        if (page.values() > values.length()) {
            throw new Broken(
                    file.start() + at, page.values() + " entries", values.length() + " bytes");
        }
        dictionary = new Bytes[page.values()];
        for (int i = 0; i < dictionary.length; i++) {
            dictionary[i] = plain();
        }
    }

    private void take() {
        Runs known = keys;
        if (leaf.physical() == Leaf.BOOLEAN) {
            flag = known != null ? known.next() != 0 : bit();
        } else if (known != null) {
            int key = known.next();
            if (key < 0 || key >= dictionary.length) {
                throw new Broken(file.start() + at, "a key below " + dictionary.length, "" + key);
            }
            value = dictionary[key];
        } else {
            value = plain();
        }
    }

    private boolean bit() {
        boolean set = (values.u8(bit >>> 3) >>> (bit & 7) & 1) != 0;
        bit++;
        return set;
    }

    private Bytes plain() {
        long length =
                switch (leaf.physical()) {
                    case Leaf.INT32, Leaf.FLOAT -> 4;
                    case Leaf.INT64, Leaf.DOUBLE -> 8;
                    case Leaf.INT96 -> 12;
                    case Leaf.FIXED -> leaf.width();
                    default -> {
                        long said = values.u32(place);
                        place += 4;
                        yield said;
                    }
                };
        Bytes taken = values.slice(place, length);
        place += length;
        return taken;
    }
}
