package dev.loupe.server.api;

import dev.loupe.runs.Absent;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Project;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Projects.
final class ProjectRoutes {
    private final Store store;

    ProjectRoutes(Store store) {
        this.store = store;
    }

    void addTo(Router router) {
        router.add("GET", "/api/v1/projects", this::list);
        router.add("POST", "/api/v1/projects", this::create);
        router.add(
                "GET",
                "/api/v1/projects/{project}",
                request -> Response.json(shape(project(request))));
        router.add("PATCH", "/api/v1/projects/{project}", this::change);
        router.add("DELETE", "/api/v1/projects/{project}", this::delete);
        router.add("POST", "/api/v1/projects/{project}/restore", this::restore);
        router.add("GET", "/api/v1/projects/{project}/fields", this::fields);
        router.add("GET", "/api/v1/projects/{project}/series", this::series);
    }

    private Response list(Request request) {
        Lifecycle wanted = lifecycle(request.first("lifecycle").orElse("active"));
        List<Project> projects =
                store.projects().all().stream()
                        .filter(p -> wanted == null || p.lifecycle() == wanted)
                        .toList();
        return Response.json(Paging.of(request, "projects", projects, this::shape));
    }

    private Response create(Request request) {
        JsonNode body = Bodies.object(request);
        Map<String, String> tags =
                Bodies.text(body, "note").map(note -> Map.of(Project.NOTE, note)).orElse(Map.of());
        return Response.json(
                        shape(store.projects().create(Bodies.needed(body, "name"), null, tags)))
                .status(201);
    }

    private Response change(Request request) {
        String id = project(request).id();
        JsonNode body = Bodies.object(request);
        Bodies.text(body, "name").ifPresent(name -> store.projects().rename(id, name));
        Bodies.text(body, "note").ifPresent(note -> store.projects().tag(id, Project.NOTE, note));
        return Response.json(shape(project(request)));
    }

    private Response delete(Request request) {
        store.projects().delete(request.param("project"));
        return Response.json(shape(project(request)));
    }

    private Response restore(Request request) {
        store.projects().restore(request.param("project"));
        return Response.json(shape(project(request)));
    }

    private Response fields(Request request) {
        String id = project(request).id();
        Optional<RunSearch.Kind> kind =
                request.first("kind").filter(k -> !k.isEmpty()).map(ProjectRoutes::kind);
        int offset = Paging.offset(request.first("page").orElse(""));
        int limit = request.number("limit", Paging.LIMIT, 1, Paging.MOST);
        List<RunSearch.FieldUse> found =
                store.search()
                        .fields(
                                List.of(id),
                                kind.orElse(null),
                                request.first("q").orElse(""),
                                offset,
                                limit + 1);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("fields", found.stream().limit(limit).map(ProjectRoutes::field).toList());
        answer.put("next", found.size() > limit ? Paging.page(offset + limit) : null);
        return Response.json(answer);
    }

    private Response series(Request request) {
        String id = project(request).id();
        int offset = Paging.offset(request.first("page").orElse(""));
        int limit = request.number("limit", Paging.LIMIT, 1, Paging.MOST);
        List<RunSearch.SeriesUse> found =
                store.search()
                        .series(List.of(id), request.first("q").orElse(""), offset, limit + 1);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("series", found.stream().limit(limit).map(ProjectRoutes::series).toList());
        answer.put("next", found.size() > limit ? Paging.page(offset + limit) : null);
        return Response.json(answer);
    }

    private static Map<String, Object> series(RunSearch.SeriesUse use) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("key", use.series().key());
        shape.put("context", Shapes.context(use.series()));
        shape.put("runs", use.runs());
        return shape;
    }

    private static RunSearch.Kind kind(String text) {
        for (RunSearch.Kind kind : RunSearch.Kind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return kind;
            }
        }
        throw new Problem(
                400, "'kind' must be attribute, param, metric or tag, but is '" + text + "'.");
    }

    private static Map<String, Object> field(RunSearch.FieldUse field) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("field", field.field());
        shape.put("kind", field.kind().name().toLowerCase(Locale.ROOT));
        shape.put("key", field.key());
        if (!field.context().isEmpty()) {
            shape.put("context", Json.parse(field.context()));
        }
        shape.put("runs", field.runs());
        return shape;
    }

    private Project project(Request request) {
        String id = request.param("project");
        return store.projects().find(id).orElseThrow(() -> new Problem(404, Absent.project(id)));
    }

    private Object shape(Project project) {
        return Shapes.project(project, store.projects().activity(project.id()));
    }

    /// Null for all.
    static @Nullable Lifecycle lifecycle(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "active" -> Lifecycle.ACTIVE;
            case "deleted" -> Lifecycle.DELETED;
            case "all" -> null;
            default ->
                    throw new Problem(
                            400,
                            "'lifecycle' must be active, deleted or all, but is '" + text + "'.");
        };
    }
}
