package dev.loupe.networks.format;

import dev.loupe.core.bytes.Bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// A file or folder that may be a model.
///
/// @param folder whether it is a folder; `bytes` is empty then
/// @param bytes  the mapped file
public record ModelFile(Path path, boolean folder, Bytes bytes) {
    /// Maps the file.
    public static ModelFile open(Path path) throws IOException {
        return Files.isDirectory(path)
                ? new ModelFile(path, true, Bytes.of(new byte[0]))
                : new ModelFile(path, false, Bytes.map(path));
    }

    /// A file that this one refers to by a relative path with `/`: below the folder that this file lies in (or this folder), links followed. Empty if there is none, or it would lie outside. In a
    /// cache of Hugging Face, where `snapshots/REVISION/` holds links to `blobs/`, those count as inside.
    public Optional<Path> companion(String relative) throws IOException {
        Path home = folder ? path : path.toAbsolutePath().getParent();
        if (home == null || relative.isEmpty() || relative.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Path found;
        try {
            found = home.resolve(relative).normalize();
        } catch (java.nio.file.InvalidPathException noPath) {
            return Optional.empty();
        }
        if (!found.startsWith(home.normalize()) || !Files.exists(found)) {
            return Optional.empty();
        }
        Path real = found.toRealPath();
        return real.startsWith(home.toRealPath()) || real.startsWith(blobs(home.toAbsolutePath()))
                ? Optional.of(found)
                : Optional.empty();
    }

    /// The folder of a cache that a snapshot's links go to; the home itself if it is no snapshot.
    private static Path blobs(Path home) throws IOException {
        Path at = home;
        for (int i = 0; i < 5 && at != null; i++, at = at.getParent()) {
            Path blobs = at.resolveSibling("blobs");
            if (at.endsWith("snapshots") && Files.isDirectory(blobs, LinkOption.NOFOLLOW_LINKS)) {
                return blobs.toRealPath();
            }
        }
        return home;
    }
}
