package dev.loupe.runs;

import dev.loupe.core.RunId;

/// Tells who wants to know that something about a run changed, after it is durable.
public interface Changes {
    /// What happens on a change; called by the writing thread, so it must only take note.
    interface Listener {
        void changed(String project, RunId run);
    }

    /// Stops when closed.
    AutoCloseable listen(Listener listener);
}
