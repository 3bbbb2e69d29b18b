package dev.loupe.runs.domain;

import java.util.List;

/// Points of several series of one run, as columns in the order they were logged.
///
/// @param series the series that occur
/// @param of     `[n]` index into `series`
/// @param steps  `[n]` any value; may repeat and go back
/// @param micros `[n]` wall time, microseconds since 1970 UTC
/// @param values `[n]` kept bit by bit, NaN and infinities too
public record Points(
        List<SeriesKey> series, int[] of, long[] steps, long[] micros, double[] values) {
    /// No points.
    public static final Points NONE =
            new Points(List.of(), new int[0], new long[0], new long[0], new double[0]);

    public Points {
        int n = of.length;
        if (steps.length != n || micros.length != n || values.length != n) {
            throw new IllegalArgumentException(
                    "columns differ in length: "
                            + n
                            + ", "
                            + steps.length
                            + ", "
                            + micros.length
                            + ", "
                            + values.length);
        }
    }

    /// How many points.
    public int size() {
        return of.length;
    }
}
