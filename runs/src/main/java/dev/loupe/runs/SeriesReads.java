package dev.loupe.runs;

import dev.loupe.core.RunId;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.Reduced;

import org.jspecify.annotations.Nullable;

/// Reads of one series, exact. Sorted by step, then time, then value (numbers, then NaN).
public interface SeriesReads {
    /// The whole series; empty if there is none.
    Column all(RunId run, SeriesKey series);

    /// The points of steps in `[from, to]`.
    Column range(RunId run, SeriesKey series, long from, long to);

    /// What to draw of a series, and what all of it amounts to.
    record Stepped(Reduced drawn, Aggregate all) {}

    /// M4 over `[from, to]` of x = step, `columns` pixel columns of equal width, from the chunks' aggregates where a chunk lies in one column.
    /// Equal, point by point, to `Viewport.reduce` of the whole series.
    ///
    /// @param from null for the first step
    /// @param to   null for the last step
    Stepped byStep(
            RunId run, SeriesKey series, @Nullable Double from, @Nullable Double to, int columns);
}
