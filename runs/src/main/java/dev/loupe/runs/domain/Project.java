package dev.loupe.runs.domain;

import java.util.SortedMap;

/// A place for runs of one purpose (MLflow: experiment).
///
/// @param id               short text, `[A-Za-z0-9][\w-]{0,63}`; given by the store as a decimal number
/// @param name             unique among all projects, deleted ones too; any text up to 500 characters
/// @param artifactLocation where clients put files of its runs, as a URI
/// @param createdMillis    UTC
/// @param updatedMillis    UTC, of the last change to the project itself
public record Project(
        String id,
        String name,
        String artifactLocation,
        Lifecycle lifecycle,
        long createdMillis,
        long updatedMillis,
        SortedMap<String, String> tags) {
    /// The tag that holds a project's or run's note in Markdown (MLflow's name for it).
    public static final String NOTE = "mlflow.note.content";
}
