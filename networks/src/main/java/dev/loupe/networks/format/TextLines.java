package dev.loupe.networks.format;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

/// The lines of a text file, one at a time, with their places. After [#next] has said true, [#line] is the line without its end.
public final class TextLines {
    private static final int LONGEST = 1 << 24;

    private final Bytes bytes;
    private long at;
    private long start;
    private String line = "";

    public TextLines(Bytes bytes) {
        this.bytes = bytes;
    }

    /// Moves to the next line.
    ///
    /// @throws Broken if it is longer than 16 MiB
    public boolean next() {
        if (at >= bytes.length()) {
            return false;
        }
        start = at;
        while (at < bytes.length() && bytes.u8(at) != '\n') {
            if (++at - start > LONGEST) {
                throw new Broken(bytes.start() + start, "a line of at most 16 MiB", "a longer one");
            }
        }
        long end = at > start && bytes.u8(at - 1) == '\r' ? at - 1 : at;
        line = bytes.text(start, end - start);
        at++;
        return true;
    }

    public String line() {
        return line;
    }

    /// Where the line begins in the whole file.
    public long offset() {
        return bytes.start() + start;
    }
}
