package dev.loupe.server.mlflow;

import dev.loupe.runs.Registry;
import dev.loupe.runs.Runs;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.server.http.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// MLflow's entities as JSON (`service.proto`, `model_registry.proto`).
final class Shapes {
    private Shapes() {}

    static Map<String, Object> experiment(Project project) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("experiment_id", project.id());
        shape.put("name", project.name());
        shape.put("artifact_location", project.artifactLocation());
        shape.put("lifecycle_stage", project.lifecycle().name().toLowerCase(Locale.ROOT));
        shape.put("last_update_time", project.updatedMillis());
        shape.put("creation_time", project.createdMillis());
        shape.put("tags", pairs(project.tags()));
        return shape;
    }

    static List<Object> pairs(Map<String, String> map) {
        List<Object> pairs = new ArrayList<>();
        map.forEach((key, value) -> pairs.add(pair(key, value)));
        return pairs;
    }

    private static Map<String, Object> pair(String key, String value) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("key", key);
        pair.put("value", value);
        return pair;
    }

    static Map<String, Object> info(Run run) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("run_id", run.id().value());
        shape.put("run_uuid", run.id().value());
        shape.put("run_name", run.name());
        shape.put("experiment_id", run.project());
        shape.put("user_id", run.user());
        shape.put("status", run.status().name());
        shape.put("start_time", run.startMillis());
        if (run.endMillis() != null) {
            shape.put("end_time", run.endMillis());
        }
        shape.put("artifact_uri", run.artifactUri());
        shape.put("lifecycle_stage", run.lifecycle().name().toLowerCase(Locale.ROOT));
        return shape;
    }

    static Map<String, Object> run(Runs.Whole run, Registry registry) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("metrics", run.series().stream().map(Shapes::latest).toList());
        List<Object> params = new ArrayList<>();
        for (Param param : run.params()) {
            params.add(pair(param.key(), param.text()));
        }
        data.put("params", params);
        data.put("tags", pairs(run.tags()));
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put(
                "dataset_inputs",
                registry.datasets(run.run().id()).stream().map(Shapes::input).toList());
        inputs.put(
                "model_inputs",
                registry.inputs(run.run().id()).stream()
                        .map(link -> Map.of("model_id", link.modelId()))
                        .toList());
        Map<String, Object> outputs = new LinkedHashMap<>();
        outputs.put(
                "model_outputs",
                registry.outputs(run.run().id()).stream()
                        .map(link -> Map.of("model_id", link.modelId(), "step", link.step()))
                        .toList());
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("info", info(run.run()));
        shape.put("data", data);
        shape.put("inputs", inputs);
        shape.put("outputs", outputs);
        return shape;
    }

    private static Object latest(SeriesSummary summary) {
        return metric(
                summary.series().key(), summary.last(), summary.lastMicros(), summary.lastStep());
    }

    static Map<String, Object> metric(String key, double value, long micros, long step) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("key", key);
        shape.put("value", Json.number(value));
        shape.put("timestamp", Math.floorDiv(micros, 1_000));
        shape.put("step", step);
        return shape;
    }

    private static Object input(Registry.DatasetInput input) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("name", input.name());
        dataset.put("digest", input.digest());
        dataset.put("source_type", input.sourceType());
        dataset.put("source", input.source());
        put(dataset, "schema", input.schema());
        put(dataset, "profile", input.profile());
        return Map.of("tags", pairs(input.tags()), "dataset", dataset);
    }

    static Map<String, Object> loggedModel(Registry.LoggedModel model) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("model_id", model.id());
        info.put("experiment_id", model.project());
        info.put("name", model.name());
        info.put("creation_timestamp_ms", model.createdMillis());
        info.put("last_updated_timestamp_ms", model.updatedMillis());
        info.put("artifact_uri", model.artifactUri());
        info.put(
                "status",
                List.of(
                                "LOGGED_MODEL_STATUS_UNSPECIFIED",
                                "LOGGED_MODEL_PENDING",
                                "LOGGED_MODEL_READY",
                                "LOGGED_MODEL_UPLOAD_FAILED")
                        .get(model.status()));
        info.put("creator_id", 0);
        put(info, "model_type", model.modelType());
        put(info, "source_run_id", model.source() == null ? null : model.source().value());
        put(info, "status_message", model.statusMessage());
        info.put("tags", pairs(model.tags()));
        List<Object> metrics = new ArrayList<>();
        for (Registry.ModelMetric metric : model.metrics()) {
            Map<String, Object> shape =
                    metric(metric.key(), metric.value(), metric.micros(), metric.step());
            shape.put("model_id", model.id());
            put(shape, "run_id", metric.run() == null ? null : metric.run().value());
            put(shape, "dataset_name", metric.datasetName());
            put(shape, "dataset_digest", metric.datasetDigest());
            metrics.add(shape);
        }
        return Map.of(
                "info", info, "data", Map.of("params", pairs(model.params()), "metrics", metrics));
    }

    static Map<String, Object> registered(
            Registry.Registered model, List<Registry.Version> versions) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("name", model.name());
        shape.put("creation_timestamp", model.createdMillis());
        shape.put("last_updated_timestamp", model.updatedMillis());
        shape.put("description", model.description());
        shape.put("tags", pairs(model.tags()));
        List<Object> aliases = new ArrayList<>();
        model.aliases()
                .forEach(
                        (alias, version) ->
                                aliases.add(
                                        Map.of(
                                                "alias",
                                                alias,
                                                "version",
                                                Integer.toString(version))));
        shape.put("aliases", aliases);
        shape.put("latest_versions", versions.stream().map(Shapes::version).toList());
        return shape;
    }

    static Map<String, Object> version(Registry.Version version) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("name", version.name());
        shape.put("version", Integer.toString(version.version()));
        shape.put("creation_timestamp", version.createdMillis());
        shape.put("last_updated_timestamp", version.updatedMillis());
        shape.put("current_stage", version.stage());
        shape.put("description", version.description());
        shape.put("source", version.source());
        put(shape, "run_id", version.run() == null ? null : version.run().value());
        put(shape, "run_link", version.runLink());
        put(shape, "model_id", version.modelId());
        shape.put("status", version.status());
        put(shape, "status_message", version.statusMessage());
        put(shape, "user_id", version.user().isEmpty() ? null : version.user());
        shape.put("tags", pairs(version.tags()));
        shape.put("aliases", version.aliases());
        return shape;
    }

    private static void put(Map<String, Object> shape, String name, @Nullable Object value) {
        if (value != null) {
            shape.put(name, value);
        }
    }
}
