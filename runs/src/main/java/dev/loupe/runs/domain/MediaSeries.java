package dev.loupe.runs.domain;

/// What is known of a series of things without reading it.
///
/// @param count      things, over all steps
/// @param lastMicros wall time of the newest
public record MediaSeries(
        SeriesKey series,
        MediaKind kind,
        long count,
        long firstStep,
        long lastStep,
        long lastMicros) {}
