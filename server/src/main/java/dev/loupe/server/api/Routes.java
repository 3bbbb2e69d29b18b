package dev.loupe.server.api;

import dev.loupe.networks.open.ModelFiles;
import dev.loupe.runs.Store;
import dev.loupe.server.embeddings.EmbeddingRoutes;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;
import dev.loupe.server.models.DroppedModels;
import dev.loupe.server.models.ModelRoutes;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// All of Loupe's own routes.
public final class Routes {
    private Routes() {}

    /// @param version of the program
    /// @param where   the store's place, for people
    /// @param opened  model files that were opened
    /// @param dropped those that people drop on a page
    public static void addTo(
            Router router,
            Store store,
            String version,
            String where,
            ModelFiles opened,
            DroppedModels dropped) {
        long started = System.currentTimeMillis();
        router.add("GET", "/health", request -> Response.text("OK"));
        router.add(
                "GET",
                "/api/v1/server",
                request -> {
                    Map<String, Object> answer = new LinkedHashMap<>();
                    answer.put("version", version);
                    answer.put("store", where);
                    answer.put("started", started);
                    answer.put(
                            "clients",
                            Map.of(
                                    "mlflow",
                                    "http://" + request.header("host").orElse("127.0.0.1")));
                    return Response.json(answer);
                });
        router.add("GET", "/api/v1/openapi.json", request -> description());
        new ProjectRoutes(store).addTo(router);
        new ViewRoutes(store).addTo(router);
        new SearchRoute(store).addTo(router);
        new RunRoutes(store).addTo(router);
        new LogRoute(store).addTo(router);
        new LinesRoute(store).addTo(router);
        new BucketsRoute(store).addTo(router);
        new ConsoleRoute(store).addTo(router);
        new FileRoutes(store).addTo(router);
        new MediaRoutes(store).addTo(router);
        new EmbeddingRoutes(store).addTo(router);
        new FigureRoute().addTo(router);
        new RunModelsRoute(store).addTo(router);
        new ModelRoutes(store, opened, dropped).addTo(router);
        new Pages().addTo(router);
    }

    /// `docs/openapi.json`, as it was when this was built.
    private static Response description() throws IOException {
        try (InputStream in = Routes.class.getResourceAsStream("openapi.json")) {
            return Response.bytes(
                    "application/json", Objects.requireNonNull(in, "openapi.json").readAllBytes());
        }
    }
}
