package dev.loupe.networks.format;

import dev.loupe.core.bytes.Bytes;

import java.io.IOException;
import java.nio.file.Files;
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

    /// A file that this one refers to by a relative path with `/`: below the folder that this file lies in (or this folder), links followed. Empty if there is none, or it would lie outside.
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
        return found.toRealPath().startsWith(home.toRealPath())
                ? Optional.of(found)
                : Optional.empty();
    }
}
