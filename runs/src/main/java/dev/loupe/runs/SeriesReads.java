package dev.loupe.runs;

import dev.loupe.core.RunId;
import dev.loupe.runs.compare.Band;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.Course;
import dev.loupe.runs.series.Extent;
import dev.loupe.runs.series.Reduced;
import dev.loupe.runs.series.Smoothing;

import org.jspecify.annotations.Nullable;

import java.util.List;

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

    /// What lies along x.
    sealed interface Axis {
        record ByStep() implements Axis {}

        /// Milliseconds since the run's start.
        record Relative() implements Axis {}

        /// Milliseconds since 1970 UTC.
        record Wall() implements Axis {}

        /// Another series of the same run, joined by step.
        record Metric(SeriesKey key) implements Axis {}
    }

    /// All points of a line as it is drawn. For one thread.
    ///
    /// @param x extent of its places
    /// @param y extent of its values
    record Line(Course course, Extent x, Extent y) {}

    /// A series along an axis, smoothed in each of some ways, on all points. Equal, bit by bit, to the smoothing of the [dev.loupe.runs.series.Alignment] of the whole series.
    ///
    /// Long series are kept in memory as they were laid out, so that asking again costs little.
    List<Line> lines(RunId run, SeriesKey series, Axis axis, List<Smoothing> smoothings);

    /// A group's mean and the edges of its band, at each x where a member has a point.
    record Banded(Line mean, Line low, Line high) {}

    /// Members along an axis, smoothed, then taken together by [Band#of].
    Banded band(List<RunId> runs, SeriesKey series, Axis axis, Smoothing smoothing, Band.Kind kind);
}
