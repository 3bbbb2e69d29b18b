package dev.loupe.runs.domain;

/// Whether a thing is in use, or was deleted and can still be restored.
public enum Lifecycle {
    ACTIVE,
    DELETED
}
