package dev.loupe.server.mlflow;

import dev.loupe.runs.Registry.LoggedModel;
import dev.loupe.runs.Registry.ModelMetric;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/// Filters and orders of logged models: attributes, params, metrics and tags.
final class ModelFilter {
    private ModelFilter() {}

    static Predicate<LoggedModel> of(String filter) {
        return ExperimentFilter.over(filter, ModelFilter::values, LoggedModel::tags);
    }

    private static Map<String, Object> values(LoggedModel model) {
        Map<String, Object> values = new HashMap<>(model.params());
        for (ModelMetric metric : model.metrics()) {
            values.put(metric.key(), metric.value());
        }
        values.put("name", model.name());
        values.put("model_id", model.id());
        values.put("model_type", model.modelType() == null ? "" : model.modelType());
        values.put(
                "status",
                model.status() == 2 ? "READY" : model.status() == 1 ? "PENDING" : "UPLOAD_FAILED");
        values.put("source_run_id", model.source() == null ? "" : model.source().value());
        values.put("creation_timestamp", (double) model.createdMillis());
        values.put("creation_time", (double) model.createdMillis());
        values.put("last_updated_timestamp", (double) model.updatedMillis());
        return values;
    }

    static Comparator<LoggedModel> order(String field) {
        if (field.startsWith("metrics.")) {
            return Comparator.comparing(
                    metric(field.substring(8)), Comparator.nullsLast(Comparator.naturalOrder()));
        }
        return switch (field) {
            case "name" -> Comparator.comparing(LoggedModel::name);
            case "model_id" -> Comparator.comparing(LoggedModel::id);
            case "creation_timestamp", "creation_timestamp_ms", "creation_time" ->
                    Comparator.comparing(LoggedModel::createdMillis);
            case "last_updated_timestamp", "last_updated_timestamp_ms" ->
                    Comparator.comparing(LoggedModel::updatedMillis);
            default -> throw MlflowError.invalid("Invalid order by field name: '" + field + "'.");
        };
    }

    private static Function<LoggedModel, Double> metric(String key) {
        return model ->
                model.metrics().stream()
                        .filter(m -> m.key().equals(key))
                        .map(ModelMetric::value)
                        .findFirst()
                        .orElse(Double.NaN);
    }
}
