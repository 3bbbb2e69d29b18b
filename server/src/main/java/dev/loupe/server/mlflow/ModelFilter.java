package dev.loupe.server.mlflow;

import dev.loupe.runs.Registry.LoggedModel;
import dev.loupe.runs.Registry.ModelMetric;
import dev.loupe.runs.query.Field;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Filters and orders of logged models: attributes, params, metrics (also on one dataset only) and tags.
final class ModelFilter {
    private ModelFilter() {}

    /// A dataset that a metric was taken on. Null fits all.
    record Dataset(@Nullable String name, @Nullable String digest) {
        static Dataset of(Ask ask) {
            return new Dataset(
                    ask.text("dataset_name").orElse(null), ask.text("dataset_digest").orElse(null));
        }

        private boolean fits(ModelMetric metric) {
            return (name == null || name.equals(metric.datasetName()))
                    && (digest == null || digest.equals(metric.datasetDigest()));
        }
    }

    /// @param datasets metrics of the filter are those taken on one of these; none for all
    static Predicate<LoggedModel> of(String filter, List<Dataset> datasets) {
        return EntityFilter.of(filter, (model, field) -> value(model, field, datasets));
    }

    private static @Nullable Object value(LoggedModel model, Field field, List<Dataset> datasets) {
        return switch (field.kind()) {
            case TAG -> model.tags().get(field.key());
            case PARAM -> model.params().get(field.key());
            case METRIC -> metric(model, field.key(), datasets).orElse(null);
            case ATTRIBUTE, BARE, DATASET -> EntityFilter.attribute(attributes(model), field.key());
        };
    }

    private static Optional<Double> metric(LoggedModel model, String key, List<Dataset> datasets) {
        return model.metrics().stream()
                .filter(m -> m.key().equals(key))
                .filter(m -> datasets.isEmpty() || datasets.stream().anyMatch(d -> d.fits(m)))
                .max(
                        Comparator.comparingLong(ModelMetric::micros)
                                .thenComparingLong(ModelMetric::step))
                .map(ModelMetric::value);
    }

    private static Map<String, Object> attributes(LoggedModel model) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", model.name());
        values.put("model_id", model.id());
        values.put("model_type", model.modelType() == null ? "" : model.modelType());
        values.put("status", status(model));
        values.put("source_run_id", source(model));
        values.put("creation_timestamp", (double) model.createdMillis());
        values.put("creation_time", (double) model.createdMillis());
        values.put("last_updated_timestamp", (double) model.updatedMillis());
        return values;
    }

    private static String status(LoggedModel model) {
        return model.status() == 2 ? "READY" : model.status() == 1 ? "PENDING" : "UPLOAD_FAILED";
    }

    private static String source(LoggedModel model) {
        return model.source() == null ? "" : model.source().value();
    }

    /// Models without the metric, or without a number for it, come last either way; newest first where nothing else decides.
    static Comparator<LoggedModel> order(List<Ask> orders) {
        Comparator<LoggedModel> order = (a, b) -> 0;
        for (Ask by : orders) {
            order = order.thenComparing(order(by));
        }
        return order.thenComparing(Comparator.comparing(LoggedModel::createdMillis).reversed())
                .thenComparing(LoggedModel::id);
    }

    private static Comparator<LoggedModel> order(Ask by) {
        String field = by.needed("field_name");
        boolean ascending = by.flag("ascending", true);
        Dataset on = Dataset.of(by);
        if (on.digest != null && on.name == null) {
            throw MlflowError.invalid(
                    "`dataset_digest` can only be specified if `dataset_name` is also specified.");
        }
        if (field.startsWith("metrics.")) {
            String key = field.substring(8);
            Comparator<Double> numbers =
                    ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
            return Comparator.comparing(
                    (LoggedModel model) ->
                            metric(model, key, List.of(on))
                                    .filter(value -> !value.isNaN())
                                    .orElse(null),
                    Comparator.nullsLast(numbers));
        }
        if (on.name != null) {
            throw MlflowError.invalid(
                    "`dataset_name` and `dataset_digest` can only be specified for metrics, not for '"
                            + field
                            + "'.");
        }
        Comparator<LoggedModel> one = attribute(field);
        return ascending ? one : one.reversed();
    }

    private static Comparator<LoggedModel> attribute(String field) {
        return switch (field.replaceFirst("^attributes?\\.", "")) {
            case "name" -> Comparator.comparing(LoggedModel::name);
            case "model_id" -> Comparator.comparing(LoggedModel::id);
            case "model_type" ->
                    Comparator.comparing(m -> m.modelType() == null ? "" : m.modelType());
            case "status" -> Comparator.comparing(LoggedModel::status);
            case "source_run_id" -> Comparator.comparing(ModelFilter::source);
            case "creation_timestamp", "creation_timestamp_ms", "creation_time" ->
                    Comparator.comparing(LoggedModel::createdMillis);
            case "last_updated_timestamp", "last_updated_timestamp_ms" ->
                    Comparator.comparing(LoggedModel::updatedMillis);
            default -> throw MlflowError.invalid("Invalid order by field name: '" + field + "'.");
        };
    }
}
