package dev.loupe.runs;

import dev.loupe.core.RunId;

import java.util.List;

/// The lines that runs printed, numbered from 0.
public interface Console {
    /// @param stream `out` or `err`
    record Line(long number, long micros, String stream, String text) {}

    /// Appends lines that a writer of the run numbers from `from` on; those that it has sent before are left out. Several writers of one run each
    /// count their own from 0, and their lines stand in the order in which they came.
    ///
    /// @param writer a name of at most 64 characters; empty where there is only one
    /// @throws Refused `INVALID` if `from` is above what the writer has sent, so that no gap arises
    void append(RunId run, String writer, long from, List<Line> lines);

    long total(RunId run);

    /// Up to `limit` lines from number `from` on that contain `part` (any case; empty for all).
    List<Line> lines(RunId run, long from, int limit, String part);
}
