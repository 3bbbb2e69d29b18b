package dev.loupe.intake.mlflowdb;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where runs' artifacts lie.
final class ArtifactPlace {
    private ArtifactPlace() {}

    /// The folder that the database says, if it is below what was opened; or, after a move, where the same last parts lie beside the database. Null for none.
    ///
    /// @param root what was opened
    static @Nullable Path of(String uri, Path database, Path root) {
        String plain = uri.startsWith("file:") ? uri.replaceFirst("^file:(//)?", "") : uri;
        if (plain.isEmpty() || plain.contains("://") || plain.startsWith("mlflow-artifacts:")) {
            return null;
        }
        try {
            Path said = Path.of(plain);
            Path home = root.toRealPath();
            if (said.isAbsolute()
                    && Files.isDirectory(said)
                    && said.toRealPath().startsWith(home)) {
                return said;
            }
            Path beside = database.getParent();
            for (int skip = 0; beside != null && skip < said.getNameCount(); skip++) {
                Path moved = beside.resolve(said.subpath(skip, said.getNameCount())).normalize();
                if (said.getNameCount() - skip >= 2
                        && Files.isDirectory(moved)
                        && moved.toRealPath().startsWith(home)) {
                    return moved;
                }
            }
        } catch (InvalidPathException | IOException unusable) {
            return null;
        }
        return null;
    }
}
