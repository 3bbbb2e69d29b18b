package dev.loupe.runs.domain;

import dev.loupe.core.RunId;

import org.jspecify.annotations.Nullable;

/// One training, or whatever else was logged under one name. Params, tags and series are asked for apart.
///
/// @param project         the project's id
/// @param user            who started it, empty if unknown
/// @param startMillis     UTC
/// @param endMillis       UTC, null while it has not ended
/// @param heartbeatMillis UTC, when the store last heard of it: of anything that was logged, or that it is alive
public record Run(
        RunId id,
        String project,
        String name,
        String user,
        RunStatus status,
        long startMillis,
        @Nullable Long endMillis,
        long heartbeatMillis,
        Lifecycle lifecycle,
        String artifactUri) {
    /// Tag: the id of the run that this one is nested in.
    public static final String PARENT = "mlflow.parentRunId";

    /// Tag: the run's name; setting it renames the run.
    public static final String NAME = "mlflow.runName";

    /// A run that runs and has not been heard of for longer than this is silent: its program may have died without a word.
    public static final long SILENT_MILLIS = 15 * 60_000;

    /// When a silent run was heard of last, in milliseconds since 1970 UTC; null for one that is not silent.
    public @Nullable Long silentSince(long nowMillis) {
        return status == RunStatus.RUNNING && nowMillis - heartbeatMillis > SILENT_MILLIS
                ? heartbeatMillis
                : null;
    }

    /// The directory of its files in [dev.loupe.runs.Artifacts].
    public String files() {
        return project + "/" + id + "/artifacts";
    }
}
