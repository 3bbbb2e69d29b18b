package dev.loupe.server.mlflow;

import dev.loupe.runs.Store;
import dev.loupe.server.http.Face;
import dev.loupe.server.http.Handler;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// MLflow's REST protocol, version 2.0 and the parts of 3.0 that training clients use. An unknown route answers `ENDPOINT_NOT_FOUND`, by which clients know to
/// try another.
///
/// Source: MLflow 3.17.2, `service.proto`, `model_registry.proto`, `mlflow_artifacts.proto`, and the behaviour of its server.
public final class MlflowFace implements Face {
    /// The version whose behaviour is answered.
    static final String VERSION = "3.17.2";

    private static final List<String> PREFIXES =
            List.of(
                    "/api/2.0/",
                    "/ajax-api/2.0/",
                    "/api/3.0/",
                    "/ajax-api/3.0/",
                    "/api/2.0/preview/");
    private static final List<String> OWNED =
            List.of(
                    "/api/2.0/",
                    "/ajax-api/",
                    "/api/3.0/",
                    "/get-artifact",
                    "/model-versions/get-artifact",
                    "/version");

    private final Router router = new Router();

    public MlflowFace(Store store) {
        new Experiments(store).addTo(this);
        new TrackedRuns(store).addTo(this);
        new Metrics(store).addTo(this);
        new RunSearches(store).addTo(this);
        new Inputs(store).addTo(this);
        new LoggedModels(store).addTo(this);
        new RegisteredModels(store).addTo(this);
        new ModelVersions(store).addTo(this);
        new ArtifactProxy(store).addTo(this);
        router.add("GET", "/version", request -> Response.text(VERSION));
        add(
                "GET",
                "mlflow/server-info",
                request -> Response.json(Map.of("version", VERSION, "store_type", "SqlStore")));
    }

    /// Adds a route under every prefix.
    void add(String method, String path, Handler handler) {
        PREFIXES.forEach(prefix -> router.add(method, prefix + path, handler));
    }

    void addPlain(String method, String path, Handler handler) {
        router.add(method, path, handler);
    }

    @Override
    public Router router() {
        return router;
    }

    @Override
    public boolean owns(String path) {
        return OWNED.stream().anyMatch(path::startsWith);
    }

    @Override
    public Response failed(Request request, Throwable failure) {
        MlflowError error = MlflowError.of(failure);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error_code", error.code().name());
        body.put("message", error.getMessage());
        Response response =
                Response.bytes("application/json", Json.bytes(body)).status(error.code().status);
        return error.code() == MlflowError.Code.UNAUTHENTICATED
                ? response.header("www-authenticate", "Basic realm=\"mlflow\"")
                : response;
    }
}
