package dev.loupe.intake.neptunedb;

import dev.loupe.intake.FilesBelow;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/// Files that were to be sent. Read are those that lie below what was opened; what was logged from memory lies beside the store, wherever both were moved to.
///
/// @param store   the folder of the store
/// @param root    what was opened
/// @param sources where files were, by where they were to be sent to
record NeptuneUploads(Path store, Path root, Map<String, String> sources) {
    /// Where the client found it; empty if it is not known.
    String source(String destination) {
        return sources.getOrDefault(destination, "");
    }

    /// Where it can be read; null if nowhere.
    @Nullable Path below(String destination) {
        String source = source(destination).replace('\\', '/');
        String name = source.substring(source.lastIndexOf('/') + 1);
        try {
            if (FilesBelow.legal(name) && own(store.resolve(name))) {
                return store.resolve(name);
            }
            Path said = Path.of(source);
            return said.isAbsolute() && own(said) ? said : null;
        } catch (InvalidPathException | IOException unusable) {
            return null;
        }
    }

    private boolean own(Path file) throws IOException {
        return Files.isRegularFile(file) && file.toRealPath().startsWith(root);
    }

    /// An attribute's path with the file's ending.
    static String named(String attribute, Path source) {
        String name = String.valueOf(source.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 ? name.substring(dot) : "";
        String path =
                FilesBelow.legal(attribute) ? attribute : attribute.replaceAll("[^\\w.-]+", "_");
        boolean has = path.substring(path.lastIndexOf('/') + 1).indexOf('.') > 0;
        boolean bare = ending.equals(".bin") && has;
        return path.endsWith(ending) || bare ? path : path + ending;
    }
}
