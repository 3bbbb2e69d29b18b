package dev.loupe.runs.series;

/// Stored bytes of a series that break the format, at an offset from their start.
public final class BrokenChunk extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenChunk(int offset, String expected, String found) {
        super("at byte " + offset + ": expected " + expected + ", found " + found);
    }
}
