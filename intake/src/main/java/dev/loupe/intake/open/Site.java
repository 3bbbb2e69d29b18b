package dev.loupe.intake.open;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where logs are looked for: a folder ([Scan]), or what lies behind a URL ([Remote]). Used by one thread at a time.
public interface Site extends AutoCloseable {
    /// All logs that can be read now.
    List<Found> look();

    /// Brings here what is there now, and waits for it.
    ///
    /// @param watcher told bytes that are here, bytes in all, and files
    /// @throws IOException if it cannot be reached; one sentence
    default void fetch(Following.Watcher watcher) throws IOException {}

    /// Keeps bringing what is new, in the background, until closed. What goes wrong is said once and tried again.
    default void follow() {}

    /// The file or folder of this machine where its files are found, if it has files. It may not be there yet.
    default Optional<Path> files() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
