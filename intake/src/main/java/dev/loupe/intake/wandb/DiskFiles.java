package dev.loupe.intake.wandb;

import dev.loupe.intake.RunLog;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The folder `files` beside a log. Links and what they lead to are never told.
final class DiskFiles implements RunFiles {
    private static final long LONGEST_JSON = 1 << 20;
    private final Path root;
    private final Map<String, String> told = new HashMap<>();
    private @Nullable RunLog run;

    DiskFiles(Path root) {
        this.root = root;
    }

    void of(RunLog told) {
        run = told;
    }

    @Override
    public void tell(String path) {
        try {
            tell(path, root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tells all files that are new or changed since.
    void tellAll() throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.filter(p -> Files.isRegularFile(p)).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path file : all) {
            tell(root.relativize(file).toString().replace('\\', '/'), file);
        }
    }

    @Override
    public @Nullable JsonNode json(String path) {
        Path file = root.resolve(path);
        try {
            return own(file) && Files.size(file) <= LONGEST_JSON
                    ? WandbJson.parse(Files.readString(file))
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    private void tell(String path, Path file) throws IOException {
        if (run == null || !RunFiles.legal(path) || !own(file)) {
            return;
        }
        String stamp = stamp(file);
        if (!stamp.equals(told.put(path, stamp))) {
            run.file(path, stamp, () -> Files.newInputStream(file));
        }
    }

    static String stamp(Path file) throws IOException {
        BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
        return of.size() + ":" + of.lastModifiedTime().toMillis();
    }

    private boolean own(Path file) throws IOException {
        return Files.isRegularFile(file) && file.toRealPath().startsWith(root.toRealPath());
    }
}
