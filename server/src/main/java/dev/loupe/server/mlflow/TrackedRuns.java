package dev.loupe.server.mlflow;

import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs, their params and tags.
final class TrackedRuns {
    private static final List<String> MODEL_FIELDS =
            List.of("artifact_path", "flavors", "utc_time_created", "run_id");

    /// Tag: the models that the run logged, as a list in JSON.
    private static final String MODELS = "mlflow.log-model.history";

    private final Store store;

    TrackedRuns(Store store) {
        this.store = store;
    }

    void addTo(MlflowFace face) {
        face.add("POST", "mlflow/runs/create", this::create);
        face.add("GET", "mlflow/runs/get", this::get);
        face.add("POST", "mlflow/runs/update", this::update);
        face.add("POST", "mlflow/runs/delete", this::delete);
        face.add("POST", "mlflow/runs/restore", this::restore);
        face.add("POST", "mlflow/runs/log-parameter", this::param);
        face.add("POST", "mlflow/runs/set-tag", this::tag);
        face.add("POST", "mlflow/runs/delete-tag", this::untag);
        face.add("POST", "mlflow/runs/log-model", this::model);
    }

    static RunId id(Ask ask) {
        return id(
                ask.text("run_id")
                        .filter(t -> !t.isEmpty())
                        .or(() -> ask.text("run_uuid"))
                        .orElse(""));
    }

    static RunId id(String text) {
        if (text.isEmpty()) {
            throw Ask.missing("run_id");
        }
        try {
            return new RunId(text);
        } catch (IllegalArgumentException e) {
            throw MlflowError.invalid("Invalid run ID: '" + text + "'");
        }
    }

    private Run existing(RunId id) {
        return store.runs().find(id).orElseThrow(() -> absent(id));
    }

    static MlflowError absent(RunId id) {
        return MlflowError.absent("Run with id=" + id + " not found");
    }

    private Response create(Request request) {
        Ask ask = Ask.of(request);
        String project = ask.text("experiment_id").filter(t -> !t.isEmpty()).orElse("0");
        Experiments.active(store, project);
        Map<String, String> tags = new LinkedHashMap<>();
        ask.pairs("tags")
                .forEach(
                        (key, value) ->
                                tags.put(
                                        Limits.key("Tag name", key),
                                        Limits.cut(value, Limits.TAG_VALUE)));
        String name = ask.text("run_name").orElse("");
        String tagged = tags.getOrDefault(Run.NAME, "");
        if (!name.isEmpty() && !tagged.isEmpty() && !name.equals(tagged)) {
            throw MlflowError.invalid(
                    "Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values (run_name='"
                            + name
                            + "', mlflow.runName='"
                            + tagged
                            + "').");
        }
        String user =
                ask.text("user_id")
                        .filter(t -> !t.isEmpty())
                        .orElse(tags.getOrDefault("mlflow.user", ""));
        long start =
                ask.whole("start_time").filter(t -> t != 0).orElseGet(System::currentTimeMillis);
        Run run =
                store.runs()
                        .create(
                                new Runs.NewRun(
                                        null,
                                        project,
                                        name.isEmpty() ? null : name,
                                        user,
                                        start,
                                        RunStatus.RUNNING,
                                        List.of(),
                                        tags));
        return answer(run.id());
    }

    private Response answer(RunId id) {
        Runs.Whole whole = store.runs().whole(List.of(id)).getFirst();
        return Response.json(Map.of("run", Shapes.run(whole, store.registry())));
    }

    private Response get(Request request) {
        return answer(existing(id(Ask.of(request))).id());
    }

    private Response update(Request request) {
        Ask ask = Ask.of(request);
        RunId id = existing(id(ask)).id();
        RunStatus status =
                ask.text("status").filter(t -> !t.isEmpty()).map(TrackedRuns::status).orElse(null);
        Run run =
                store.runs()
                        .update(
                                id,
                                new Runs.Change(
                                        ask.text("run_name").orElse(null),
                                        status,
                                        ask.whole("end_time").filter(t -> t != 0).orElse(null),
                                        null));
        return Response.json(Map.of("run_info", Shapes.info(run)));
    }

    private static RunStatus status(String word) {
        return switch (word) {
            case "RUNNING", "1" -> RunStatus.RUNNING;
            case "SCHEDULED", "2" -> RunStatus.SCHEDULED;
            case "FINISHED", "3" -> RunStatus.FINISHED;
            case "FAILED", "4" -> RunStatus.FAILED;
            case "KILLED", "5" -> RunStatus.KILLED;
            default ->
                    throw MlflowError.invalid(
                            "Invalid value '"
                                    + word
                                    + "' for parameter 'status' supplied: expected RUNNING, SCHEDULED, FINISHED, FAILED or KILLED.");
        };
    }

    private Response delete(Request request) {
        store.runs().delete(existing(id(Ask.of(request))).id());
        return Response.json(Map.of());
    }

    private Response restore(Request request) {
        store.runs().restore(existing(id(Ask.of(request))).id());
        return Response.json(Map.of());
    }

    private Response param(Request request) {
        Ask ask = Ask.of(request);
        Param param = param(ask);
        store.intake()
                .write(new Batch(existing(id(ask)).id(), Points.NONE, List.of(param), Map.of()));
        return Response.json(Map.of());
    }

    private static Param param(Ask ask) {
        return Param.of(
                Limits.key("Param name", ask.needed("key")),
                Limits.cut(ask.text("value").orElse(""), Limits.PARAM_VALUE));
    }

    private Response tag(Request request) {
        Ask ask = Ask.of(request);
        String key = Limits.key("Tag name", ask.needed("key"));
        String value = Limits.cut(ask.text("value").orElse(""), Limits.TAG_VALUE);
        store.intake()
                .write(
                        new Batch(
                                existing(id(ask)).id(),
                                Points.NONE,
                                List.of(),
                                Map.of(key, value)));
        return Response.json(Map.of());
    }

    private Response untag(Request request) {
        Ask ask = Ask.of(request);
        store.runs().deleteTag(existing(id(ask)).id(), ask.needed("key"));
        return Response.json(Map.of());
    }

    private static void checkModel(String json) {
        JsonNode model;
        try {
            model = Json.parse(json);
        } catch (JacksonException e) {
            throw MlflowError.invalid(
                    "Malformed model info: 'model_json' is not valid JSON: "
                            + e.getOriginalMessage()
                            + ".");
        }
        List<String> missing = MODEL_FIELDS.stream().filter(name -> !model.has(name)).toList();
        if (!missing.isEmpty()) {
            throw MlflowError.invalid("Model json is missing mandatory fields: " + missing);
        }
    }

    /// A list of models with one more.
    private static String appended(String before, String model) {
        String list = before.isBlank() ? "[]" : before.strip();
        if (!list.startsWith("[") || !list.endsWith("]")) {
            throw new Refused(
                    Refused.Why.INVALID, "The tag '" + MODELS + "' holds no list, but: " + list);
        }
        String inner = list.substring(1, list.length() - 1).strip();
        return "[" + (inner.isEmpty() ? "" : inner + ", ") + model + "]";
    }

    private Response model(Request request) {
        Ask ask = Ask.of(request);
        RunId id = existing(id(ask)).id();
        String json = ask.needed("model_json");
        checkModel(json);
        store.runs().changeTag(id, MODELS, before -> appended(before, json));
        return Response.json(Map.of());
    }
}
