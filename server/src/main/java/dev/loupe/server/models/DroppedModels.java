package dev.loupe.server.models;

import dev.loupe.core.Reading;
import dev.loupe.core.Wording;
import dev.loupe.networks.Formats;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.NotModels;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.open.ModelFiles;
import dev.loupe.runs.Refused;
import dev.loupe.runs.artifact.ArtifactPath;
import dev.loupe.server.http.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Files that people dropped on a page to look at them: in a folder that this server makes when the first one comes and removes when it ends. What was dropped at once lies together, so that a model finds the
/// files of its weights. Safe for many threads.
public final class DroppedModels implements AutoCloseable {
    private final Map<String, List<ModelFiles.Found>> looked = new LinkedHashMap<>();
    private @Nullable Path root;

    /// Keeps one file of a drop, in place of an earlier one of that path.
    ///
    /// @param drop 1 to 32 of `a` to `z` and digits, chosen by the page
    /// @param path below the drop, with `/`
    /// @return its bytes
    /// @throws Problem 400 if a name is none
    long put(String drop, String path, InputStream content) throws IOException {
        Path file = file(drop, path);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (java.nio.file.FileSystemException e) {
            throw new Refused(
                    Refused.Why.UNAVAILABLE,
                    "'" + path + "' cannot be kept: " + e.getReason() + ".",
                    e);
        } finally {
            forget(drop);
        }
    }

    private Path file(String drop, String path) throws IOException {
        try {
            return folder(drop).resolve(ArtifactPath.checked(path));
        } catch (InvalidPathException e) {
            throw new Problem(
                    400,
                    Wording.of(
                            "file.name",
                            "'{path}' cannot be the name of a file: {why}.",
                            "path",
                            path,
                            "why",
                            e.getReason()));
        }
    }

    private Path folder(String drop) throws IOException {
        if (!drop.matches("[a-z0-9]{1,32}")) {
            throw new Problem(
                    400, "A drop is named by 1 to 32 of a to z and digits, not '" + drop + "'.");
        }
        return root().resolve(drop);
    }

    private synchronized Path root() throws IOException {
        if (root == null) {
            root = Files.createTempDirectory("loupe-dropped");
        }
        return root;
    }

    private synchronized void forget(String drop) {
        looked.remove(drop);
    }

    /// The models of a drop, at least one.
    ///
    /// @throws Problem 404 if nothing was dropped under that name; 400, with the reason, if nothing of it is a model
    synchronized List<ModelFiles.Found> models(String drop) throws IOException {
        List<ModelFiles.Found> known = looked.get(drop);
        if (known != null) {
            return known;
        }
        Path folder = folder(drop);
        List<Path> tops = Files.isDirectory(folder) ? children(folder) : List.of();
        if (tops.isEmpty()) {
            throw new Problem(
                    404,
                    Wording.of("drop.absent", "Nothing was dropped as '{drop}'.", "drop", drop));
        }
        List<ModelFiles.Found> found =
                new ModelFiles(tops.size() == 1 ? tops : List.of(folder)).list();
        if (found.isEmpty()) {
            throw why(tops);
        }
        looked.put(drop, found);
        return found;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static Problem why(List<Path> tops) throws IOException {
        if (tops.size() == 1 && Files.isRegularFile(tops.get(0))) {
            ModelFile file = ModelFile.open(tops.get(0));
            if (Formats.read(file) instanceof Reading.NotThisFormat<Model>) {
                return new Problem(400, NotModels.of(file));
            }
        }
        return new Problem(
                400,
                Wording.of(
                        "drop.none",
                        "None of these files is a model of a format that Loupe reads."));
    }

    /// All that were looked at.
    synchronized List<ModelFiles.Found> list() {
        return looked.values().stream().flatMap(List::stream).toList();
    }

    Optional<ModelFiles.Found> find(String key) {
        return list().stream().filter(found -> found.key().equals(key)).findFirst();
    }

    /// Removes all of it.
    @Override
    public synchronized void close() {
        if (root != null) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException stays) {
                // The system clears its folder of temporary files in time.
            }
            root = null;
            looked.clear();
        }
    }
}
