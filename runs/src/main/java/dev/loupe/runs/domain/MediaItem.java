package dev.loupe.runs.domain;

import org.jspecify.annotations.Nullable;

/// One thing logged at a step.
///
/// @param series its key and context; things of one series are of one kind by custom
/// @param index  0 for the first of several things logged under one key at one step
/// @param micros wall time, microseconds since 1970 UTC
/// @param path   the run's file that holds it, null if `meta` is all there is
/// @param meta   a JSON object: caption, size, boxes, classes, sample rate …, and small content; `{}` when there is none
public record MediaItem(
        SeriesKey series,
        MediaKind kind,
        long step,
        long micros,
        int index,
        @Nullable String path,
        String meta) {}
