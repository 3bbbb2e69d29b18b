package dev.loupe.cli.compare;

import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;

import java.util.List;

/// Runs and the store that keeps what they logged.
///
/// @param name what the user called them
public record HeldRuns(String name, Store store, List<Run> runs) {}
