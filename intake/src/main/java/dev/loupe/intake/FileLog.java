package dev.loupe.intake;

import java.io.IOException;
import java.io.InputStream;

/// The files of one thing, as a source tells them.
public interface FileLog {
    /// A file under `path` (relative, `/`).
    ///
    /// @param stamp changes when the content does (size and time of the file); a file told with the stamp it had is not read again
    void file(String path, String stamp, Opener content);

    /// Opens a file's content.
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }
}
