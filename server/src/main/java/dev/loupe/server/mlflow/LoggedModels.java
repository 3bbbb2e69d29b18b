package dev.loupe.server.mlflow;

import dev.loupe.core.RunId;
import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Registry.LoggedModel;
import dev.loupe.runs.Store;
import dev.loupe.server.http.Files;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Models as runs logged them (MLflow 3).
final class LoggedModels {
    private static final int RESULTS = 50;
    private final Store store;

    LoggedModels(Store store) {
        this.store = store;
    }

    void addTo(MlflowFace face) {
        face.add("POST", "mlflow/logged-models", this::create);
        face.add("POST", "mlflow/logged-models/search", this::search);
        face.add("GET", "mlflow/logged-models/{model}", request -> answer(existing(request)));
        face.add("PATCH", "mlflow/logged-models/{model}", this::finish);
        face.add("DELETE", "mlflow/logged-models/{model}", this::delete);
        face.add("PATCH", "mlflow/logged-models/{model}/tags", this::tag);
        face.add("DELETE", "mlflow/logged-models/{model}/tags/{key...}", this::untag);
        face.add("POST", "mlflow/logged-models/{model}/params", this::params);
        face.add("GET", "mlflow/logged-models/{model}/artifacts/directories", this::directories);
        face.add("GET", "mlflow/logged-models/{model}/artifacts/files", this::file);
    }

    private LoggedModel existing(Request request) {
        String id = request.param("model");
        return store.registry().model(id).orElseThrow(() -> absent(id));
    }

    /// @throws MlflowError if there is no such model
    static void check(Store store, String id) {
        if (store.registry().model(id).isEmpty()) {
            throw absent(id);
        }
    }

    private static MlflowError absent(String id) {
        return MlflowError.absent("Logged model with ID '" + id + "' not found.");
    }

    private static Response answer(LoggedModel model) {
        return Response.json(Map.of("model", Shapes.loggedModel(model)));
    }

    private Response create(Request request) {
        Ask ask = Ask.of(request);
        Optional<RunId> source =
                ask.text("source_run_id").filter(t -> !t.isEmpty()).map(TrackedRuns::id);
        String project = ask.needed("experiment_id");
        Experiments.active(store, project);
        return answer(
                store.registry()
                        .createModel(
                                project,
                                ask.text("name").orElse(""),
                                ask.text("model_type").orElse(null),
                                source.orElse(null),
                                ask.pairs("params"),
                                ask.pairs("tags")));
    }

    private Response finish(Request request) {
        String id = existing(request).id();
        String status = Ask.of(request).needed("status");
        int number =
                switch (status) {
                    case "LOGGED_MODEL_PENDING", "1" -> 1;
                    case "LOGGED_MODEL_READY", "2" -> 2;
                    case "LOGGED_MODEL_UPLOAD_FAILED", "3" -> 3;
                    default -> throw MlflowError.invalid("Invalid model status: '" + status + "'.");
                };
        return answer(store.registry().finishModel(id, number));
    }

    private Response delete(Request request) {
        store.registry().deleteModel(existing(request).id());
        return Response.json(Map.of());
    }

    private Response tag(Request request) {
        String id = existing(request).id();
        Map<String, @Nullable String> tags = new HashMap<>(Ask.of(request).pairs("tags"));
        store.registry().tagModel(id, tags);
        return answer(existing(request));
    }

    private Response untag(Request request) {
        LoggedModel model = existing(request);
        String key = request.param("key");
        if (!model.tags().containsKey(key)) {
            throw MlflowError.absent(
                    "No tag with key '" + key + "' found for model with ID '" + model.id() + "'.");
        }
        Map<String, @Nullable String> gone = new HashMap<>();
        gone.put(key, null);
        store.registry().tagModel(model.id(), gone);
        return Response.json(Map.of());
    }

    private Response params(Request request) {
        LoggedModel model = existing(request);
        Map<String, String> params = Ask.of(request).pairs("params");
        params.forEach(
                (key, value) -> {
                    String before = model.params().get(key);
                    if (before != null && !before.equals(value)) {
                        throw MlflowError.invalid(
                                "Changing param values is not allowed. Param with key='"
                                        + key
                                        + "' was already logged with value='"
                                        + before
                                        + "' for model ID='"
                                        + model.id()
                                        + "'. Attempted logging new value '"
                                        + value
                                        + "'.");
                    }
                });
        store.registry().paramsOfModel(model.id(), params);
        return Response.json(Map.of());
    }

    private Response search(Request request) {
        Ask ask = Ask.of(request);
        int most =
                Limits.results(
                        ask.whole("max_results").orElse((long) RESULTS), Limits.MOST_RESULTS);
        int offset = Limits.offset(ask.text("page_token").orElse(""));
        List<String> projects = ask.texts("experiment_ids");
        if (projects.isEmpty()) {
            throw Ask.missing("experiment_ids");
        }
        List<ModelFilter.Dataset> datasets =
                ask.objects("datasets").stream().map(ModelFilter.Dataset::of).toList();
        List<LoggedModel> found =
                store.registry().models(projects).stream()
                        .filter(ModelFilter.of(ask.text("filter").orElse(""), datasets))
                        .sorted(ModelFilter.order(ask.objects("order_by")))
                        .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "models",
                found.stream().skip(offset).limit(most).map(Shapes::loggedModel).toList());
        if (offset + most < found.size()) {
            answer.put("next_page_token", Limits.token(offset + most));
        }
        return Response.json(answer);
    }

    private Response directories(Request request) {
        LoggedModel model = existing(request);
        String below = request.first("artifact_directory_path").orElse("");
        String root = model.files();
        List<Artifacts.Entry> files =
                store.artifacts().list(below.isEmpty() ? root : root + "/" + below);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("root_uri", model.artifactUri());
        answer.put(
                "files",
                files.stream().map(f -> ArtifactProxy.shape(f, root.length() + 1)).toList());
        return Response.json(answer);
    }

    private Response file(Request request) {
        String path =
                existing(request).files() + "/" + Ask.of(request).needed("artifact_file_path");
        return Files.answer(path, store.artifacts().open(path));
    }
}
