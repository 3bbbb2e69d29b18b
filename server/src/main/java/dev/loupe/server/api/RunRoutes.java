package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Runs, one by one.
final class RunRoutes {
    private final Store store;

    RunRoutes(Store store) {
        this.store = store;
    }

    void addTo(Router router) {
        router.add("POST", "/api/v1/runs", this::create);
        router.add(
                "GET",
                "/api/v1/runs/{run}",
                request -> Response.json(Shapes.detail(store, run(request))));
        router.add("PATCH", "/api/v1/runs/{run}", this::change);
        router.add("DELETE", "/api/v1/runs/{run}", this::delete);
        router.add("POST", "/api/v1/runs/{run}/restore", this::restore);
        router.add("GET", "/api/v1/runs/{run}/series", this::series);
    }

    private Run run(Request request) {
        RunId id = Bodies.run(request);
        return store.runs()
                .find(id)
                .orElseThrow(() -> new Problem(404, "There is no run with id '" + id + "'."));
    }

    private Response create(Request request) {
        JsonNode body = Bodies.object(request);
        Optional<RunId> id = Bodies.text(body, "id").map(RunId::new);
        Optional<Run> known = id.flatMap(store.runs()::find);
        if (known.isPresent()) {
            return answer(known.get());
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
        return answer(run).status(201);
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
                    409, "The project '" + name + "' is deleted; restore it or take another name.");
        }
        return known.orElseGet(() -> store.projects().create(name, null, Map.of())).id();
    }

    private Response answer(Run run) {
        return Response.json(
                Shapes.run(run, Shapes.projectName(store, run), store.runs().tags(run.id())));
    }

    private Response change(Request request) {
        RunId id = run(request).id();
        JsonNode body = Bodies.object(request);
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
        Runs.Change change =
                new Runs.Change(
                        Bodies.text(body, "name").orElse(null),
                        Bodies.text(body, "status").map(RunRoutes::status).orElse(null),
                        Bodies.number(body, "end").map(Double::longValue).orElse(null),
                        Bodies.number(body, "start").map(Double::longValue).orElse(null));
        return answer(store.runs().update(id, change));
    }

    static RunStatus status(String word) {
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

    private Response delete(Request request) {
        store.runs().delete(run(request).id());
        return answer(run(request));
    }

    private Response restore(Request request) {
        store.runs().restore(run(request).id());
        return answer(run(request));
    }

    private Response series(Request request) {
        String part = request.first("q").orElse("").toLowerCase(Locale.ROOT);
        String prefix = request.first("prefix").orElse("");
        List<SeriesSummary> found =
                store.runs().series(run(request).id()).stream()
                        .filter(
                                s ->
                                        s.series().key().startsWith(prefix)
                                                && s.series()
                                                        .key()
                                                        .toLowerCase(Locale.ROOT)
                                                        .contains(part))
                        .toList();
        return Response.json(Paging.of(request, "series", found, Shapes::summary));
    }
}
