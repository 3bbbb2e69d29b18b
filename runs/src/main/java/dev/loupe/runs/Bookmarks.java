package dev.loupe.runs;

import java.util.Optional;

/// Where the readers of opened logs stopped, so that a restart does not read again.
public interface Bookmarks {
    /// @param log what names the log
    Optional<String> find(String log);

    /// Durable on return; replaces what was there.
    void put(String log, String bookmark);
}
