package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.core.Wording;
import dev.loupe.runs.Absent;
import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Store;
import dev.loupe.runs.artifact.ArtifactPath;
import dev.loupe.runs.domain.Run;
import dev.loupe.server.http.Files;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A run's files.
final class FileRoutes {
    private static final long LONGEST = 1L << 40;
    private final Store store;

    FileRoutes(Store store) {
        this.store = store;
    }

    void addTo(Router router) {
        router.add("GET", "/api/v1/runs/{run}/files", this::list);
        router.add("GET", "/api/v1/runs/{run}/files/{path...}", this::get);
        router.add("PUT", "/api/v1/runs/{run}/files/{path...}", this::put);
        router.add("DELETE", "/api/v1/runs/{run}/files/{path...}", this::delete);
    }

    private Run run(Request request) {
        RunId id = Bodies.run(request);
        return store.runs().find(id).orElseThrow(() -> new Problem(404, Absent.run(id)));
    }

    private String root(Request request) {
        return run(request).files();
    }

    private String path(Request request) {
        return root(request) + "/" + ArtifactPath.checked(request.param("path"));
    }

    private Response list(Request request) {
        String root = root(request);
        String below = request.first("path").orElse("");
        String directory = below.isEmpty() ? root : root + "/" + ArtifactPath.checked(below);
        List<Artifacts.Entry> files = store.artifacts().list(directory);
        return Response.json(
                Paging.of(request, "files", files, file -> shape(file, root.length() + 1)));
    }

    private static Object shape(Artifacts.Entry file, int prefix) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("path", file.path().substring(prefix));
        shape.put("directory", file.directory());
        shape.put("bytes", file.bytes());
        if (file.sha256() != null) {
            shape.put("sha256", file.sha256());
        }
        return shape;
    }

    private Response get(Request request) {
        String path = path(request);
        Artifacts.Entry file =
                store.artifacts().find(path).orElseThrow(() -> new Problem(404, absent(request)));
        return Files.answer(request, file.path(), store.artifacts().open(path), file.bytes());
    }

    private static Wording absent(Request request) {
        return Absent.file(request.param("path"));
    }

    private Response put(Request request) throws IOException {
        Run run = run(request);
        Artifacts.Entry file =
                new RunWrites(store).file(run, request.param("path"), request.body(LONGEST));
        return Response.json(shape(file, run.files().length() + 1)).status(201);
    }

    private Response delete(Request request) {
        String path = path(request);
        if (store.artifacts().find(path).isEmpty() && store.artifacts().list(path).isEmpty()) {
            throw new Problem(404, absent(request));
        }
        store.artifacts().delete(path);
        return Response.json(Map.of());
    }
}
