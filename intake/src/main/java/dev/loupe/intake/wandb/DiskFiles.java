package dev.loupe.intake.wandb;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.RunLog;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The folder `files` beside a log.
final class DiskFiles implements RunFiles {
    private static final long LONGEST_JSON = 1 << 20;
    private final Path root;
    private final FilesBelow files;
    private @Nullable RunLog run;

    DiskFiles(Path root) {
        this.root = root;
        files = new FilesBelow(root, "");
    }

    void of(RunLog told) {
        run = told;
    }

    @Override
    public void tell(String path) {
        try {
            if (run != null) {
                files.tell(run, path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tells what is new; of files that `wandb.save` linked to from elsewhere, where they are.
    void tellAll() throws IOException {
        if (run != null) {
            files.tellAll(run);
            Map<String, String> tags = new HashMap<>();
            files.elsewhere().forEach((path, to) -> tags.put("wandb.elsewhere." + path, to));
            if (!tags.isEmpty()) {
                run.tags(tags);
            }
        }
    }

    @Override
    public @Nullable JsonNode json(String path) {
        Path file = root.resolve(path);
        try {
            return files.own(file) && Files.size(file) <= LONGEST_JSON
                    ? WandbJson.parse(Files.readString(file))
                    : null;
        } catch (IOException e) {
            return null;
        }
    }
}
