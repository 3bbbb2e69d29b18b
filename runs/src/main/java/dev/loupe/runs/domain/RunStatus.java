package dev.loupe.runs.domain;

/// What a run is doing. `KILLED` ended from outside; `FAILED` ended by an error of its own.
public enum RunStatus {
    RUNNING,
    SCHEDULED,
    FINISHED,
    FAILED,
    KILLED;

    /// Whether no more is to be expected of the run.
    public boolean ended() {
        return this != RUNNING && this != SCHEDULED;
    }
}
