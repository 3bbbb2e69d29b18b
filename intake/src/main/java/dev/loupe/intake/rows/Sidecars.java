package dev.loupe.intake.rows;

import dev.loupe.intake.ConfigParams;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.YamlText;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What loggers write beside their rows: hyperparameters as YAML or JSON, which is YAML too.
final class Sidecars {
    private static final List<String> NAMES =
            List.of(
                    "hparams.yaml",
                    "args.yaml",
                    "config.yaml",
                    "config.yml",
                    "params.yaml",
                    "hparams.json",
                    "args.json",
                    "config.json",
                    "params.json");
    private static final long LONGEST = 4_000_000;

    private final Path folder;
    private final Map<String, String> told = new HashMap<>();

    Sidecars(Path folder) {
        this.folder = folder;
    }

    /// Tells those that are new or changed since.
    void tell(RunLog run) throws IOException {
        for (String name : NAMES) {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                continue;
            }
            String stamp = FilesBelow.stamp(file);
            if (!stamp.equals(told.put(name, stamp))) {
                Optional<JsonNode> config =
                        YamlText.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                config.filter(JsonNode::isObject)
                        .ifPresent(values -> run.params(ConfigParams.of(values)));
            }
        }
    }

    static boolean names(String file) {
        return NAMES.contains(file);
    }
}
