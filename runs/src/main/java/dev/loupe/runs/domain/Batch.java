package dev.loupe.runs.domain;

import dev.loupe.core.RunId;

import java.util.List;
import java.util.Map;

/// What a client says of one run in one breath; it is stored wholly or not at all.
public record Batch(RunId run, Points points, List<Param> params, Map<String, String> tags) {
    /// Points alone.
    public static Batch of(RunId run, Points points) {
        return new Batch(run, points, List.of(), Map.of());
    }
}
