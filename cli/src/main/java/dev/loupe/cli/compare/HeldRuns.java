package dev.loupe.cli.compare;

import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;

import java.util.List;

/// Runs and the store that keeps what they logged.
///
/// @param name what the user called them
public record HeldRuns(String name, Store store, List<Run> runs) {
    /// The last part of its name.
    public String shortName() {
        String trimmed = name.replaceAll("[/\\\\]+$", "");
        return trimmed.substring(1 + Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')));
    }
}
