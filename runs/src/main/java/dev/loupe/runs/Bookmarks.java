package dev.loupe.runs;

import java.util.Map;
import java.util.Optional;

/// Where the readers of opened logs stopped, so that a restart does not read again.
public interface Bookmarks {
    /// @param log what names the log
    Optional<String> find(String log);

    /// By log; durable on return; replaces what was there.
    void put(Map<String, String> bookmarks);
}
