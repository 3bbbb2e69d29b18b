package dev.loupe.server.models;

import dev.loupe.networks.open.ModelFiles;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Models that can be opened: those in what the server was started with, and what people drop on a page.
final class DropRoutes {
    private static final long LONGEST = 1L << 40;
    private final ModelFiles opened;
    private final DroppedModels dropped;

    DropRoutes(ModelFiles opened, DroppedModels dropped) {
        this.opened = opened;
        this.dropped = dropped;
    }

    void addTo(Router router) {
        router.add("GET", "/api/v1/models", request -> all());
        router.add("PUT", "/api/v1/models/dropped/{drop}/{path...}", this::put);
        router.add("GET", "/api/v1/models/dropped/{drop}", this::look);
    }

    private Response all() throws IOException {
        return answer(Stream.concat(opened.list().stream(), dropped.list().stream()).toList());
    }

    private Response put(Request request) throws IOException {
        long bytes =
                dropped.put(request.param("drop"), request.param("path"), request.body(LONGEST));
        return Response.json(Map.of("path", request.param("path"), "bytes", bytes)).status(201);
    }

    private Response look(Request request) throws IOException {
        return answer(dropped.models(request.param("drop")));
    }

    private static Response answer(List<ModelFiles.Found> found) {
        return Response.json(Map.of("models", found.stream().map(DropRoutes::shape).toList()));
    }

    private static Map<String, Object> shape(ModelFiles.Found found) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("at", "file:" + found.key());
        one.put("name", found.name());
        one.put("bytes", found.bytes());
        one.put("changed", found.millis());
        return one;
    }
}
