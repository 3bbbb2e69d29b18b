package dev.loupe.runs.domain;

/// What is known of a series without reading it; kept as points arrive.
///
/// `last` is the value at the greatest (step, time, value), as MLflow defines the latest; `first` at the least.
/// `min`, `max` and `mean` leave NaN out (infinities count); they are NaN when no number was seen, and their steps are 0.
///
/// @param count      points, NaN ones included
/// @param lastMicros wall time of the last point, microseconds since 1970 UTC
public record SeriesSummary(
        SeriesKey series,
        long count,
        long nanCount,
        double first,
        long firstStep,
        double last,
        long lastStep,
        long lastMicros,
        double min,
        long minStep,
        double max,
        long maxStep,
        double mean) {}
