package dev.loupe.intake.mlruns;

import dev.loupe.intake.Opening;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a run's `meta.yaml` says, and that of the experiment above it.
///
/// @param deleted whether MLflow put the run, or its experiment, away
/// @param end     milliseconds, null while it runs
/// @param uri     where its artifacts are said to lie
record RunMeta(Opening opening, RunStatus status, @Nullable Long end, boolean deleted, String uri) {
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
        MetaFile meta = MetaFile.of(run);
        String id = meta.text("run_id").isEmpty() ? meta.text("run_uuid") : meta.text("run_id");
        if (id.isEmpty() || !meta.yaml().path("start_time").isNumber()) {
            return Optional.empty();
        }
        Path home = run.getParent();
        MetaFile experiment =
                home != null && Files.isRegularFile(home.resolve(MlrunsFormat.META))
                        ? MetaFile.of(home)
                        : meta;
        String name = meta.text("run_name").isEmpty() ? meta.text("name") : meta.text("run_name");
        String project = experiment.text("name");
        JsonNode end = meta.yaml().path("end_time");
        return Optional.of(
                new RunMeta(
                        new Opening(
                                MetaFile.id(id),
                                project.isEmpty() ? folder : project,
                                name.isEmpty() ? id : name,
                                meta.text("user_id"),
                                meta.yaml().path("start_time").asLong()),
                        status(meta.yaml().path("status")),
                        end.isNumber() ? end.asLong() : null,
                        meta.deleted() || experiment.deleted(),
                        meta.text("artifact_uri")));
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
}
