package dev.loupe.server.api;

import dev.loupe.runs.Absent;
import dev.loupe.runs.SavedViews;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.SavedView;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Views of a project that were saved under names.
final class ViewRoutes {
    private static final String PATH = "/api/v1/projects/{project}/views";
    private final Store store;

    ViewRoutes(Store store) {
        this.store = store;
    }

    void addTo(Router router) {
        router.add("GET", PATH, this::list);
        router.add("POST", PATH, this::save);
        router.add("PATCH", PATH + "/{view}", this::change);
        router.add("DELETE", PATH + "/{view}", this::delete);
    }

    private Response list(Request request) {
        String project = request.param("project");
        if (store.projects().find(project).isEmpty()) {
            throw new Problem(404, Absent.project(project));
        }
        return Response.json(
                Paging.of(request, "views", store.savedViews().of(project), ViewRoutes::shape));
    }

    private Response save(Request request) {
        JsonNode body = Bodies.object(request);
        String name = Bodies.needed(body, "name");
        String state =
                state(body)
                        .orElseThrow(
                                () -> new Problem(400, "'state' is missing; expected an object."));
        return Response.json(shape(store.savedViews().save(request.param("project"), name, state)))
                .status(201);
    }

    private Response change(Request request) {
        JsonNode body = Bodies.object(request);
        SavedViews.Change change =
                new SavedViews.Change(Bodies.text(body, "name"), state(body), first(body));
        return Response.json(
                shape(store.savedViews().change(request.param("project"), id(request), change)));
    }

    private Response delete(Request request) {
        store.savedViews().delete(request.param("project"), id(request));
        return Response.json(Map.of());
    }

    private static long id(Request request) {
        String id = request.param("view");
        if (!id.matches("\\d{1,18}")) {
            throw new Problem(404, Absent.view(id));
        }
        return Long.parseLong(id);
    }

    private static Optional<String> state(JsonNode body) {
        JsonNode node = body.get("state");
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isObject()) {
            throw new Problem(400, "'state' must be an object, but is " + node + ".");
        }
        return Optional.of(node.toString());
    }

    private static Optional<Boolean> first(JsonNode body) {
        JsonNode node = body.get("first");
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isBoolean()) {
            throw new Problem(400, "'first' must be true or false, but is " + node + ".");
        }
        return Optional.of(node.booleanValue());
    }

    private static Object shape(SavedView view) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", view.id());
        shape.put("name", view.name());
        shape.put("state", Json.parse(view.state()));
        shape.put("first", view.first());
        shape.put("saved", view.savedAt());
        return shape;
    }
}
