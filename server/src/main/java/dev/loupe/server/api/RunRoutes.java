package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.runs.Absent;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.util.List;
import java.util.Locale;

/// Runs, one by one.
final class RunRoutes {
    private final Store store;
    private final RunWrites writes;

    RunRoutes(Store store) {
        this.store = store;
        this.writes = new RunWrites(store);
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
        return store.runs().find(id).orElseThrow(() -> new Problem(404, Absent.run(id)));
    }

    private Response create(Request request) {
        RunWrites.Started started = writes.start(Bodies.object(request));
        return answer(started.run()).status(started.fresh() ? 201 : 200);
    }

    private Response answer(Run run) {
        return Response.json(
                Shapes.run(run, Shapes.projectName(store, run), store.runs().tags(run.id())));
    }

    private Response change(Request request) {
        RunId id = run(request).id();
        return answer(writes.change(id, Bodies.object(request)));
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
