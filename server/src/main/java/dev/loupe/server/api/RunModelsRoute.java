package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.networks.open.ModelFiles;
import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Run;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of runs that are models by their names, those of the latest runs first.
final class RunModelsRoute {
    private final Store store;

    RunModelsRoute(Store store) {
        this.store = store;
    }

    void addTo(Router router) {
        router.add("GET", "/api/v1/models/runs", this::list);
    }

    /// @param path below the run's files
    private record Logged(Run run, String path, long bytes) {}

    private Response list(Request request) {
        List<String> endings = ModelFiles.endings().stream().map(ending -> "." + ending).toList();
        Map<String, Optional<Run>> runs = new HashMap<>();
        List<Logged> models =
                store.artifacts().ending(endings).stream()
                        .flatMap(file -> logged(file, runs).stream())
                        .sorted(
                                Comparator.comparingLong(
                                                (Logged model) -> model.run().startMillis())
                                        .reversed()
                                        .thenComparing(Logged::path))
                        .toList();
        return Response.json(Paging.of(request, "models", models, RunModelsRoute::shape));
    }

    /// Empty for files of logged models and of runs that were put away.
    private Optional<Logged> logged(Artifacts.Entry file, Map<String, Optional<Run>> runs) {
        String[] parts = file.path().split("/", 4);
        if (parts.length < 4 || !parts[2].equals("artifacts") || !RunId.legal(parts[1])) {
            return Optional.empty();
        }
        return runs.computeIfAbsent(parts[1], id -> store.runs().find(new RunId(id)))
                .filter(run -> run.lifecycle() == Lifecycle.ACTIVE)
                .map(run -> new Logged(run, parts[3], file.bytes()));
    }

    private static Object shape(Logged model) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("at", "run:" + model.run().id() + "/" + model.path());
        shape.put("name", model.path());
        shape.put("bytes", model.bytes());
        shape.put("changed", model.run().startMillis());
        shape.put("run", model.run().id().value());
        shape.put("runName", model.run().name());
        return shape;
    }
}
