package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.core.Wording;
import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Console;
import dev.loupe.runs.Intake;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.artifact.ArtifactPath;
import dev.loupe.runs.artifact.MediaByCustom;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What clients write of runs, as the JSON bodies of `docs/api.md`: used by the routes, and by whatever brings in records that were written while no server was there.
/// Each write may be repeated.
public final class RunWrites {
    private final Store store;

    public RunWrites(Store store) {
        this.store = store;
    }

    /// @param fresh false if a run of that id was there already
    public record Started(Run run, boolean fresh) {}

    /// A body as text.
    ///
    /// @throws Problem 400 if it is no JSON object
    public static JsonNode body(String json) {
        return Json.object(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    /// The body of `POST /api/v1/runs`.
    public Started start(JsonNode body) {
        Optional<RunId> id = Bodies.text(body, "id").map(RunId::new);
        Optional<Run> known = id.flatMap(store.runs()::find);
        if (known.isPresent()) {
            return new Started(known.get(), false);
        }
        Map<String, String> tags = new LinkedHashMap<>(Bodies.tags(body));
        Bodies.text(body, "parent").ifPresent(parent -> tags.put(Run.PARENT, parent));
        long start =
                Bodies.number(body, "start")
                        .map(Double::longValue)
                        .orElseGet(System::currentTimeMillis);
        Run run =
                store.runs()
                        .create(
                                new Runs.NewRun(
                                        id.orElse(null),
                                        project(body),
                                        Bodies.text(body, "name").orElse(null),
                                        Bodies.text(body, "user").orElse(""),
                                        start,
                                        RunStatus.RUNNING,
                                        Bodies.params(body),
                                        tags));
        return new Started(run, true);
    }

    private String project(JsonNode body) {
        Optional<String> id = Bodies.text(body, "project");
        if (id.isPresent()) {
            return id.get();
        }
        String name = Bodies.text(body, "projectName").orElse("Default");
        Optional<Project> known = store.projects().named(name);
        if (known.isPresent() && known.get().lifecycle() == Lifecycle.DELETED) {
            throw new Problem(
                    409,
                    Wording.of(
                            "project.deleted",
                            "The project '{name}' is deleted; restore it or take another name.",
                            "name",
                            name));
        }
        return known.orElseGet(() -> made(name)).id();
    }

    private Project made(String name) {
        try {
            return store.projects().create(name, null, Map.of());
        } catch (Refused refused) {
            return store.projects().named(name).orElseThrow(() -> refused);
        }
    }

    /// The body of `POST /api/v1/runs/{run}/log`.
    public Intake.Receipt log(RunId run, JsonNode body) {
        Batch batch =
                new Batch(
                        run,
                        LogBody.points(body.get("series")),
                        Bodies.params(body),
                        Bodies.tags(body));
        JsonNode console = body.get("console");
        List<Console.Line> lines =
                console == null || console.isNull() ? List.of() : LogBody.lines(console);
        Intake.Receipt receipt = store.intake().write(batch);
        if (!lines.isEmpty()) {
            store.console()
                    .append(
                            run,
                            Bodies.text(console, "writer").orElse(""),
                            (long) Bodies.value(LogBody.needed(console, "from"), "from"),
                            lines);
        }
        if (body.hasNonNull("status") || body.hasNonNull("end")) {
            RunStatus status = Bodies.text(body, "status").map(RunWrites::status).orElse(null);
            store.runs().update(run, new Runs.Change(null, status, end(run, body, status), null));
        }
        return receipt;
    }

    /// When the run ended: as said, else now if it ends by its status and had not ended yet.
    private @Nullable Long end(RunId run, JsonNode body, @Nullable RunStatus status) {
        Optional<Double> said = Bodies.number(body, "end");
        if (said.isPresent()) {
            return said.get().longValue();
        }
        boolean ends = status != null && status.ended();
        return ends && store.runs().find(run).map(Run::endMillis).isEmpty()
                ? System.currentTimeMillis()
                : null;
    }

    /// A run's file; one whose path says so by custom becomes a thing at a step too.
    ///
    /// @throws IllegalArgumentException for a path that is none
    public Artifacts.Entry file(Run run, String path, InputStream bytes) throws IOException {
        Artifacts.Entry file =
                store.artifacts().put(run.files() + "/" + ArtifactPath.checked(path), bytes);
        noted(run, path);
        return file;
    }

    /// A file was put under a run: one whose path says so by custom becomes a thing at a step.
    public void noted(Run run, String path) {
        if (run.lifecycle() == Lifecycle.ACTIVE) {
            MediaByCustom.of(path).ifPresent(item -> store.media().add(run.id(), List.of(item)));
        }
    }

    /// The body of `PATCH /api/v1/runs/{run}`.
    public Run change(RunId id, JsonNode body) {
        JsonNode tags = body.get("tags");
        Map<String, String> set = new LinkedHashMap<>();
        Bodies.text(body, "note").ifPresent(note -> set.put(Project.NOTE, note));
        if (tags != null && tags.isObject()) {
            Map<String, String> present = store.runs().tags(id);
            for (Map.Entry<String, JsonNode> tag : tags.properties()) {
                if (!tag.getValue().isNull()) {
                    set.put(
                            tag.getKey(),
                            tag.getValue().isString()
                                    ? tag.getValue().stringValue()
                                    : tag.getValue().toString());
                } else if (present.containsKey(tag.getKey())) {
                    store.runs().deleteTag(id, tag.getKey());
                }
            }
        }
        if (!set.isEmpty()) {
            store.intake().write(new Batch(id, Points.NONE, List.of(), set));
        }
        RunStatus status = Bodies.text(body, "status").map(RunWrites::status).orElse(null);
        Runs.Change change =
                new Runs.Change(
                        Bodies.text(body, "name").orElse(null),
                        status,
                        end(id, body, status),
                        Bodies.number(body, "start").map(Double::longValue).orElse(null));
        return store.runs().update(id, change);
    }

    private static RunStatus status(String word) {
        try {
            return RunStatus.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    400,
                    "'status' must be RUNNING, SCHEDULED, FINISHED, FAILED or KILLED, but is '"
                            + word
                            + "'.");
        }
    }
}
