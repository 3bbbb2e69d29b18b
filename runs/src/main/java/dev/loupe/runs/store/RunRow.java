package dev.loupe.runs.store;

import dev.loupe.core.RunId;

/// Which row of the table `run` a run is; none of it ever changes.
///
/// @param id      the row's key
/// @param project the project's id as the contract writes it
record RunRow(long id, RunId runId, String project) {
    @Override
    public boolean equals(Object other) {
        return other instanceof RunRow row && row.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
