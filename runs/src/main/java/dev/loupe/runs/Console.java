package dev.loupe.runs;

import dev.loupe.core.RunId;

import java.util.List;

/// The lines that runs printed, numbered from 0.
public interface Console {
    /// @param stream `out` or `err`
    record Line(long number, long micros, String stream, String text) {}

    /// Appends lines numbered from `from` on; those below the stored total are known already and left out.
    ///
    /// @throws Refused `INVALID` if `from` is above the total, so that no gap arises
    void append(RunId run, long from, List<Line> lines);

    long total(RunId run);

    /// Up to `limit` lines from number `from` on that contain `part` (any case; empty for all).
    List<Line> lines(RunId run, long from, int limit, String part);
}
