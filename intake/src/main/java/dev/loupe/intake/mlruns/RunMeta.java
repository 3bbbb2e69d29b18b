package dev.loupe.intake.mlruns;

import dev.loupe.core.RunId;
import dev.loupe.intake.Opening;
import dev.loupe.intake.YamlText;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a run's `meta.yaml` says, and that of the experiment above it.
///
/// @param deleted whether MLflow put the run, or its experiment, away
/// @param end     milliseconds, null while it runs
/// @param uri     where its artifacts are said to lie
record RunMeta(Opening opening, RunStatus status, @Nullable Long end, boolean deleted, String uri) {
    private static final long LONGEST = 1 << 20;
    private static final RunStatus[] STATUSES = {
        RunStatus.RUNNING,
        RunStatus.RUNNING,
        RunStatus.SCHEDULED,
        RunStatus.FINISHED,
        RunStatus.FAILED,
        RunStatus.KILLED
    };

    /// Empty while it is being written, or when it is no YAML.
    static Optional<RunMeta> of(Path run, String folder) throws IOException {
        JsonNode meta = yaml(run.resolve(MlrunsFormat.META));
        String id = text(meta, "run_id", text(meta, "run_uuid", ""));
        if (id.isEmpty() || !meta.path("start_time").isNumber()) {
            return Optional.empty();
        }
        Path home = run.getParent();
        JsonNode experiment =
                home != null && Files.isRegularFile(home.resolve(MlrunsFormat.META))
                        ? yaml(home.resolve(MlrunsFormat.META))
                        : meta;
        RunId legal;
        try {
            legal = new RunId(id);
        } catch (IllegalArgumentException odd) {
            legal = Opening.derived("mlruns", id);
        }
        String name = text(meta, "run_name", text(meta, "name", ""));
        JsonNode end = meta.path("end_time");
        return Optional.of(
                new RunMeta(
                        new Opening(
                                legal,
                                text(experiment, "name", folder),
                                name.isEmpty() ? id : name,
                                text(meta, "user_id", ""),
                                meta.path("start_time").asLong()),
                        status(meta.path("status")),
                        end.isNumber() ? end.asLong() : null,
                        deleted(meta) || deleted(experiment),
                        text(meta, "artifact_uri", "")));
    }

    /// A number since 1.0, a word before.
    private static RunStatus status(JsonNode status) {
        if (status.isNumber()) {
            int number = status.asInt();
            return number > 0 && number < STATUSES.length ? STATUSES[number] : RunStatus.RUNNING;
        }
        for (RunStatus one : RunStatus.values()) {
            if (one.name().equals(status.asString(""))) {
                return one;
            }
        }
        return RunStatus.RUNNING;
    }

    private static boolean deleted(JsonNode meta) {
        return text(meta, "lifecycle_stage", "active").equals("deleted");
    }

    private static String text(JsonNode from, String key, String otherwise) {
        JsonNode value = from.path(key);
        return value.isString() || value.isNumber() ? value.asString() : otherwise;
    }

    private static JsonNode yaml(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            return MissingNode.getInstance();
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return YamlText.read(text).orElse(MissingNode.getInstance());
    }
}
