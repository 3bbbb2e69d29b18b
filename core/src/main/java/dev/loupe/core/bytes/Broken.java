package dev.loupe.core.bytes;

import dev.loupe.core.Reading;

/// A file breaks the rules of its format. Thrown inside a reader, which catches it where it answers a [Reading].
public final class Broken extends RuntimeException {
    private final long offset;
    private final String expected;
    private final String found;

    /// @param offset bytes from the start of the file
    public Broken(long offset, String expected, String found) {
        super(
                "at byte " + offset + ": expected " + expected + ", found " + found,
                null,
                false,
                false);
        this.offset = offset;
        this.expected = expected;
        this.found = found;
    }

    /// The same as a value.
    public <T> Reading<T> reading() {
        return new Reading.Damaged<>(offset, expected, found);
    }

    /// Bytes from the start of the file.
    public long offset() {
        return offset;
    }
}
