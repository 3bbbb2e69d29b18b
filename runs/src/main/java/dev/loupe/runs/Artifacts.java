package dev.loupe.runs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Files under paths, kept by content: equal bytes are stored once, and verified when they are read.
///
/// Paths are relative, separated by `/`, without `.`, `..` or empty parts; any Unicode. A run's files live under
/// `<project>/<run>/artifacts/`, a logged model's under `<project>/models/<model>/artifacts/`.
public interface Artifacts {
    /// @param sha256 64 hexadecimal digits, null for a directory
    record Entry(String path, boolean directory, long bytes, @Nullable String sha256) {}

    /// Reads `bytes` to its end and stores them; replaces what was under the path. Durable on return.
    Entry put(String path, InputStream bytes) throws IOException;

    Optional<Entry> find(String path);

    /// The content, verified against its hash while it is read: the stream fails with an [IOException] of one sentence if it was altered.
    ///
    /// @throws Refused `ABSENT` if no file is there, `DAMAGED` if its content is missing
    InputStream open(String path);

    /// Where the content lies when it is a file of this machine: to be mapped, never written; not verified.
    default Optional<Path> local(String path) {
        return Optional.empty();
    }

    /// What lies directly under a directory (empty path: everything), sorted by path. `entry.path` is the full path.
    List<Entry> list(String directory);

    /// All files whose paths end so, in the order of their paths. O(files), in the database.
    ///
    /// @param endings such as `.onnx`, in lower case
    List<Entry> ending(Collection<String> endings);

    /// Removes the file, or everything below the directory.
    void delete(String path);
}
