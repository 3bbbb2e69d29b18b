package dev.loupe.runs.series;

/// The points of one series.
///
/// @param steps  `[n]`
/// @param micros `[n]` wall time, microseconds since 1970 UTC
/// @param values `[n]`
public record Column(long[] steps, long[] micros, double[] values) {
    /// A series without points.
    public static final Column EMPTY = new Column(new long[0], new long[0], new double[0]);

    public int size() {
        return steps.length;
    }
}
